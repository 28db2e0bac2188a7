import { Card, CardBody, CardHead } from '@/components/ui/card'
import { KeyValues } from '@/components/ui/key-values'
import { appraisalLabels } from '@/lib/org/labels'
import type { PersonView } from '@/lib/org/person-queries'
import { formatDate, formatMonth } from '@/lib/platform/dates'

/** What the unit keeps on file; corrections are proposed beside it and confirmed by the unit. */
export function OwnProfile({ person }: { person: PersonView }) {
  return (
    <Card>
      <CardHead finding="我的档案" sub="内容有误时，可在下面提出更正，由所在单位人事确认。" />
      <CardBody>
        <KeyValues
          items={[
            { label: '性别', value: person.sex === 'male' ? '男' : person.sex === 'female' ? '女' : '未登记' },
            { label: '出生年月', value: person.birthDate ? formatMonth(person.birthDate) : '未登记' },
            { label: '参加工作', value: person.workStartDate ? formatMonth(person.workStartDate) : '未登记' },
            { label: '学历', value: [person.education, person.degree].filter(Boolean).join('、') || '未登记' },
            { label: '政治面貌', value: person.politicalStatus ?? '未登记' },
            { label: '证件号码', value: person.identity?.idNumber ?? '未登记' },
            { label: '手机', value: person.identity?.phone ?? '未登记' },
            { label: '本条线工作', value: person.lineSince ? `${formatDate(person.lineSince)}起` : '未登记' },
            {
              label: '年度考核',
              value:
                person.appraisals
                  .slice(0, 3)
                  .map((item) => `${item.year}年${appraisalLabels[item.grade].text}`)
                  .join('、') || '未登记',
            },
            { label: '专业特长', value: person.specialities.join('、') || '未登记', wide: true },
            { label: '工作成果', value: person.bio ?? '未登记', wide: true },
          ]}
        />
      </CardBody>
    </Card>
  )
}
