import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { bookById } from '@hebu/shared/books/catalogue.generated.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { DraftBlock, DraftInput, DraftLine, ReportDraft } from '@hebu/shared/rules/drafting/draft.ts'
import { draftReport } from '@hebu/shared/rules/drafting/draft-report.ts'
import { nextDays } from '@hebu/shared/rules/drafting/next-days.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { namingFor } from '@hebu/web/features/books/values/naming.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'

const timeZone = 'Asia/Shanghai'
const directory = { revision: 1, workspace: { id: 'w1', name: '示例部', charter: 'salesOps', timeZone }, members: [aMember('lin', { name: '林小满', post: 'salesperson', group: 'sales' }), aMember('wang', { name: '王砚', post: 'salesLead', group: 'sales' })] }

const wall = (day: string, time: string): string => new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString()

const page = (id: string, state: string, values: ComputedInput['values'], made = 'lin', at = wall('2026-10-08', '10:00'), moves: readonly (readonly [string, string])[] = []): ComputedInput => ({
  id,
  shelf: 'g-sales',
  state,
  values,
  made: { by: made, at },
  moves: moves.map(([to, on]) => ({ move: to, to, by: made, at: on, verdict: 'applied' })),
})

const link = (id: string) => ({ id, shelf: 'g-sales' })

/** A Monday: two contacts with one customer, a new file, a task done and one overdue, and what comes next. */
const monday: Readonly<Record<string, readonly ComputedInput[]>> = {
  customers: [
    page('c1', 'active', { name: '云岫市汇川示例商贸', owner: 'lin', tier: 'a' }),
    page('c2', 'lead', { name: '青檐镇听雨示例茶社', owner: 'lin' }, 'lin', wall('2026-11-23', '16:10')),
  ],
  visits: [
    page('v1', 'done', { customer: link('c1'), kind: 'visit', by: ['lin'], happenedAt: wall('2026-11-23', '09:40'), needsFound: '年会礼盒 200 份，要可印司名', nextStep: '送样品', nextAt: '2026-11-24' }),
    page('v2', 'done', { customer: link('c1'), kind: 'call', by: ['lin', 'wang'], happenedAt: wall('2026-11-23', '15:05'), concerns: '嫌包装偏大' }),
    page('v3', 'planned', { customer: link('c2'), kind: 'visit', by: ['lin'], plannedAt: wall('2026-11-24', '10:00') }),
    page('v4', 'missed', { customer: link('c2'), kind: 'call', by: ['lin'], plannedAt: wall('2026-11-23', '11:00') }),
    page('v5', 'done', { customer: link('c2'), kind: 'call', by: ['wang'], happenedAt: wall('2026-11-23', '11:30'), needsFound: '别人的记录' }),
  ],
  tasks: [
    page('t1', 'done', { title: '报价单改版', assignee: 'lin', dueAt: '2026-11-24' }, 'wang', wall('2026-11-16', '10:00'), [['done', wall('2026-11-23', '17:20')]]),
    page('t2', 'doing', { title: '催回上月样品', assignee: 'lin', dueAt: '2026-11-20' }),
    page('t3', 'todo', { title: '核对库存', assignee: 'lin', dueAt: '2026-11-24' }),
    page('t4', 'todo', { title: '下月再办', assignee: 'lin', dueAt: '2026-12-10' }),
  ],
  meetings: [page('m1', 'scheduled', { title: '销售部例会', kind: 'weekly', group: 'sales', startsAt: wall('2026-11-24', '09:30'), chair: 'wang', distribution: ['lin'] }, 'wang')],
  reports: [page('lin.daily.2026-11-23', 'submitted', { kind: 'daily', author: 'lin', periodKey: '2026-11-23' }, 'lin', wall('2026-11-23', '18:00'), [['submitted', wall('2026-11-23', '18:10')]])],
}

function draft(kind: string, periodKey: string, { language = 'zh-Hans', pages = monday, nowMs = Date.parse(wall('2026-11-23', '18:00')) }: { language?: Language; pages?: typeof monday; nowMs?: number } = {}): ReportDraft {
  const world: World = {
    today: '2026-11-23',
    nowMs,
    timeZone,
    pages: (book) => pages[book] ?? [],
    page: (book, id) => pages[book]?.find((each) => each.id === id),
    linked: (book, field, id) => (pages[book] ?? []).filter(({ values }) => (values[field] as { readonly id?: string } | undefined)?.id === id),
  }
  const words = createWords({ language, timeZone, now: () => nowMs })
  const naming: DraftInput['naming'] = (book) =>
    namingFor(book, { words, charter: salesOps, memberName: (id) => directory.members.find((member) => member.id === id)?.name, bookById, pageOf: (book, id) => world.page(book, id) as unknown as Page })
  const standing = { directory, charter: salesOps }
  const next = nextDays(periodKey, announcedCalendar)!
  return draftReport({
    author: 'lin',
    kind,
    periodKey,
    world,
    charter: salesOps,
    next,
    duties: dutiesOf({ standing, calendar: announcedCalendar, world, book: bookById }, '2026-11-01', next.last),
    reports: bookById('reports') as Book,
    book: bookById,
    say: (wording, slots) => words.say(wording, slots),
    naming,
  })!
}

const line = ({ text, page }: DraftLine): string => `- ${text}${page === undefined ? '' : ` [${page.book}/${page.id}]`}`
const block = ({ heading, lines }: DraftBlock): string => [...(heading === undefined ? [] : [`## ${line(heading).slice(2)}`]), ...lines.map(line)].join('\n')
const shown = ({ done, results, problems, next }: ReportDraft): string =>
  `# done\n${done.map(block).join('\n')}\n# results\n${results.map(block).join('\n')}\n# problems\n${problems.map(line).join('\n')}\n# next\n${next.map(block).join('\n')}\n`

for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const)
  test(`[DRAFT1] [DRAFT2] [S2-6.1.2a] a day is told by customer from the author’s own records, in ${language}`, async () => {
    await expect(shown(draft('daily', '2026-11-23', { language }))).toMatchFileSnapshot(`./golden/daily.${language}.txt`)
  })

test('[DRAFT2] [S2-6.1.2b] a week collates its days, their reports and the figures', async () => {
  await expect(shown(draft('weekly', '2026-W48', { nowMs: Date.parse(wall('2026-11-27', '17:00')) }))).toMatchFileSnapshot('./golden/weekly.zh-Hans.txt')
})

test('[DRAFT1] the same records give the same draft, in whatever order they are held', () => {
  const reversed = Object.fromEntries(Object.entries(monday).map(([book, pages]) => [book, pages.toReversed()]))
  expect(draft('daily', '2026-11-23', { pages: reversed })).toEqual(draft('daily', '2026-11-23'))
})

test('[DRAFT2] a day without records says so, and asks nothing of the books of others', () => {
  const { done, problems } = draft('daily', '2026-11-19', { pages: {} })
  expect(done).toEqual([{ lines: [{ key: 'nothing', text: '当日没有记录在册的工作。' }] }])
  expect(problems.filter(({ text }) => !text.includes('未按时完成'))).toEqual([])
})

test('[DRAFT2] the next day of work comes after a weekend and holidays, the next period right away', () => {
  expect(nextDays('2026-09-30', announcedCalendar)).toEqual({ first: '2026-10-08', last: '2026-10-08' })
  expect(nextDays('2026-W48', announcedCalendar)).toMatchObject({ first: '2026-11-30', last: '2026-12-06' })
  expect(nextDays('2026-12', announcedCalendar)).toMatchObject({ first: '2027-01-01' })
  expect(nextDays('someday', announcedCalendar)).toBeUndefined()
})
