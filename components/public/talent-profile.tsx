import { Avatar } from '@/components/ui/avatar'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { KeyValues } from '@/components/ui/key-values'
import { TitleBadge } from '@/components/ui/title-badge'
import { formatDate } from '@/lib/platform/dates'
import type { PublicTalentDetail } from '@/lib/pool/public-queries'
import { KIND_LABELS, ROLE_WORDS } from '@/lib/radiation/labels'
import { PLAN_BARS, PLAN_LABELS } from '@/lib/titles/labels'

/** A person's public page: only what they agreed to show. */
export function TalentProfile({ talent }: { talent: PublicTalentDetail }) {
  return (
    <article>
      <Breadcrumb items={[{ label: '人才库', href: '/talents' }, { label: talent.name }]} />
      <header className="mt-4 flex items-center gap-5">
        <Avatar name={talent.name} size="lg" />
        <div>
          <h1 className="text-28 max-md:text-22">{talent.name}</h1>
          <p className="text-ink-3" lang="zh-Latn-pinyin">
            {talent.pinyin}
          </p>
        </div>
      </header>
      <div className="mt-6">
        <KeyValues
          bordered
          columns={3}
          items={[
            { label: '所在单位', value: talent.unit },
            { label: '业务条线', value: talent.line },
            { label: '专长', value: talent.specialities.join('、') || '未填写' },
          ]}
        />
      </div>
      <section className="mt-8">
        <h2 className="mb-2 text-18">称号</h2>
        <ul className="border-t border-line">
          {talent.titles.map((title) => (
            <li key={`${title.name}${title.startsOn}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3">
              <TitleBadge bar={PLAN_BARS[title.plan]} muted={!title.isActive}>
                {title.name}
              </TitleBadge>
              <span className="text-14 text-ink-3">{PLAN_LABELS[title.plan]}</span>
              <span className="ml-auto text-14 text-ink-2">
                {formatDate(title.startsOn)}
                {title.endsOn ? `至${formatDate(title.endsOn)}` : '起'}
                {title.isActive ? '，在任' : '，已届满'}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {talent.headline && (
        <section className="mt-8">
          <h2 className="mb-2 text-18">公开业绩</h2>
          <p className="max-w-[760px] leading-relaxed text-ink-2">{talent.headline}</p>
        </section>
      )}
      {talent.contributions.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-2 text-18">公开成果</h2>
          <ul className="border-t border-line">
            {talent.contributions.map((contribution) => (
              <li
                key={`${contribution.kind}${contribution.title}${contribution.year}`}
                className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-3"
              >
                <span className="text-ink">{contribution.title}</span>
                <span className="ml-auto text-14 text-ink-3">
                  {`${KIND_LABELS[contribution.kind].word} · ${ROLE_WORDS[contribution.role]} · ${contribution.year} 年`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {talent.awards.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-2 text-18">命名</h2>
          <ul className="text-ink-2">
            {talent.awards.map((award) => (
              <li key={`${award.name}${award.grantedOn}`} className="py-1">
                {formatDate(award.grantedOn)}　{award.name}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-10 text-14 text-ink-3">
        以上信息经本人同意公开，数据截至 {formatDate(talent.asOf)}。本人可随时在门户撤回同意，撤回后立即不再显示。
      </p>
    </article>
  )
}
