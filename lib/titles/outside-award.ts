/** The award granted elsewhere that a recognised holding rests on, as its own document names it. */
export type OutsideAward = { awardName: string; grantedBy: string }

/**
 * Where the certificate of a recognised title is: the award carries its certificate (domain.md), and the city made no award; so it issues none and
 * shows the outside one. Null for titles that were not recognised.
 */
export function outsideCertificateWords(basis: 'conferral' | 'recognition' | 'history', award: OutsideAward | null): string | null {
  if (basis !== 'recognition') return null
  const source = award ? `依据${award.grantedBy}颁发的“${award.awardName}”认定` : '依据上级或外地的授予认定'
  return `${source}，以颁发单位的证书为准，本市不另发证书`
}
