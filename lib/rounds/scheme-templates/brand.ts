import type { SchemeInput } from '../scheme'
import {
  criterion,
  emptySchedule,
  field,
  inadmissibleGrounds,
  ordinaryPanel,
  ordinaryPublicity,
  projectFields,
  projectGates,
} from './common'

/** 十大文化品牌: brands of the units' talent culture; shown and contested live, so names are known to the judges. */
export const brandTemplate: SchemeInput = {
  kind: 'brand',
  titleCode: null,
  purpose:
    '为培育具有时代特征、行业特点、地方特色的人才文化，在全市各单位评选十大文化品牌，围绕政治文化、创业文化、廉洁文化、创新文化，以品牌凝聚人才、展示人才、激励人才。评选采取材料评审与现场展示评比相结合的方式。',
  fields: [
    field({
      key: 'category',
      label: '品牌类别',
      type: 'choice',
      step: '项目情况',
      options: ['政治文化', '创业文化', '廉洁文化', '创新文化'],
    }),
    field({ key: 'slogan', label: '品牌口号', type: 'text', step: '项目情况', required: false, max: 30 }),
    ...projectFields(
      '品牌内涵与建设过程',
      '写明品牌的由来、核心理念、载体活动和建设过程，300 至 3000 字。',
      '品牌影响与成效',
      '写明对人才成长的作用、群众参与和评价、媒体报道和其他单位借鉴情况，200 至 2000 字。',
    ),
    field({
      key: 'showMaterial',
      label: '展示材料',
      type: 'file',
      step: '证明材料',
      required: false,
      max: 3,
      help: '标识、图片或者演示文稿，用于现场展示。',
    }),
  ],
  allowSelfNomination: false,
  eligibility: [
    { key: 'running', name: '持续建设一年以上', type: 'declared', statement: '品牌创建并持续建设一年以上' },
    { key: 'rights', name: '权属清晰', type: 'declared', statement: '品牌名称、标识由申报单位创建，权属清晰' },
    { key: 'evidence', name: '证明材料', type: 'documentRequired', fieldKey: 'evidence', documentName: '证明材料' },
  ],
  quotas: { nominationsPerUnit: 1, total: 10, perLine: null, perUnit: 1, grassrootsFloor: 3 },
  criteria: [
    criterion('character', '特质', 30, '品牌的精神内核和价值导向。', [
      '内核鲜明深刻，与人才成长紧密结合，有持续生命力',
      '内核明确，与单位职能和人才工作结合较好',
      '有主题，内核提炼不够',
      '主题空泛，缺少内核',
    ]),
    criterion('feature', '特色', 25, '行业特点、地方特色和载体形式的独到之处。', [
      '特色突出，载体独到，在全省同类品牌中少见',
      '特色较明显，载体丰富',
      '有一定特色，载体常规',
      '缺少特色，与其他品牌雷同',
    ]),
    criterion('recognition', '辨识度', 20, '名称、标识、口号和形象是否易识易记。', [
      '形象系统完整，易识易记，群众知晓率高',
      '形象较完整，有一定知晓率',
      '形象不够完整，知晓率一般',
      '没有形成形象',
    ]),
    criterion('radiation', '辐射力', 25, '影响范围、示范带动作用和被借鉴情况。', [
      '在全市推广，被省级以上媒体报道或者外地借鉴',
      '被两个以上单位借鉴，有社会影响',
      '影响限于本单位',
      '没有形成影响',
    ]),
  ],
  gates: projectGates,
  reviewing: { reviewersPerCandidate: 7, minLoad: 0, maxLoad: 60, isBlind: false, pastUnitYears: 3, show: true },
  aggregation: { rule: 'trimmed', trimFrom: 5, tieCriteria: ['character', 'radiation', 'feature'] },
  panel: ordinaryPanel,
  ballot: 'open',
  publicity: ordinaryPublicity,
  inadmissibleGrounds,
  reexaminationDays: 5,
  schedule: emptySchedule,
}
