'use client'
import { useState, useSyncExternalStore } from 'react'
import { type ActionResult, callAction } from '@/components/forms/action-result'
import { Alert } from '@/components/ui/alert'
import { BlockedAction, Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { PanelChoice } from '@/lib/rounds/meeting/papers'
import type { PaperView, VotingDesk } from '@/lib/rounds/panel-desk-queries'
import { BallotPaper, summaryOf } from './ballot-paper'
import { castPaper, finishPaper, forgetOtherPapers, type HeldPaper, papersText, preparePaper, watchPapers } from './ballot-token'

type Claim = { turnId: string; papers: { paperId: string; blinded: string }[] }
type Signed = { papers: { paperId: string; blindSignature: string }[] }
type Props = { turn: NonNullable<VotingDesk['turn']>; claim: (input: Claim) => Promise<ActionResult<Signed>> }

type Held = Record<string, HeldPaper | null>

/** Taking and casting the papers of a secret turn. Choices stay in this page until they are cast, each paper on its own and without a session. */
export function SecretBallot({ turn, claim }: Props) {
  const [choices, setChoices] = useState<Record<string, PanelChoice>>({})
  const [isBusy, setBusy] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { papers } = turn
  // On the server nothing is known of what the browser holds.
  const text = useSyncExternalStore(
    watchPapers,
    () => papersText(papers.map((paper) => paper.paperId)),
    () => '',
  )

  if (papers.length === 0) return <Alert tone="grey">按回避规定，您不参加这一轮表决。</Alert>
  if (text === null) return <Alert tone="rose">本机浏览器不支持无记名投票，请换用新版浏览器，并使用以 https 开头的地址访问。</Alert>
  if (text === '') return <p className="text-ink-3">正在检查本机的选票……</p>
  const held = JSON.parse(text) as Held

  const isSigned = papers.every((paper) => held[paper.paperId]?.signature || held[paper.paperId]?.isCast)
  const isCast = papers.every((paper) => held[paper.paperId]?.isCast)
  const openPapers = papers.filter((paper) => !held[paper.paperId]?.isCast)
  const keys = papers.map((paper) => paper.keyNumber).join('、')

  async function take() {
    setBusy(true)
    setProblem(undefined)
    forgetOtherPapers(papers.map((paper) => paper.paperId))
    try {
      const prepared = []
      for (const paper of papers)
        prepared.push({ paperId: paper.paperId, blinded: (await preparePaper(paper.paperId, paper.publicKey ?? '')).blinded })
      const answer = await callAction(claim, { turnId: turn.id, papers: prepared })
      if (answer.ok)
        for (const { paperId, blindSignature } of answer.data.papers)
          await finishPaper(paperId, papers.find((paper) => paper.paperId === paperId)?.publicKey ?? '', blindSignature)
      else setProblem(answer.message)
    } catch {
      setProblem('选票凭证没有通过核验，请刷新页面后重新领票；仍不行的，请告知会务人员。')
    }
    setBusy(false)
  }

  async function cast() {
    setBusy(true)
    setProblem(undefined)
    for (const paper of shuffled(openPapers)) {
      const filled = paper.candidates.flatMap(({ nominationId }) => {
        const choice = choices[nominationId]
        return choice ? [{ nominationId, choice }] : []
      })
      const failure = await castPaper(paper.paperId, filled)
      if (failure) setProblem(failure)
    }
    setChoices({})
    setAsking(false)
    setBusy(false)
  }

  if (isCast)
    return (
      <Alert tone="green" title="选票已投入票箱。">
        本轮结束后公布计票结果。票箱里没有任何能够认出您的记录。
      </Alert>
    )

  const lost = turn.hasClaimed && papers.some((paper) => !held[paper.paperId])
  const failed = problem && <Alert tone="rose">{problem}</Alert>
  if (lost)
    return (
      <Alert tone="amber" title="您的选票不在这台设备上。">
        请用领票时的设备和浏览器投票。如果选票已经丢失（更换设备、清除浏览数据、退出登录），请告知会务人员，由市人才办作废本轮后重新表决。
      </Alert>
    )
  if (turn.state === 'claiming')
    return (
      <div className="space-y-3">
        {isSigned ? (
          <Alert tone="green" title="选票已领取，保存在本机。">
            请不要退出登录或更换设备；全体领票后由市人才办宣布开始投票，本页自动更新。
          </Alert>
        ) : (
          <Button variant="primary" size="lg" loading={isBusy} onClick={() => void take()}>
            领取选票
          </Button>
        )}
        {failed}
        <p className="text-13 text-ink-3">
          选票凭证由本机随机生成，门户只对遮盖后的凭证签名，看不到凭证内容，因此无法把选票同领票人对应起来。选票编号 {keys}
          ，全体成员应当相同，可以互相核对。
        </p>
      </div>
    )
  if (!isSigned) return <Alert tone="amber">发票环节已经结束，您没有领取本轮选票。您仍计入实到会人数。</Alert>
  const missing = openPapers.flatMap((paper) => paper.candidates).filter((candidate) => !choices[candidate.nominationId]).length
  const button = (
    <Button variant="primary" size="lg" disabled={missing > 0} onClick={() => setAsking(true)}>
      投票
    </Button>
  )
  return (
    <div className="space-y-4">
      {failed}
      <BallotPaper
        papers={openPapers}
        choices={choices}
        onChoose={(id, choice) => setChoices((all) => ({ ...all, [id]: choice }))}
        disabled={isBusy}
      />
      {missing > 0 ? <BlockedAction reason={`还有 ${missing} 个候选对象没有选择`}>{button}</BlockedAction> : button}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="确认投票？"
        consequences={`${summaryOf(choices)}。选票不附任何身份信息，投入票箱后不能更改或取回。`}
        confirmLabel="投入票箱"
        busy={isBusy}
        onConfirm={() => void cast()}
      />
    </div>
  )
}

/** The order in which papers arrive shall not tell which belong together. */
function shuffled(papers: readonly PaperView[]): PaperView[] {
  return papers
    .map((paper) => ({ paper, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map((each) => each.paper)
}
