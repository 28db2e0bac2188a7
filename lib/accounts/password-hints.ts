/** The rules of a new password in words, as they stand beside the field. */
export function passwordHint(policy: 'gb22239' | 'asvs'): string {
  const kinds = policy === 'gb22239' ? '，并含大写字母、小写字母、数字、符号中的三种' : ''
  return `至少 12 个字符${kinds}；不能含本人姓名、账号或单位名称，也不能是常见密码。`
}
