/** The texts people agree to; a consent names the version it was given to. Texts are never changed, only followed by a new version. */
export const CONSENT_TEXTS: Readonly<Record<number, readonly string[]>> = {
  1: [
    '本人同意在本市人才工作平台的公众页面公开以下信息：姓名、所在单位、所获称号及任期、专业特长、公开的工作成果简介。',
    '平台不公开身份证号、手机号码、出生日期等身份和联系信息，也不公开考核、评分和调用情况。',
    '同意与否不影响称号的评选、命名和待遇。本人可以随时撤回，撤回后公众页面即不再显示；撤回不影响撤回前的公开。',
  ],
}

export const CURRENT_CONSENT_VERSION = 1

export function consentText(version: number): readonly string[] {
  return CONSENT_TEXTS[version] ?? []
}
