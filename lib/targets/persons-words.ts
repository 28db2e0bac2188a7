import { formatDate } from '@/lib/platform/dates'
import { lineLabel } from './attention'
import type { PersonsBehind } from './persons-behind'

/** 业务人才 · 当日保持 */
export function personsTitle(list: PersonsBehind): string {
  switch (list.kind) {
    case 'retained':
      return `${list.className}保持名单`
    case 'cultivated':
      return `${list.className}培育名单`
    case 'expiring':
      return `${list.className}到期名单`
  }
}

/** Where and when the number was counted. */
export function personsPlace(list: PersonsBehind): string {
  const when = list.kind === 'expiring' ? `${formatDate(list.asOf)}之后至${formatDate(list.until)}` : `截至 ${formatDate(list.asOf)}`
  return [list.unitName ?? '全市', list.lineName ? lineLabel(list.lineName) : '', list.kind === 'cultivated' ? list.cycleName : '', when]
    .filter(Boolean)
    .join(' · ')
}

export function personsDefinition(list: PersonsBehind): string {
  switch (list.kind) {
    case 'retained':
      return '当日在职且称号在任期内，同一计划只计最高称号，按当日所在条线和单位计。'
    case 'cultivated':
      return '周期内首次获授这一类称号（续评不计），按获授当日所在条线和单位计；只有作废才扣减。'
    case 'expiring':
      return '按现有任期和退休日期，期内将不再计入的人员；已续评的不列。可否续任按管理办法、考核结果、处分、再入限制和退休时间判断。'
  }
}
