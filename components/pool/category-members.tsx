import { ActionButton } from '@/components/forms/action-button'
import type { ActionResult } from '@/components/forms/action-result'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { RowHead, TableFrame, Td, Th } from '@/components/ui/table'
import { formatInstant } from '@/lib/platform/dates'
import type { MemberView } from '@/lib/pool/category-queries'

type Input = { categoryId: string; personId: string; change: 'included' | 'excluded' | 'clear'; reason: string }
type CategoryMembersProps = {
  categoryId: string
  members: readonly MemberView[]
  canManage: boolean
  action: (input: Input) => Promise<ActionResult<unknown>>
}

/** What the office said of people by hand, standing and past. */
export function CategoryMembers({ categoryId, members, canManage, action }: CategoryMembersProps) {
  return (
    <Card>
      <CardHead finding="人工调整的成员" sub="加入、移出和恢复都留有记录。" />
      <CardBody flush className="pt-3">
        {members.length === 0 ? (
          <EmptyState icon="users" title="没有人工调整" hint="成员全部由规则归入。" />
        ) : (
          <TableFrame label="人工调整的成员" bare>
            <thead>
              <tr>
                <Th>姓名</Th>
                <Th>单位</Th>
                <Th>调整</Th>
                <Th>理由</Th>
                <Th>时间</Th>
                {canManage && <Th>办理</Th>}
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.id}>
                  <RowHead>{member.name}</RowHead>
                  <Td label="单位">{member.unitName}</Td>
                  <Td label="调整">
                    <Badge tone={member.endedAt ? 'grey' : member.membership === 'included' ? 'green' : 'amber'}>
                      {member.endedAt
                        ? member.membership === 'included'
                          ? '曾加入'
                          : '曾移出'
                        : member.membership === 'included'
                          ? '加入'
                          : '移出'}
                    </Badge>
                  </Td>
                  <Td label="理由">
                    {member.reason}
                    {member.endReason && <span className="block text-12 text-ink-3">{`恢复：${member.endReason}`}</span>}
                  </Td>
                  <Td label="时间">{formatInstant(member.endedAt ?? member.at)}</Td>
                  {canManage && (
                    <Td label="办理">
                      {member.endedAt ? (
                        <span className="text-ink-3">—</span>
                      ) : (
                        <ActionButton
                          size="sm"
                          variant="quiet"
                          action={action}
                          input={{ categoryId, personId: member.personId, change: 'clear' }}
                          success="已恢复按规则归入。"
                          confirm={{
                            title: `恢复${member.name}按规则归入`,
                            consequences: '不再人工加入或移出，是否在分类中只看规则。',
                            confirmLabel: '恢复',
                            reason: { label: '理由', required: true, minLength: 2 },
                          }}
                        >
                          恢复
                        </ActionButton>
                      )}
                    </Td>
                  )}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </CardBody>
    </Card>
  )
}
