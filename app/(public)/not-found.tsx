import { NothingHere } from '@/components/public/nothing-here'

export default function PublicNotFound() {
  return (
    <NothingHere
      title="没有找到这一页"
      hint="地址可能有误，或者内容已经撤下。可以从首页重新查找。"
      links={[
        { href: '/', label: '回到首页' },
        { href: '/talents', label: '查找人才' },
      ]}
    />
  )
}
