import { NothingHere } from '@/components/public/nothing-here'

export default function TalentNotFound() {
  return (
    <NothingHere
      title="没有公开这个人的信息"
      hint="地址可能有误，或者本人没有同意公开、已撤回同意。"
      links={[
        { href: '/talents', label: '回到人才库' },
        { href: '/', label: '回到首页' },
      ]}
    />
  )
}
