import { expect, test } from 'vitest'
import { administratorConflict } from '@/lib/accounts/administrator-conflict'
import { describePayload } from '@/lib/accounts/audit-words'
import { makeActivationCode, makeFirstPassword, normalActivationCode } from '@/lib/accounts/one-time-secret'
import { createAccountSchema, grantRoleSchema } from '@/lib/accounts/schema'

test('an administrator takes no second administrator’s role, whatever else is held', () => {
  expect(administratorConflict(['cityOffice'], 'sysAdmin')).toBe(null)
  expect(administratorConflict(['sysAdmin'], 'cityOffice')).toBe(null)
  expect(administratorConflict(['sysAdmin'], 'sysAdmin')).toBe(null)
  expect(administratorConflict(['cityOffice', 'auditor'], 'securityAdmin')).toContain('已是审计员，不能再担任安全管理员')
})

test('first passwords meet the stricter policy and differ', () => {
  const made = Array.from({ length: 50 }, makeFirstPassword)
  expect(new Set(made).size).toBe(50)
  for (const password of made) expect(password).toMatch(/^[A-Z]{4}-[a-z]{4}-[2-9]{4}-[A-Za-z2-9]{5}$/)
})

test('a code is the same however it is typed', () => {
  const code = makeActivationCode()
  const typed = ` ${code.toLowerCase().replaceAll('-', ' － ')} `
  expect(normalActivationCode(typed)).toBe(normalActivationCode(code))
  expect(normalActivationCode(code)).toMatch(/^[A-Z2-9]{12}$/)
})

test('log-ins are kept in lower case; identity numbers are none', () => {
  expect(createAccountSchema.parse({ login: ' ＺhaoTing01 ', name: '赵庭安' }).login).toBe('zhaoting01')
  for (const login of ['ab', '-dash', 'with blank', '110101199003070011', '<b>bold</b>', "x'; --"])
    expect(createAccountSchema.safeParse({ login, name: '赵庭安' }).success).toBe(false)
})

test('a scoped role asks for its scope at the field; unknown keys are refused', () => {
  const missing = grantRoleSchema.safeParse({ accountId: 'one', role: 'unitHr' })
  expect(missing.error?.issues.map((issue) => issue.path)).toEqual([['unitId']])
  expect(grantRoleSchema.safeParse({ accountId: 'one', role: 'auditor', status: 'active' }).success).toBe(false)
})

test('details of the record are words; ids, codes and unknown keys stay in the export', () => {
  expect(describePayload({ role: 'unitHr', unitId: '0199aaaa-0000-7000-8000-000000000000', roundId: null })).toBe('角色：单位人事')
  expect(describePayload({ method: 'demo' })).toBe('方式：演示登录')
  expect(describePayload({ fields: ['name', 'post'], from: 'draft', secret: '值' })).toBe('涉及字段数：2 项')
  expect(describePayload({ event: 'closeScoring', from: 'reviewing', to: 'deliberating' }, 'round')).toBe(
    '动作：结束评分，计算排序；原状态：专家评审；新状态：评审领导小组审议',
  )
  expect(describePayload(null)).toBe('')
})
