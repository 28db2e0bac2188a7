import { describe, expect, test } from 'vitest'
import { buildDossier, dossierFacts, neutralFileName, writtenCell } from '@/lib/rounds/dossier'
import { noFacts } from '@/lib/rounds/eligibility'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'

const fields = schemeTemplate('pacesetter').fields
const source = {
  fields,
  answers: {
    position: '庭长',
    speciality: '民事审判',
    resume: [{ from: '2010-07', to: '', unit: '云溪区人民法院 书记员' }],
    deeds: '周明川在云溪区人民法院办理案件 412 件，云溪法院予以推广。',
    cases: [{ title: '周 明 川办理的某案', year: '2024', role: '主办', effect: '' }],
  },
  attachments: [
    { id: 'a1', fieldKey: 'appraisalForms', name: '周明川考核表.pdf' },
    { id: 'a2', fieldKey: 'evidence', name: '周明川获奖.PDF' },
    { id: 'a3', fieldKey: 'evidence', name: '合影' },
  ],
  personNames: {},
}
const hidden = { names: ['周明川'], units: ['云溪区人民法院', '云溪法院'] }

describe('buildDossier', () => {
  test('a blind round leaves out hidden fields and what names somebody', () => {
    const sections = buildDossier(source, hidden)
    expect(sections.map((section) => [section.title, section.count])).toEqual([
      ['基本情况', null],
      ['主要业绩', 1],
      ['证明材料', 2],
    ])
    const served = JSON.stringify(sections)
    expect(served).not.toMatch(/周\s*明\s*川|云溪|庭长|考核表|获奖|合影/)
    expect(served).toContain('【人名已隐去】在【单位已隐去】办理案件 412 件，【单位已隐去】予以推广。')
    expect(sections.at(-1)?.items).toEqual([
      {
        kind: 'files',
        label: '业绩证明材料',
        files: [
          { id: 'a2', name: '业绩证明材料（1）.pdf' },
          { id: 'a3', name: '业绩证明材料（2）' },
        ],
      },
    ])
  })

  test('an open round shows everything as it was written', () => {
    const served = JSON.stringify(buildDossier(source, null))
    for (const part of ['周明川在云溪区人民法院', '庭长', '2010年7月', '周明川考核表.pdf']) expect(served).toContain(part)
  })

  test('who a person field names is never shown in a blind round', () => {
    const project = schemeTemplate('innovation').fields.map((field) => ({ ...field, hiddenInBlind: false }))
    const of = { fields: project, answers: { leader: 'person-1' }, attachments: [], personNames: { 'person-1': '周明川' } }
    expect(buildDossier(of, hidden)).toEqual([])
    expect(JSON.stringify(buildDossier(of, null))).toContain('周明川')
  })
})

test('file names say the kind and the number; an odd ending is dropped', () => {
  expect(neutralFileName('证明材料', 0, '某某.DOCX')).toBe('证明材料（1）.docx')
  expect(neutralFileName('证明材料', 1, '某某.张三的文件')).toBe('证明材料（2）')
})

test('dates and months are written out, other text stays', () => {
  expect(writtenCell('date', '2025-09-15')).toBe('2025年9月15日')
  expect(writtenCell('month', '2015-07')).toBe('2015年7月')
  expect(writtenCell('month', '至今')).toBe('至今')
  expect(writtenCell('text', '2025-09-15')).toBe('2025-09-15')
})

test('facts on file: months in words, titles in force, the last three appraisals before the year', () => {
  const facts = dossierFacts(
    {
      ...noFacts,
      lineStartedOn: '2014-05-01',
      grassrootsMonths: 74,
      education: 'master',
      holdings: [
        { titleCode: 'ace', titleName: '业务能手', startsOn: '2022-12-01', endsOn: '2025-11-30' },
        { titleCode: 'backbone', titleName: '业务骨干', startsOn: '2019-01-01', endsOn: '2021-12-31' },
      ],
      appraisals: [
        { year: 2025, grade: 'excellent' },
        { year: 2024, grade: 'competent' },
        { year: 2021, grade: 'excellent' },
        { year: 2023, grade: 'competent' },
        { year: 2022, grade: 'excellent' },
      ],
    },
    '2025-09-15',
  )
  expect(facts).toEqual([
    { label: '参加工作', value: '档案无记录' },
    { label: '从事本条线', value: '11 年 4 个月' },
    { label: '现有称号', value: '业务能手（2022年起）' },
    { label: '近三年考核', value: '优秀、称职（合格）、称职（合格）' },
    { label: '学历', value: '硕士研究生' },
    { label: '基层工作', value: '6 年 2 个月' },
  ])
})
