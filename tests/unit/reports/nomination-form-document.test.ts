import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { nominationFormDocument } from '@/lib/reports/nomination-form-document'
import { schemeTemplate } from '@/lib/rounds/scheme-templates/by-kind'

/** The words of a Word document's body, in order. */
async function wordsOf(bytes: Buffer): Promise<string> {
  const archive = await fromBufferPromise(bytes)
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName !== 'word/document.xml') continue
      const xml = (await buffer(await archive.openReadStreamPromise(entry))).toString('utf8')
      return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('|')
    }
    throw new Error('no body')
  } finally {
    archive.close()
  }
}

test('every answer, document and result stands in the form; whom the candidate wants kept away does not', async () => {
  const bytes = await nominationFormDocument(
    {
      subject: '周明川',
      subjectKind: 'person',
      unit: '云溪区人民法院',
      line: '政法',
      channel: 'unitHr',
      round: { name: '2025年度业务标兵评选' },
      onFile: [{ label: '出生年月', value: '1988年3月' }],
      fields: schemeTemplate('pacesetter').fields,
      answers: {
        position: '一级法官',
        resume: [{ from: '2015-07', to: '', unit: '云溪区人民法院 法官' }],
        deeds: '第一段。\n第二段 <b>&</b>。',
        cases: [{ title: '某案', year: '2024', role: '主办', effect: '示范' }],
      },
      personNames: {},
      attachments: [{ fieldKey: 'evidence', name: '获奖证书.pdf' }],
      selfCheck: [{ ruleKey: 'age', name: '年龄', outcome: 'pass', reason: '截至当日为 37 周岁。' }],
    },
    new Date('2025-09-15T02:00:00Z'),
  )
  const words = await wordsOf(bytes)
  const wanted = [
    '2025年度业务标兵评选推荐表',
    '周明川',
    '单位推荐',
    '1988年3月',
    '一级法官',
    '2015年7月',
    '第一段。',
    '某案',
    '1. 获奖证书.pdf',
  ]
  for (const text of [...wanted, '第二段 &lt;b&gt;&amp;&lt;/b&gt;。', '截至当日为 37 周岁。', '通过', '单位党组意见', '市人才办审查意见'])
    expect(words).toContain(text)
  expect(words).not.toContain('回避')
})
