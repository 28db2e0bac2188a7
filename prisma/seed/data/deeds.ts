/** Sentences from which the texts of nominations are put together. None names a person, a unit or a work: review is blind. */
export type NumberBetween = (low: number, high: number) => number

type Sentence = (speciality: string, number: NumberBetween) => string

export const openings: readonly Sentence[] = [
  (speciality, number) =>
    `近三年主要从事${speciality}工作，共办理各类事项 ${number(120, 460)} 件，按期办结率 ${number(97, 100)}%，群众满意度 ${number(95, 99)}%。`,
  (speciality, number) =>
    `扎根${speciality}一线 ${number(6, 20)} 年，近三年承担本部门约 ${number(30, 55)}% 的疑难事项，办理质量连续 ${number(2, 4)} 年位居前列。`,
  (speciality, number) =>
    `作为${speciality}方面的业务主力，近三年牵头完成重点任务 ${number(6, 18)} 项，其中市级督办事项 ${number(2, 6)} 项，全部提前或按期完成。`,
]

export const middles: readonly Sentence[] = [
  (speciality, number) =>
    `针对${speciality}中反复出现的难点，牵头梳理问题 ${number(18, 60)} 个，提出改进措施 ${number(8, 24)} 条，形成一套可以照着做的办理规程，平均办理时间由 ${number(12, 20)} 个工作日缩短到 ${number(4, 9)} 个工作日。`,
  (_speciality, number) =>
    `在一起涉及 ${number(40, 180)} 户群众的复杂事项中，连续 ${number(3, 8)} 周驻点工作，逐户核对情况、逐条回应诉求，最终一次性解决，未发生反复和投诉。`,
  (speciality, number) =>
    `主动把数据核对、风险排查前移到${speciality}的受理环节，近两年发现并纠正问题 ${number(26, 90)} 处，避免经济损失约 ${number(60, 480)} 万元。`,
  (_speciality, number) =>
    `遇到时间紧、任务重的专项工作，带领 ${number(4, 9)} 人的小组分片包干，${number(20, 45)} 天完成了原计划两个月的工作量，经复核差错率为零。`,
]

export const closings: readonly Sentence[] = [
  (_speciality, number) =>
    `相关做法在全市条线会议上交流 ${number(1, 4)} 次，被 ${number(2, 7)} 个单位采用；本人被评为年度先进 ${number(1, 3)} 次。`,
  (_speciality, number) => `岗位练兵成绩连续 ${number(2, 4)} 年名列前茅，承担的工作未发生责任事故，未收到有效投诉。`,
  (speciality, number) =>
    `把多年积累整理成${speciality}常见问题解答 ${number(40, 120)} 条，供同事随时查用，新人独立上岗时间缩短约 ${number(30, 50)}%。`,
]

export const researchTexts: readonly Sentence[] = [
  (speciality, number) =>
    `参与市级${speciality}课题 ${number(1, 3)} 项，承担调研和执笔，成果转化为工作指引 ${number(1, 2)} 份，现有 ${number(2, 6)} 个单位使用。`,
  (speciality, number) =>
    `围绕${speciality}撰写调研文章 ${number(2, 5)} 篇，其中 ${number(1, 2)} 篇获市级优秀调研成果；提出的流程优化建议已在本条线试行。`,
]

export const radiationTexts: readonly Sentence[] = [
  (_speciality, number) =>
    `先后带教 ${number(2, 6)} 人，每月共同研讨疑难事项不少于 ${number(2, 4)} 件，带教日志 ${number(18, 60)} 篇，${number(1, 3)} 人已成为业务骨干力量。`,
  (_speciality, number) =>
    `近三年授课 ${number(6, 24)} 场，听课 ${number(240, 1600)} 人次，平均满意度 4.${number(6, 9)} 分（满分 5 分）；参加送教下基层 ${number(2, 8)} 次。`,
]

export const caseTitles: readonly string[] = [
  '涉众疑难事项一揽子解决',
  '重点项目全流程保障',
  '突发情况应急处置',
  '历史遗留问题化解',
  '跨部门联合办理试点',
  '基层帮扶蹲点',
  '数据比对纠错专项',
  '流程再造试点',
]
export const caseEffects: readonly string[] = [
  '一次办结，无反复、无投诉',
  '入选市级典型案例',
  '做法在全市推广',
  '办理时间缩短一半以上',
  '挽回损失，消除隐患',
  '受到上级书面表扬',
]

export const praise: readonly string[] = [
  '实绩突出，材料翔实，数据可以相互印证。',
  '解决复杂问题的能力强，成果已被多个单位采用。',
  '在本条线内公认度高，示范作用明显。',
  '基础扎实，方法有独到之处，值得推广。',
]
export const doubts: readonly string[] = [
  '材料较为笼统，本人作用不够清楚。',
  '成果应用范围有限，缺少第三方佐证。',
  '近年实绩偏少，有待进一步积累。',
]
export const remarks: readonly string[] = ['', '', '', '总体较好，可进一步补充量化成效。', '同意推荐。', '建议加强成果总结。']
