import type { ReactNode } from 'react'
import { Emblem } from '@/components/shell/emblem'
import { Badge } from '@/components/ui/badge'
import { formatDate } from '@/lib/platform/dates'
import type { CertificateView } from '@/lib/titles/certificate-queries'

const STANDING = {
  valid: { tone: 'green', word: '有效' },
  upcoming: { tone: 'indigo', word: '尚未开始' },
  expired: { tone: 'grey', word: '任期已届满' },
  revoked: { tone: 'rose', word: '已撤销' },
} as const

function QrCode({ qr, label }: { qr: CertificateView['qr']; label: string }) {
  return (
    <svg
      viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`}
      role="img"
      aria-label={label}
      className="size-32 bg-seal-on text-black"
      shapeRendering="crispEdges"
    >
      <rect x={-2} y={-2} width={qr.size + 4} height={qr.size + 4} fill="#ffffff" />
      <path d={qr.path} fill="#000000" />
    </svg>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-4 py-1">
      <dt className="w-20 flex-none text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A certificate as verification shows it, fit to print. */
export function CertificateCard({ certificate }: { certificate: CertificateView }) {
  const standing = STANDING[certificate.standing]
  return (
    <article className="max-w-[760px] border-2 border-vermilion-deep p-8 max-md:p-5">
      <header className="flex items-center gap-4 border-b border-line pb-5">
        <Emblem size={44} />
        <div className="min-w-0 flex-1">
          <h2 className="text-22">{certificate.title}证书</h2>
          <p className="text-14 text-ink-3">编号 {certificate.number}</p>
        </div>
        <Badge tone={standing.tone}>{standing.word}</Badge>
      </header>
      <div className="flex flex-wrap items-start justify-between gap-6 pt-5">
        <dl>
          <Line label="持有人">
            <strong>{certificate.holder}</strong>
          </Line>
          <Line label="单位">{certificate.unit}</Line>
          <Line label="颁发日期">{formatDate(certificate.issuedOn)}</Line>
          {certificate.startsOn && (
            <Line label="任期">
              {formatDate(certificate.startsOn)}
              {certificate.endsOn ? `至${formatDate(certificate.endsOn)}` : '起'}
            </Line>
          )}
          {certificate.documentNumber && <Line label="文件文号">{certificate.documentNumber}</Line>}
          <Line label="查验日期">{formatDate(certificate.asOf)}</Line>
        </dl>
        <QrCode qr={certificate.qr} label="查验二维码" />
      </div>
    </article>
  )
}
