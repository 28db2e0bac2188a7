import type { Metadata } from 'next'
import { AnswerForm } from '@/components/public/answer-form'
import { PublicPage, PublicTitle } from '@/components/shell/public-frame'
import { readAnswer } from './actions'

export const metadata: Metadata = { title: '查询异议', robots: { index: false } }

export default function AnswerPage() {
  return (
    <PublicPage>
      <div className="max-w-[760px]">
        <PublicTitle title="查询已提出的异议" sub="填写提交异议时得到的编号和查询码。" />
        <AnswerForm action={readAnswer} />
      </div>
    </PublicPage>
  )
}
