import { KeyValues } from '@/components/ui/key-values'

type Figures = {
  status: 'optimal' | 'feasible' | 'infeasible'
  mode: 'expertise' | 'fair' | 'even'
  perCandidate: number
  total: number
  worst: number
  bound: number
  worstBound: number | null
  seconds: number | null
  loads: { load: number }[]
}

const statusWords = { optimal: '已证明为最优', feasible: '可行，未证明最优', infeasible: '无法完成' } as const
export const modeNames = { expertise: '总体匹配最优', fair: '公平优先', even: '均衡分配' } as const

/** The figures of a certificate: what was reached, and what nobody could exceed. */
export function CertificateFigures({ certificate }: { certificate: Figures }) {
  const { mode, total, worst, bound, worstBound, seconds } = certificate
  const loads = certificate.loads.map((row) => row.load)
  const hasMatch = mode !== 'even' && certificate.status !== 'infeasible'
  const items = [
    { label: '结果', value: statusWords[certificate.status] },
    { label: '方式', value: modeNames[mode] },
    { label: '每个对象', value: `${certificate.perCandidate} 位专家` },
    { label: '每位专家', value: loads.length > 0 ? `${Math.min(...loads)} 至 ${Math.max(...loads)} 份` : '' },
    ...(hasMatch
      ? [
          { label: '匹配度合计 / 上界', value: `${total.toFixed(2)} / ${bound.toFixed(2)}` },
          { label: '匹配最低的对象 / 上界', value: `${worst.toFixed(2)}${worstBound === null ? '' : ` / ${worstBound.toFixed(2)}`}` },
        ]
      : []),
    ...(seconds === null ? [] : [{ label: '用时', value: seconds < 0.1 ? '不足 0.1 秒' : `${seconds.toFixed(1)} 秒` }]),
  ]
  return <KeyValues columns={3} items={items} />
}
