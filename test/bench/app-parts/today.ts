import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { agendaOf } from '@hebu/shared/rules/today/agenda.ts'
import { handedInBelow } from '@hebu/shared/rules/today/handed-in.ts'
import { teamState } from '@hebu/shared/rules/today/team-state.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import type { Browser } from '@playwright/test'

import { aMember } from '../../kit/department.ts'
import { atMost, type Measure } from '../measure.ts'

const goalMs = 100
const rounds = 9
const people = 4
const today = '2026-11-23'

/** What Today of a head costs in a department whose year asks for 2,000 duties and more: its own list, the week's reports, the team's state. */
export async function measureToday(_browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say('Today with a year of duties …')
  const charter = charterById('salesOps')!
  // So many ask for some 2,000 duties a year.
  const posts = Object.entries(charter.posts).filter(([, { functions }], index) => functions.includes('head') || index < people)
  const members = posts.map(([post, { group }], index) => aMember(`m${index}`, { post, group, joinedAt: '2025-06-01T00:00:00.000Z' }))
  const directory = { revision: 1, workspace: { id: 'w1', name: '示例部', charter: charter.id, timeZone: 'Asia/Shanghai' }, members }
  const head = members.find(({ post }) => post === charter.founder)!
  const days = Array.from({ length: 260 }, (_, index) => addDays(today, index - 260))
  const reports = members.flatMap(({ id }) => days.map((day): ComputedInput => ({
    id: `${id}.daily.${day}`, shelf: 'x', state: 'submitted', values: { author: id, kind: 'daily', periodKey: day }, made: { by: id, at: `${day}T08:00:00.000Z` },
    moves: [{ move: 'submit', to: 'submitted', by: id, at: `${day}T10:00:00.000Z`, verdict: 'applied' }],
  })))
  const tasks = members.flatMap(({ id }, index) => days.map((day, at): ComputedInput => ({ id: `t${index}.${at}`, shelf: 'x', state: at % 3 === 0 ? 'todo' : 'verified', values: { assignee: id, dueAt: day }, made: { by: id, at: `${day}T08:00:00.000Z` }, moves: [] })))
  const pages: Readonly<Record<string, readonly ComputedInput[]>> = { reports, tasks }
  const byId = new Map(Object.entries(pages).map(([book, of]) => [book, new Map(of.map((page) => [page.id, page]))]))
  const world: World = { today, nowMs: Date.parse(`${today}T02:00:00.000Z`), timeZone: 'Asia/Shanghai', pages: (book) => pages[book] ?? [], page: (book, id) => byId.get(book)?.get(id), linked: () => [] }
  const every: readonly Book[] = books
  const input = { ...dutyGround({ directory, charter }), world, me: head, books: every, book: (id: string) => every.find((book) => book.id === id), mayMove: () => true }
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now()
    agendaOf(input)
    handedInBelow(input, head, today)
    teamState(input)
    times.push(performance.now() - startedMs)
  }
  say(`  ${dutiesOf(input, addDays(today, -365), today).length} duties in the year of ${members.length} people`)
  return [
    atMost('today.reckon', times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!, 'ms', goalMs),
  ]
}
