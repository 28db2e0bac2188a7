import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigrams, compareProjects, jaccard, likenessTokens, normaliseName } from '@/lib/rounds/duplicates'

const summary = '用一个二维码贯通立案、送达、调解和执行，企业扫码即可查询进度、提交材料、申请调解，减少往返和等待。'
const project = (name: string, text = '', memberIds: string[] = []) => ({ name, summary: text, memberIds })

describe('near-equal projects', () => {
  it('normalises what does not tell projects apart', () => {
    expect(normaliseName('“澜水·法韵” 文化品牌')).toBe('澜水法韵')
    expect(normaliseName('品牌项目')).toBe('品牌项目')
    expect(normaliseName('ＡＢ项目')).toBe('ab')
  })

  it('flags the same name dressed up, and re-worded ones', () => {
    expect(compareProjects(project('澜水法韵'), project('“澜水·法韵”文化品牌')).reasons).toEqual(['名称相同。'])
    const reworded = compareProjects(project('涉企案件“一码通办”工作机制'), project('涉企案件一码通办机制'))
    expect(reworded.reasons[0]).toMatch(/^名称相近/)
  })

  it('flags a copied summary under another name', () => {
    const copied = compareProjects(project('企业诉讼掌上通', summary), project('涉企案件一码通办', `${summary}本院首创。`))
    expect(copied.reasons[0]).toMatch(/^内容摘要相近/)
  })

  it('wants less where members are the same, and leaves different projects alone', () => {
    const one = project('乡村田野课堂', '', ['a', 'b'])
    expect(compareProjects(one, project('云岭田野课堂', '', ['a'])).reasons).toContain('有 1 位相同的成员。')
    expect(compareProjects(one, project('匠心筑城', '', ['a'])).reasons).toEqual([])
    expect(compareProjects(project('一站式调处机制'), project('三师共管服务机制')).reasons).toEqual([])
  })

  it('is symmetric, and finds everything alike in name through the tokens', () => {
    const word = fc.string({ unit: fc.constantFrom(...'澜水法韵清风先锋课堂机制云溪创客'), minLength: 2, maxLength: 10 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const forth = compareProjects(project(a), project(b))
        expect(compareProjects(project(b), project(a)).name).toBe(forth.name)
        if (forth.reasons.length === 0) return
        const tokens = new Set(likenessTokens(a, ''))
        expect(likenessTokens(b, '').some((token) => tokens.has(token))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('finds summaries at the threshold through the tokens, nearly always', () => {
    const characters = [
      ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
    ]
    const text = (seed: number, length: number) =>
      Array.from({ length }, (_, index) => characters[(seed * 7919 + index * index * 31 + index * 17) % characters.length]).join('')
    let alike = 0
    let found = 0
    for (let seed = 1; seed <= 120; seed += 1) {
      const a = text(seed, 120)
      const b = text(seed, 95) + text(seed + 500, 25)
      if (jaccard(bigrams(a), bigrams(b)) < 0.5) continue
      alike += 1
      const tokens = new Set(likenessTokens('甲', a))
      if (likenessTokens('乙', b).some((token) => tokens.has(token))) found += 1
    }
    expect(alike).toBeGreaterThan(60)
    expect(found / alike).toBeGreaterThan(0.95)
  })
})
