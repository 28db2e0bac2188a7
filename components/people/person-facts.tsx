import type { ReactNode } from 'react'
import { OutsideCertificate } from '@/components/titles/outside-certificate'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHead } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyValues } from '@/components/ui/key-values'
import { TableFrame, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { Timeline } from '@/components/ui/timeline'
import { TitleBadge } from '@/components/ui/title-badge'
import { appraisalLabels, sexLabels, spellEndLabels, staffKindLabels } from '@/lib/org/labels'
import type { PersonView } from '@/lib/org/person-queries'
import { type DateOnly, formatDate, formatMonth } from '@/lib/platform/dates'
import { TitleLine } from './title-line'

const span = (startsOn: DateOnly, endsOn: DateOnly | null) => `${formatDate(startsOn)} 至 ${endsOn ? formatDate(endsOn) : '今'}`

export function PersonFacts({ person, tools }: { person: PersonView; tools?: ReactNode }) {
  const { identity } = person
  return (
    <Card>
      <CardHead finding="基本情况" tools={tools} />
      <CardBody>
        <KeyValues
          items={[
            { label: '性别', value: person.sex && sexLabels[person.sex] },
            {
              label: '出生日期',
              value: person.birthDate && `${formatDate(person.birthDate)}${person.age === null ? '' : `（${person.age}岁）`}`,
            },
            ...(identity
              ? [
                  { label: '身份证号', value: identity.idNumber },
                  { label: '手机号码', value: identity.phone },
                ]
              : []),
            { label: '政治面貌', value: person.politicalStatus },
            { label: '学历', value: person.education },
            { label: '学位', value: person.degree },
            { label: '参加工作时间', value: person.workStartDate && formatMonth(person.workStartDate) },
            { label: '人员类别', value: staffKindLabels[person.staffKind] },
            { label: '现任职务', value: person.post },
            { label: '条线', value: person.lineName },
            { label: '本条线工作起始', value: person.lineSince && formatMonth(person.lineSince) },
            ...(person.retiresOn ? [{ label: '确定的退休日期', value: formatDate(person.retiresOn) }] : []),
            { label: '专业特长', value: person.specialities.join('、'), wide: true },
            ...(person.bio ? [{ label: '简介', value: person.bio, wide: true }] : []),
          ]}
        />
      </CardBody>
    </Card>
  )
}

export function PersonTitles({ person }: { person: PersonView }) {
  const held = person.holdings.filter(({ isHeld }) => isHeld)
  return (
    <Card>
      <CardHead finding={held.length > 0 ? `现持有 ${held.length} 个称号` : '现未持有称号'} />
      <CardBody flush className="pt-3">
        {person.holdings.length === 0 ? (
          <EmptyState icon="award" title="没有称号记录" hint="经评选命名或认定后，会记在这里。" />
        ) : (
          <>
            <div className="px-5 pb-2">
              <TitleLine titles={person.holdings} today={person.today} />
            </div>
            <TableFrame label="称号" bare>
              <thead>
                <tr>
                  <Th>称号</Th>
                  <Th>任期</Th>
                  <Th>文号</Th>
                  <Th>状态</Th>
                </tr>
              </thead>
              <tbody>
                {person.holdings.map((holding) => (
                  <tr key={holding.id}>
                    <Td label="称号">
                      <TitleBadge bar={holding.isHeld ? (holding.plan === 'summit' ? 'c1' : 'c2') : 'grey'}>{holding.title}</TitleBadge>
                    </Td>
                    <Td label="任期">{span(holding.startsOn, holding.endsOn)}</Td>
                    <Td label="文号">
                      {holding.documentNumber}
                      {holding.certificateToken && (
                        <span className="block text-13">
                          <TextLink href={`/verify/${holding.certificateToken}`}>查看证书</TextLink>
                        </span>
                      )}
                      <OutsideCertificate basis={holding.basis} award={holding.outside} />
                    </Td>
                    <Td label="状态">
                      {holding.isRevoked ? (
                        <Badge tone="rose">已撤销</Badge>
                      ) : (
                        <Badge tone={holding.isHeld ? 'green' : 'grey'}>
                          {holding.isHeld ? '持有' : holding.startsOn > person.today ? '未到任期' : '已结束'}
                        </Badge>
                      )}
                      {holding.endReason && <span className="block text-12 text-ink-3">{holding.endReason}</span>}
                    </Td>
                  </tr>
                ))}
              </tbody>
            </TableFrame>
          </>
        )}
      </CardBody>
    </Card>
  )
}

export function PersonCareer({ person }: { person: PersonView }) {
  return (
    <Card>
      <CardHead finding="任职经历" sub="自录入平台以来的单位和条线" />
      <CardBody>
        <Timeline
          items={person.spells.map((spell) => ({
            id: spell.id,
            at: span(spell.startsOn, spell.endsOn),
            title: spell.unitName,
            body: [spell.lineName, spell.post, spell.endReason && `因${spellEndLabels[spell.endReason]}结束`].filter(Boolean).join(' · '),
            tone: spell.endsOn === null ? ('indigo' as const) : ('grey' as const),
          }))}
        />
      </CardBody>
    </Card>
  )
}

export function PersonAppraisals({ person, tools }: { person: PersonView; tools?: ReactNode }) {
  return (
    <Card>
      <CardHead finding="年度考核" tools={tools} />
      <CardBody>
        {person.appraisals.length === 0 ? (
          <p className="text-ink-3">没有年度考核记录。</p>
        ) : (
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {person.appraisals.map(({ year, grade }) => (
              <li key={year} className="flex items-center gap-2">
                {year}年<Badge tone={appraisalLabels[grade].tone}>{appraisalLabels[grade].text}</Badge>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}

export function PersonSanctions({ person, tools }: { person: PersonView; tools?: ReactNode }) {
  return (
    <Card>
      <CardHead finding="处分" tools={tools} />
      <CardBody>
        {person.sanctions.length === 0 ? (
          <p className="text-ink-3">没有处分记录。</p>
        ) : (
          <ul className="space-y-3">
            {person.sanctions.map((sanction) => (
              <li key={sanction.id}>
                <p className="flex flex-wrap items-center gap-2">
                  <strong className="font-semibold">{sanction.kind}</strong>
                  <Badge tone={sanction.isInForce ? 'rose' : 'grey'}>{sanction.isInForce ? '影响期内' : '影响期已满'}</Badge>
                </p>
                <p className="text-13 text-ink-2">
                  {span(sanction.startsOn, sanction.endsOn)}。{sanction.reason}
                </p>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
