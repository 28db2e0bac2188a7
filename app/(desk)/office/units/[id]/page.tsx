import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { UnitDialogs } from '@/components/units/unit-dialogs'
import { UnitHistory } from '@/components/units/unit-history'
import { unitLevelLabels } from '@/lib/org/labels'
import { readUnit } from '@/lib/org/unit-queries'
import { currentViewer } from '@/lib/platform/access/session'
import { formatDate } from '@/lib/platform/dates'
import { orNotFound } from '@/lib/platform/http/or-not-found'
import { closeUnitAction, editUnitAction, mergeUnitsAction, moveUnitAction, renameUnitAction } from '../actions'

export const metadata: Metadata = { title: '单位' }

const ACTIONS = { edit: editUnitAction, rename: renameUnitAction, move: moveUnitAction, merge: mergeUnitsAction, close: closeUnitAction }

export default async function UnitPage({ params }: { params: Promise<{ id: string }> }) {
  const [viewer, { id }] = await Promise.all([currentViewer(), params])
  const unit = await orNotFound(readUnit(viewer, id))
  const canChange = unit.canManage && unit.closedOn === null
  return (
    <>
      <PageHeader
        title={unit.name}
        badge={unit.closedOn ? <Badge tone="grey">已撤销</Badge> : undefined}
        sub={unit.parentName ? `隶属${unit.parentName}` : undefined}
        breadcrumb={[{ label: '单位', href: '/office/units' }, { label: unit.name }]}
        actions={
          canChange ? (
            <UnitDialogs
              unit={unit}
              actions={ACTIONS}
              more={unit.parentId === null ? undefined : <LinkButton href={`/office/units/${id}/split`}>拆分</LinkButton>}
            />
          ) : undefined
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-1">
        <Card>
          <CardHead finding="单位信息" />
          <CardBody>
            <KeyValues
              columns={2}
              items={[
                { label: '简称', value: unit.shortName },
                { label: '编码', value: unit.code },
                { label: '层级', value: unitLevelLabels[unit.level] },
                { label: '法人单位', value: unit.isLegalBody ? '是' : `否${unit.legalBodyName ? `，属${unit.legalBodyName}` : ''}` },
                { label: '启用日期', value: formatDate(unit.openedOn) },
                ...(unit.closedOn ? [{ label: '最后一日', value: formatDate(unit.closedOn) }] : []),
                { label: '在职人员（含下级）', value: <TextLink href={`/people?unit=${id}`}>{unit.peopleUnder} 人</TextLink> },
                {
                  label: '下级单位',
                  wide: true,
                  value:
                    unit.children.length === 0 ? (
                      '无'
                    ) : (
                      <span className="flex flex-wrap gap-x-4 gap-y-1">
                        {unit.children.map((child) => (
                          <TextLink key={child.id} href={`/office/units/${child.id}`}>
                            {child.name}
                          </TextLink>
                        ))}
                      </span>
                    ),
                },
              ]}
            />
          </CardBody>
        </Card>
        <UnitHistory unit={unit} />
      </div>
    </>
  )
}
