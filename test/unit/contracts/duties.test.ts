import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { charterById, charters } from '@hebu/shared/charters/catalogue.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import { noticesOf } from '@hebu/shared/rules/notices/notices.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { aPage, aRow, aWorld, to } from '../books/small-world.ts'

const standingOf = (id: string) => {
  const charter = charterById(id)!
  const members = Object.entries(charter.posts).map(([post, { group }]) => aMember(post, { post, group }))
  return { charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: id, timeZone: 'Asia/Shanghai' }, members } }
}

const dutiesIn = (charter: string, pages: Readonly<Record<string, readonly ComputedInput[]>>, from = '2026-11-01', until = '2027-12-31') =>
  dutiesOf({ standing: standingOf(charter), calendar: announcedCalendar, world: aWorld(pages), book: (id) => (books as readonly Book[]).find((book) => book.id === id) }, from, until)

const aContract = (values: ComputedInput['values'], state = 'performing', moves: ComputedInput['moves'] = []) => aPage('k', { title: '供貨合同', owner: 'contractStaff', custodian: 'sealKeeper', signedAt: '2026-10-01', validUntil: '2027-03-31', ...values }, { state, moves })

const told = (pages: Readonly<Record<string, readonly ComputedInput[]>>, name: string) =>
  dutiesIn('commercial', pages).filter(({ cadence }) => cadence === name).map(({ member, dueAt, noticeAt, status }) => [member, dueAt.slice(0, 10), noticeAt.slice(0, 10), status])

test('[CON8] a milestone is told of a week ahead and asked for on its day, until all of that day is done [S3-3.2.4a–b]', () => {
  const milestones = [aRow('a', { what: '交貨', dueAt: '2026-12-01' }), aRow('b', { what: '驗收', dueAt: '2026-12-01', doneAt: '2026-12-01' }), aRow('c', { what: '首款', dueAt: '2026-11-10', doneAt: '2026-11-12' }), aRow('d', { what: '備貨', dueAt: '2026-11-20' })]
  expect(told({ contracts: [aContract({ milestones })] }, 'contractMilestones')).toEqual([
    ['contractStaff', '2026-11-10', '2026-11-02', 'late'],
    ['contractStaff', '2026-11-20', '2026-11-12', 'missed'],
    ['contractStaff', '2026-12-01', '2026-11-23', 'pending'],
  ])
  // Of a contract that ended only what was done is still told.
  expect(told({ contracts: [aContract({ milestones }, 'terminated')] }, 'contractMilestones').map(([, day]) => day)).toEqual(['2026-11-10'])
  expect(told({ contracts: [aContract({ milestones }, 'draft')] }, 'contractMilestones')).toEqual([])
  // Who is responsible left: who keeps it is asked.
  expect(told({ contracts: [aContract({ milestones, owner: 'nobody' })] }, 'contractMilestones')[0]?.[0]).toBe('sealKeeper')
})

test('[CON8] the end of a contract is told of thirty days ahead; an extension moves it, and performance answers it', () => {
  expect(told({ contracts: [aContract({})] }, 'contractEnd')).toEqual([['contractStaff', '2027-03-31', '2027-02-28', 'pending']])
  const extended = [aPage('x', { contract: to('k'), kind: 'change', newUntil: '2027-06-30', effectiveAt: '2026-11-20' }, { state: 'effective' })]
  expect(told({ contracts: [aContract({})], contractChanges: extended }, 'contractEnd').map(([, day]) => day)).toEqual(['2027-06-30'])
  const done = aContract({ validUntil: '2026-11-24' }, 'fulfilled', [{ move: 'fulfil', to: 'fulfilled', by: 'contractStaff', at: '2026-11-23T02:00:00.000Z', verdict: 'applied' }])
  expect(told({ contracts: [done] }, 'contractEnd')).toEqual([['contractStaff', '2026-11-24', '2026-10-24', 'done']])
})

test('[CON8] those who look after contracts check each of them every fortnight [S3-2.2.3c]', () => {
  const checked = (days: readonly string[]) => dutiesIn('commercial', { contracts: [aContract({ checks: days.map((at, n) => aRow(String(n), { at, note: '正常' })) })] }, '2026-11-16', '2026-12-20').filter(({ cadence }) => cadence === 'contractProgress').map(({ member, dueAt, status }) => [member, dueAt.slice(0, 10), status])
  expect(checked([])).toEqual([['contractStaff', '2026-11-20', 'missed'], ['contractStaff', '2026-12-04', 'pending'], ['contractStaff', '2026-12-18', 'pending']])
  expect(checked(['2026-11-12', '2026-11-24']).map(([, , status]) => status)).toEqual(['done', 'done', 'pending'])
})

test('[CON8] every charter tells of milestones and ends', () => {
  for (const { id } of charters) {
    const contract = aContract({ owner: standingOf(id).directory.members[0]!.id, milestones: [aRow('a', { what: '交貨', dueAt: '2026-12-01' })] })
    expect(dutiesIn(id, { contracts: [contract] }).map(({ cadence }) => cadence), id).toEqual(expect.arrayContaining(['contractMilestones', 'contractEnd']))
  }
})

test('[CON4] a signature is told to operations and finance at once, and to nobody whom it does not concern [S4-3.3.3]', () => {
  const standing = standingOf('directSales')
  const signed = aContract({ owner: 'x' }, 'signed', [{ move: 'sign', to: 'signed', by: 'x', at: '2026-11-25T02:00:00.000Z', verdict: 'applied' }])
  const told_ = standing.directory.members.filter((me) => noticesOf({ me, standing, world: aWorld({ contracts: [signed] }), books: books as readonly Book[], said: [] }).length > 0)
  const functions = new Set(told_.flatMap(({ post }) => standing.charter.posts[post as keyof typeof standing.charter.posts]!.functions))
  expect(functions.has('ops') && functions.has('finance')).toBe(true)
  expect(told_.some(({ post }) => standing.charter.posts[post as keyof typeof standing.charter.posts]!.functions.includes('hr'))).toBe(false)
})
