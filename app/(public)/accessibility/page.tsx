import type { Metadata } from 'next'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'

export const metadata: Metadata = { title: '无障碍声明' }

export default function AccessibilityPage() {
  return (
    <PublicPage>
      <PublicTitle title="无障碍声明" sub="本门户按《网页内容无障碍指南》2.2 版 AA 级建设。" />
      <div className="max-w-[760px] space-y-4 leading-relaxed text-ink-2">
        <p>
          所有页面都能只用键盘操作：按 Tab
          键逐项移动，按回车键打开；每页开头有“跳到正文”链接。读屏软件能读出标题层级、表格表头、图表的文字说明和表单的错误提示。
        </p>
        <p>文字可放大到 200% 而不丢失内容；颜色不是区分状态的唯一手段，每种状态都配有文字或图标；深浅两种配色随系统设置切换。</p>
        <p>公众页面不依赖脚本即可阅读和查找。如在使用中遇到困难，请拨打页脚的服务电话，我们会在五个工作日内答复。</p>
      </div>
    </PublicPage>
  )
}
