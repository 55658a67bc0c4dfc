import { bookById } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { draftReport } from '@hebu/shared/rules/drafting/draft-report.ts'
import { nextDays } from '@hebu/shared/rules/drafting/next-days.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import { reportMatrix } from '@hebu/shared/rules/reporting/report-matrix.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { fill, say as inLanguage } from '@hebu/shared/vocabulary/text.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import type { Browser } from '@playwright/test'

import { aMember } from '../../kit/department.ts'
import { atMost, type Measure, median } from '../measure.ts'

const [people, visitsEach, draftMs, matrixMs, runs] = [50, 60, 50, 100, 9]
const timeZone = 'Asia/Shanghai'
const at = (day: string, time: string): string => new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString()

/** Drafting a report and reckoning the matrix of a department of fifty, in their records of a month. */
export async function measureReports(_: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`A draft and a matrix of ${people} people …`)
  const members = [aMember('head', { post: 'director', joinedAt: '2026-01-05T01:00:00.000Z' }), ...Array.from({ length: people }, (_, n) => aMember(`m${n}`, { name: `成员${n}`, post: 'salesperson', group: 'sales', joinedAt: '2026-01-05T01:00:00.000Z' }))]
  const page = (id: string, state: string, by: string, day: string, values: ComputedInput['values']): ComputedInput => ({ id, shelf: 's', state, values, made: { by, at: at(day, '09:00') }, moves: [{ move: 'submit', to: 'submitted', by, at: at(day, '18:05'), verdict: 'applied' }] })
  const dayOf = (n: number) => addDays('2026-12-01', n % 31)
  const each = <T>(count: number, make: (member: string, n: number) => T): readonly T[] => members.slice(1).flatMap(({ id }) => Array.from({ length: count }, (_, n) => make(id, n)))
  const held: Readonly<Record<string, readonly ComputedInput[]>> = {
    customers: each(20, (by, n) => page(`c-${by}-${n}`, 'active', by, '2026-11-02', { name: `客户${by}${n}`, owner: by, tier: 'b' })),
    visits: each(visitsEach, (by, n) => page(`v-${by}-${n}`, 'done', by, dayOf(n), { customer: { id: `c-${by}-${n % 20}`, shelf: 's' }, kind: 'call', by: [by], happenedAt: at(dayOf(n), '10:00'), needsFound: '要样品', nextStep: '寄出', nextAt: addDays(dayOf(n), 1) })),
    tasks: each(20, (by, n) => page(`t-${by}-${n}`, 'doing', by, dayOf(n), { title: `事项${n}`, assignee: by, dueAt: dayOf(n) })),
    reports: each(31, (by, n) => page(`${by}.daily.${dayOf(n)}`, 'submitted', by, dayOf(n), { author: by, kind: 'daily', periodKey: dayOf(n) })),
  }
  const byId = new Map(Object.entries(held).map(([book, pages]) => [book, new Map(pages.map((one) => [one.id, one]))]))
  const byCustomer = Map.groupBy(held['visits']!, ({ values }) => (values['customer'] as { readonly id: string }).id)
  const world: World = { today: '2026-12-31', nowMs: Date.parse(at('2026-12-31', '17:30')), timeZone, pages: (book) => held[book] ?? [], page: (book, id) => byId.get(book)?.get(id), linked: (book, _field, id) => (book === 'visits' ? (byCustomer.get(id) ?? []) : []) }
  const standing = { directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: 'salesOps', timeZone }, members }, charter: salesOps }
  const input = { standing, calendar: announcedCalendar, world, book: bookById }
  const naming = () => ({ member: String, page: () => '客户', choice: (_: string, value: unknown) => String(value), date: String, dateTime: String, period: String, words: (text: Parameters<typeof inLanguage>[0]) => inLanguage(text, 'zh-Hans') })
  const draft = (periodKey: string) => {
    const next = nextDays(periodKey, announcedCalendar)!
    return draftReport({ author: 'm0', kind: 'daily', periodKey, world, charter: salesOps, next, duties: dutiesOf({ ...input, of: 'm0' }, periodKey, next.last), reports: bookById('reports') as Book, book: bookById, say: (text, slots = {}) => fill(inLanguage(text, 'zh-Hans'), slots), naming })
  }
  const timed = (run: () => unknown): number => {
    const beganMs = performance.now()
    run()
    return performance.now() - beganMs
  }
  const measured = (run: () => unknown): number => median(Array.from({ length: runs }, () => timed(run)).slice(2))
  return [atMost('reports.draft', measured(() => draft('2026-12-31')), 'ms', draftMs), atMost('reports.matrix-50x31', measured(() => reportMatrix(input, members[0]!, '2026-12')), 'ms', matrixMs)]
}
