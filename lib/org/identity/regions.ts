/**
 * The first four digits of a resident identity number: province and prefecture, by GB/T 2260 and its former editions.
 * Counties are not listed: cards keep the codes of counties long dissolved, and new ones appear every year.
 */
interface ProvinceCodes {
  name: string
  /** Prefecture-level cities are numbered from 01 to this. */
  cities: number
  /** Numbers beyond the run. */
  others?: readonly number[]
  /** Prefectures, autonomous prefectures and leagues, numbered 21–43. */
  hasPrefectures?: boolean
}

const PROVINCES: Readonly<Record<string, ProvinceCodes>> = {
  '11': { name: '北京', cities: 2 },
  '12': { name: '天津', cities: 2 },
  '13': { name: '河北', cities: 11, others: [90], hasPrefectures: true },
  '14': { name: '山西', cities: 11, hasPrefectures: true },
  '15': { name: '内蒙古', cities: 9, hasPrefectures: true },
  '21': { name: '辽宁', cities: 14, hasPrefectures: true },
  '22': { name: '吉林', cities: 8, hasPrefectures: true },
  '23': { name: '黑龙江', cities: 12, hasPrefectures: true },
  '31': { name: '上海', cities: 2 },
  '32': { name: '江苏', cities: 13, hasPrefectures: true },
  '33': { name: '浙江', cities: 11, hasPrefectures: true },
  '34': { name: '安徽', cities: 18, hasPrefectures: true },
  '35': { name: '福建', cities: 9, hasPrefectures: true },
  '36': { name: '江西', cities: 11, hasPrefectures: true },
  '37': { name: '山东', cities: 17, hasPrefectures: true },
  '41': { name: '河南', cities: 17, others: [90], hasPrefectures: true },
  '42': { name: '湖北', cities: 13, others: [90], hasPrefectures: true },
  '43': { name: '湖南', cities: 13, hasPrefectures: true },
  '44': { name: '广东', cities: 20, others: [51, 52, 53], hasPrefectures: true },
  '45': { name: '广西', cities: 14, hasPrefectures: true },
  '46': { name: '海南', cities: 4, others: [90], hasPrefectures: true },
  '50': { name: '重庆', cities: 3, hasPrefectures: true },
  '51': { name: '四川', cities: 20, hasPrefectures: true },
  '52': { name: '贵州', cities: 6, hasPrefectures: true },
  '53': { name: '云南', cities: 9, hasPrefectures: true },
  '54': { name: '西藏', cities: 6, hasPrefectures: true },
  '61': { name: '陕西', cities: 10, hasPrefectures: true },
  '62': { name: '甘肃', cities: 12, hasPrefectures: true },
  '63': { name: '青海', cities: 2, hasPrefectures: true },
  '64': { name: '宁夏', cities: 5, hasPrefectures: true },
  '65': { name: '新疆', cities: 5, others: [90], hasPrefectures: true },
  // Residence permits of residents of Taiwan, Hong Kong and Macao.
  '71': { name: '台湾', cities: 0, others: [0] },
  '81': { name: '香港', cities: 0, others: [0] },
  '82': { name: '澳门', cities: 0, others: [0] },
  '83': { name: '台湾', cities: 0, others: [0] },
}

export function isKnownRegion(digits: string): boolean {
  const province = PROVINCES[digits.slice(0, 2)]
  if (!province) return false
  const prefecture = Number(digits.slice(2, 4))
  if (prefecture >= 1 && prefecture <= province.cities) return true
  if (province.others?.includes(prefecture)) return true
  return province.hasPrefectures === true && prefecture >= 21 && prefecture <= 43
}
