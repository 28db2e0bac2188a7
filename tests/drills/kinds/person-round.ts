import type { Page } from '@playwright/test'
import { type Actor, confirmed, expect } from '../../e2e/support/cast'
import { type Answers, fillForm, fillNomination, openNomination, registerPerson, submitNomination } from '../../e2e/support/nominating'
import { appointPanel, type Choice, closeMeeting, enterMeeting, namedTurn, openMeeting, secretTurn } from '../../e2e/support/panel'
import { declare, nameOf, scoreAndSeal, takeUpReview } from '../../e2e/support/reviewing'
import type { Newcomer } from '../../e2e/support/roster'
import { advance, dayAfter, documentNumber, moveClock, openRound, passDays, qualifyCandidate } from '../../e2e/support/rounds'
import { picture } from './picture'

/** Steps that every round of persons takes, whatever its kind; what differs is given by the walk. */

export type Person = Pick<Newcomer, 'name'>

export type Candidate = {
  person: Person
  unit: string
  hr: string
  leader: string
  /** How good the file is, 1 to 8 (5 points and half a point for each above the first): written into it, so that who scores it without a name still knows what to give. */
  grade: number
}

export type Walk = {
  /** The kind, for the names of pictures. */
  kind: string
  /** What the kind calls the account of deeds. */
  deedsLabel: string
  round: string
  path: string
  today: string
}

type Cast = (login: string | null) => Promise<Actor>

/** The five of the leading group: people of the roster who review nothing in these rounds. */
export const panelLogins = ['panelist', 'reviewer03', 'reviewer05', 'reviewer08', 'reviewer09'] as const

const gradeWords = (grade: number) => `涉企争议化解第${grade}类`

/** The unit nominates somebody of its roster, and its leading group agrees; `opened` has the form open already. */
export async function nominate(as: Cast, walk: Walk, candidate: Candidate, answers: Answers = {}, opened?: Actor): Promise<void> {
  const hr = opened ?? (await as(candidate.hr))
  const all = { deedsLabel: walk.deedsLabel, speciality: gradeWords(candidate.grade), ...answers }
  if (opened) await fillForm(hr, all)
  else await fillNomination(hr, walk.round, candidate.person, all)
  await submitNomination(hr)
  const leader = await as(candidate.leader)
  await openNomination(leader, candidate.person)
  await confirmed(leader.page, '同意推荐', '同意推荐')
  await expect(leader.page.getByText('已上报，待资格审查').first()).toBeVisible()
}

/** Newcomers to the roster. */
export async function register(as: Cast, candidate: Candidate & { person: Newcomer }, line: string = '政法'): Promise<void> {
  await registerPerson(await as(candidate.hr), candidate.person, candidate.unit, line)
}

/** After the deadline every candidate is found qualified. */
export async function qualifyAll(office: Actor, walk: Walk, candidates: readonly Candidate[]): Promise<void> {
  await moveClock(office, dayAfter(walk.today, 1), '18:30')
  await openRound(office, walk.path)
  await advance(office, '截止申报，进入资格审查')
  for (const { person } of candidates) await qualifyCandidate(office, walk.path, person.name)
}

export async function namesOf(as: Cast, logins: readonly string[]): Promise<string[]> {
  const names: string[] = []
  for (const login of logins) names.push(await nameOf(await as(login)))
  return names
}

/** Each compares the list with their own ties and finds none. */
export async function declareAll(as: Cast, walk: Walk, logins: readonly string[]): Promise<void> {
  for (const login of logins) {
    const expert = await as(login)
    await takeUpReview(expert, walk.round)
    await declare(expert, walk.round, null)
  }
}

/** Opens the list of what each reviewer has been given. @returns the candidates' names by the reviewer's */
export async function seatsOf({ page, visit }: Actor, walk: Walk, reviewers: readonly string[]): Promise<Map<string, string[]>> {
  await visit(`${walk.path}/reviewers`)
  const table = page.getByRole('table', { name: '评审专家', exact: true })
  const seats = new Map<string, string[]>()
  for (const name of reviewers) {
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
    const button = row.getByRole('button', { name: '明细' })
    if (!(await button.isVisible())) {
      seats.set(name, [])
      continue
    }
    await button.click()
    const lines = table.locator('tr[data-plain] li').filter({ hasNotText: '已作废' })
    await expect(lines.first()).toBeVisible()
    seats.set(name, await lines.locator('span:first-child').evaluateAll((spans) => spans.map((span) => span.textContent?.trim() ?? '')))
    await row.getByRole('button', { name: '收起' }).click()
  }
  return seats
}

/** What is written into the file decides the score: neither name nor unit is in sight. */
export async function review(as: Cast, walk: Walk, login: string, candidates: readonly Candidate[]): Promise<void> {
  const expert = await as(login)
  await takeUpReview(expert, walk.round)
  await expert.visit('/reviews')
  const count = Number(
    (
      await expert.page
        .getByText(/共 \d+ 份/)
        .first()
        .textContent()
    )?.match(/共 (\d+)/)?.[1],
  )
  await scoreAndSeal(expert, count, async (page) => {
    for (const { person, unit } of candidates) {
      await expect(page.getByText(person.name)).toHaveCount(0)
      await expect(page.getByText(unit)).toHaveCount(0)
    }
    return (await gradeOn(page)) - 1
  })
}

/** How good the file says it is. */
export async function gradeOn(page: Page): Promise<number> {
  const words = await page
    .getByText(/涉企争议化解第\d+类/)
    .first()
    .textContent()
  return Number(words?.match(/第(\d+)类/)?.[1])
}

/** The panel meets on screens and decides; who is absent or stands aside is said by the walk. */
export async function meet(as: Cast, office: Actor, walk: Walk, ballot: 'open' | 'secret', votes: Record<Choice, string[]>): Promise<void> {
  await appointPanel(office, walk.path, await namesOf(as, panelLogins))
  await openMeeting(office, walk.path, panelLogins.length)
  const members: Actor[] = []
  for (const login of panelLogins) {
    const member = await as(login)
    await enterMeeting(member, walk.round)
    members.push(member)
  }
  const turn = ballot === 'secret' ? secretTurn : namedTurn
  await picture(office, `${walk.kind}-meeting`)
  await turn(
    office,
    members,
    Object.entries(votes).map(([choice, names]) => [names, choice as Choice] as const),
  )
  await picture(office, `${walk.kind}-meeting-counted`)
  await closeMeeting(office)
  await picture(office, `${walk.kind}-panel`)
}

/** The list goes public; its days pass. */
export async function publish(as: Cast, office: Actor, walk: Walk, chosen: readonly string[], others: readonly string[]): Promise<void> {
  await openRound(office, walk.path)
  await advance(office, '公示拟命名名单')
  const visitor = await as(null)
  await visitor.visit('/notices')
  await visitor.page.getByRole('link', { name: `${walk.round}拟命名名单公示` }).click()
  for (const name of chosen) await expect(visitor.page.getByRole('cell', { name })).toBeVisible()
  for (const name of others) await expect(visitor.page.getByText(name)).toHaveCount(0)
  await visitor.audit()
  await picture(visitor, `${walk.kind}-published`)
}

/** The days of publicity pass, the city confers, a visitor verifies a certificate, the round is closed and its record read. */
export async function conferAndClose(as: Cast, office: Actor, walk: Walk, chosen: readonly string[], title: string): Promise<void> {
  await passDays(office, '向后 5 个工作日')
  await passDays(office, '向后 1 天')
  const { page, visit } = office
  await visit(`${walk.path}/conferral`)
  const document = `澜人才发〔2025〕${documentNumber()}号`
  await page.getByLabel('命名文件文号').fill(document)
  await page.getByRole('button', { name: `命名 ${chosen.length} 个`, exact: true }).click()
  await expect(page.getByText(`${document}：命名 ${chosen.length} 个`)).toBeVisible()
  await office.audit()
  await picture(office, `${walk.kind}-conferral`)
  const certificate = (await page.getByRole('row', { name: chosen[0] }).getByRole('link').getAttribute('href')) ?? ''
  const visitor = await as(null)
  await visitor.visit(certificate)
  await expect(visitor.page.getByText('有效', { exact: true }).first()).toBeVisible()
  await expect(visitor.page.getByText(chosen[0] ?? '').first()).toBeVisible()
  await expect(visitor.page.getByText(title).first()).toBeVisible()
  await picture(visitor, `${walk.kind}-certificate`)
  await openRound(office, walk.path)
  await advance(office, '归档')
}
