import type { Metadata } from 'next'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'

export const metadata: Metadata = { title: '个人信息保护' }

export default function PrivacyPage() {
  return (
    <PublicPage>
      <PublicTitle title="个人信息保护" sub="本门户依照《中华人民共和国个人信息保护法》处理个人信息。" />
      <div className="max-w-[760px] space-y-4 leading-relaxed text-ink-2">
        <p>
          公众人才库只收录本人单独同意公开的人员，只显示姓名、单位、条线、称号、专长和公开业绩，不显示证件号码和联系方式。同意可以随时撤回，撤回后立即不再显示。
        </p>
        <p>身份证号和手机号在数据库中加密保存，工作人员看到的是隐去中间各位的号码；查看完整号码须填写用途，并留有记录。</p>
        <p>公示页面只在公示期内展示，不允许搜索引擎收录。提出异议的人，其姓名和联系方式不会告知被异议人。</p>
        <p>本人可登录门户查看、更正自己的信息；其他请求可向页脚所列的主办单位提出。</p>
      </div>
    </PublicPage>
  )
}
