import type { ReactNode } from 'react'
import { PublicFrame } from '@/components/shell/public-frame'

const SECTIONS = [
  { href: '/', label: '首页' },
  { href: '/talents', label: '人才库' },
  { href: '/notices', label: '评选与公示' },
  { href: '/verify', label: '查验证书' },
]
const LINKS = [
  { href: '/accessibility', label: '无障碍' },
  { href: '/login', label: '登录' },
]

type PublicShellProps = { brand: { name: string; fullName: string; owner: string[] }; children: ReactNode }

/** The frame of every page before login, with this portal's sections. */
export function PublicShell({ brand, children }: PublicShellProps) {
  return (
    <PublicFrame
      brand={{ name: brand.name, fullName: brand.fullName }}
      sections={SECTIONS}
      links={LINKS}
      footer={{
        lines: brand.owner,
        links: [
          { href: '/accessibility', label: '无障碍声明' },
          { href: '/privacy', label: '个人信息保护' },
          { href: '/activate', label: '人才账号激活' },
        ],
      }}
    >
      {children}
    </PublicFrame>
  )
}
