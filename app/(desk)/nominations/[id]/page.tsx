import type { Metadata } from 'next'
import { ActionButton } from '@/components/forms/action-button'
import { NominationForm } from '@/components/nominations/nomination-form'
import { HistoryCard, NominationReading, OnFileCard } from '@/components/nominations/nomination-reading'
import { daysLeftInWords } from '@/components/nominations/open-rounds'
import { SelfCheckCard } from '@/components/nominations/self-check-card'
import { firstValue, type ListParams } from '@/components/tables/list-url'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { buttonVariants, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { currentViewer } from '@/lib/platform/access/session'
import { formatInstant } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { stepsOf } from '@/lib/rounds/nomination-form'
import { type NominationDetail, readNomination } from '@/lib/rounds/nomination-queries'
import {
  attachDocumentAction,
  endorseNominationAction,
  removeAttachmentAction,
  returnNominationAction,
  saveNominationAction,
  searchCandidatesAction,
  submitNominationAction,
  withdrawNominationAction,
} from '../actions'

export const metadata: Metadata = { title: '推荐表' }

/** Step of the form and place of the field in which a rule's document is uploaded, by rule. */
function documentLinks(nomination: NominationDetail): Record<string, string> {
  const steps = stepsOf(nomination.fields)
  return Object.fromEntries(
    Object.entries(nomination.documentFields).map(([rule, key]) => {
      const index = steps.findIndex((step) => step.fields.some((field) => field.key === key))
      return [rule, `/nominations/${nomination.id}?step=${index + 1}#field-${key}`]
    }),
  )
}

function deadlineInWords({ deadline }: NominationDetail): string {
  if (!deadline) return ''
  const what = deadline.isCorrection ? '补正期限' : '申报截止'
  return ` · ${what} ${formatInstant(deadline.at)}，${deadline.isOver ? '已截止' : daysLeftInWords(deadline.daysLeft)}`
}

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export default async function NominationPage({ params, searchParams }: PageProps) {
  const [{ id }, query, viewer] = await Promise.all([params, searchParams, currentViewer()])
  const nomination = await orNotFound(readNomination(viewer, id))
  const { abilities, version, unitQuota } = nomination
  const input = { nominationId: id, version }
  const aside = (
    <SelfCheckCard results={nomination.selfCheck} quota={unitQuota} links={documentLinks(nomination)} isEditable={abilities.edit} />
  )
  return (
    <>
      <PageHeader
        title={`${nomination.channel === 'self' ? '本人申报' : nomination.subjectKind === 'person' ? '推荐人选' : '申报项目'}：${nomination.subject}`}
        badge={<Badge tone={nomination.label.tone}>{nomination.label.text}</Badge>}
        sub={`${nomination.unit} · ${nomination.line}${deadlineInWords(nomination)}`}
        breadcrumb={[{ label: '推荐申报', href: '/nominations' }, { label: nomination.round.name }]}
        actions={
          <>
            {nomination.letterId && <LinkButton href={`/letters/${nomination.letterId}`}>结果通知书</LinkButton>}
            {nomination.hasResult && <LinkButton href={`/nominations/${id}/reexamination`}>程序复核</LinkButton>}
            <a href={`/nominations/${id}/document`} download className={buttonVariants()}>
              <Icon name="download" size={16} className="text-ink-3" />
              导出推荐表
            </a>
            {abilities.withdraw && (
              <ActionButton
                action={withdrawNominationAction}
                input={input}
                variant="danger"
                success="已撤回"
                confirm={{
                  title: `撤回${nomination.subject}的推荐？`,
                  consequences: '撤回后本轮不能恢复；已填写的内容和办理经过留存备查。',
                  confirmLabel: '撤回',
                  danger: true,
                  reason: { label: '撤回理由', required: true, minLength: 4 },
                }}
              >
                撤回
              </ActionButton>
            )}
            {abilities.endorse && (
              <>
                <ActionButton
                  action={returnNominationAction}
                  input={input}
                  success="已退回修改"
                  confirm={{
                    title: `退回${nomination.subject}的推荐？`,
                    consequences: '退回后由单位人事或本人修改，截止前可以再次提交。',
                    confirmLabel: '退回修改',
                    reason: { label: '退回理由', required: true, minLength: 4, help: '写明需要修改或补充的内容。' },
                  }}
                >
                  退回修改
                </ActionButton>
                <ActionButton
                  action={endorseNominationAction}
                  input={input}
                  variant="primary"
                  icon="check"
                  success="已同意推荐，上报市人才办"
                  blocked={unitQuota.cap !== null && unitQuota.endorsed >= unitQuota.cap ? `本单位名额 ${unitQuota.cap} 名已满` : undefined}
                  confirm={{
                    title: `同意推荐${nomination.subject}？`,
                    consequences:
                      unitQuota.cap === null
                        ? '同意后上报市人才办进行资格审查。'
                        : `同意后上报市人才办进行资格审查。本单位名额 ${unitQuota.cap} 名，已上报 ${unitQuota.endorsed} 名，本次为第 ${unitQuota.endorsed + 1} 名。`,
                    confirmLabel: '同意推荐',
                  }}
                >
                  同意推荐
                </ActionButton>
              </>
            )}
          </>
        }
      />
      {nomination.reason && (
        <Alert tone="amber" className="mb-4" title="说明：">
          {nomination.reason}
        </Alert>
      )}
      {nomination.isStranded && (
        <Alert tone="rose" className="mb-4">
          已过{nomination.deadline?.isCorrection ? '补正期限' : '申报截止时间'}，不能再修改或提交；已填写的内容仍然保留。
        </Alert>
      )}
      {abilities.edit ? (
        <NominationForm
          nomination={nomination}
          step={Number(firstValue(query, 'step')) || 1}
          actions={{
            save: saveNominationAction,
            attach: attachDocumentAction,
            removeAttachment: removeAttachmentAction,
            submit: submitNominationAction,
            searchPeople: searchCandidatesAction,
          }}
          aside={
            <div className="min-w-0 space-y-4">
              {aside}
              {nomination.history.length > 0 && <HistoryCard nomination={nomination} />}
              <OnFileCard nomination={nomination} columns={2} />
            </div>
          }
        />
      ) : (
        <NominationReading nomination={nomination} aside={aside} />
      )}
    </>
  )
}
