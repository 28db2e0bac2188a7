import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card'
import { CheckItem, CheckList, type CheckState } from '@/components/ui/check-list'
import { CountStrip } from '@/components/ui/count-strip'
import { TextLink } from '@/components/ui/text-link'
import type { EligibilityResult } from '@/lib/rounds/eligibility'

type SelfCheckCardProps = {
  results: readonly EligibilityResult[]
  quota: { endorsed: number; cap: number | null }
  /** Where the document that a rule asks for is uploaded, by rule. */
  links?: Readonly<Record<string, string>>
  isEditable: boolean
}

const stateOf: Record<EligibilityResult['outcome'], CheckState> = { fail: 'fail', needsEvidence: 'missing', pass: 'pass' }
const order: EligibilityResult['outcome'][] = ['fail', 'needsEvidence', 'pass']

/** The same rules as at the office's check: what fails first, then what the office still has to verify, then what holds. */
export function SelfCheckCard({ results, quota, links = {}, isEditable }: SelfCheckCardProps) {
  const isFull = quota.cap !== null && quota.endorsed >= quota.cap
  const count = (outcome: EligibilityResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  const quotaItem = quota.cap !== null && (
    <CheckItem state={isFull ? 'fail' : 'pass'} title="本单位推荐名额" word={isFull ? '已满' : '通过'}>
      上限 {quota.cap} 名，其他人选已占用 {quota.endorsed} 名。
    </CheckItem>
  )
  return (
    <Card as="aside" aria-label="资格自查">
      <CardHead finding="资格自查" sub="按档案和已传材料随时核对，与资格审查同一套条件" />
      <CardBody>
        <CountStrip
          items={[
            { value: count('fail') + (isFull ? 1 : 0), label: '未通过', tone: 'rose' },
            { value: count('needsEvidence'), label: '待核实', tone: 'amber' },
            { value: count('pass') + (quota.cap !== null && !isFull ? 1 : 0), label: '通过', tone: 'green' },
          ]}
        />
        <div className="mt-3">
          <CheckList>
            {isFull && quotaItem}
            {order.flatMap((outcome) =>
              results
                .filter((result) => result.outcome === outcome)
                .map((result) => {
                  const link = links[result.ruleKey]
                  return (
                    <CheckItem
                      key={result.ruleKey}
                      state={stateOf[outcome]}
                      title={result.name}
                      word={outcome === 'needsEvidence' ? '待核实' : undefined}
                    >
                      {result.reason}
                      {isEditable && link && outcome === 'fail' && (
                        <>
                          {' '}
                          <TextLink href={link}>去上传</TextLink>
                        </>
                      )}
                    </CheckItem>
                  )
                }),
            )}
            {!isFull && quotaItem}
          </CheckList>
        </div>
      </CardBody>
      <CardFoot>
        {isEditable ? '有“未通过”时可以存草稿，不能提交。“待核实”不影响提交，由市人才办审查。' : '由市人才办在资格审查时核实。'}
      </CardFoot>
    </Card>
  )
}
