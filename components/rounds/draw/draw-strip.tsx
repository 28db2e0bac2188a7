import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/button'
import type { DrawSummary } from '@/lib/rounds/draw-queries'

type Props = { roundId: string; draw: DrawSummary; canOpen: boolean }

const words: Record<DrawSummary['state'], string> = {
  none: '可从专家库随机抽取专家，由市人才办和监督方共同确定，过程可以复核。',
  committing: '抽取专家已经发起，等待双方提交承诺。',
  frozen: '抽取用的专家库已经固定，等待双方公开种子。',
  drawn: '',
}

/** Where the draw stands, on the page of the round's reviewers. Absent where nothing was drawn and nothing can be. */
export function DrawStrip({ roundId, draw, canOpen }: Props) {
  if (draw.state === 'none' && !canOpen) return null
  return (
    <Alert
      tone={draw.waitsForYou ? 'amber' : draw.state === 'drawn' ? 'green' : 'indigo'}
      title={draw.waitsForYou ? '抽取专家等待您办理。' : undefined}
      actions={
        <LinkButton href={`/rounds/${roundId}/draw`} size="sm">
          抽取专家
        </LinkButton>
      }
    >
      {draw.state === 'drawn' ? `已抽取专家，在席 ${draw.drawn} 人。` : words[draw.state]}
    </Alert>
  )
}
