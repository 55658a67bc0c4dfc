import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { taskIdOf } from '@hebu/shared/books/resolution-tasks.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { Notice, Said, SaidComment } from '@hebu/shared/rules/notices/notices.ts'
import { noticesOf } from '@hebu/shared/rules/notices/notices.ts'
import { settledOf, whatToTell } from '@hebu/web/shell/inbox/what-to-tell.ts'
import { describe, expect, test } from 'vitest'

import { aMember } from '../../kit/department.ts'
import { aPage, aRow, aWorld } from '../books/small-world.ts'

const charter = charterById('salesOps')!
const head = aMember('wang', { post: charter.founder })
const zhou = aMember('zhou', { post: 'salesperson', group: 'sales' })
const standing = { charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: charter.id, timeZone: 'Asia/Shanghai' }, members: [head, zhou] } }

const told = (me: typeof head, pages: Readonly<Record<string, readonly ComputedInput[]>>, said: readonly Said[] = []) =>
  noticesOf({ me, standing, world: aWorld(pages), books: books as readonly Book[], said }).map(({ kind, by, page, urgent }) => [kind, by, page.id, urgent])

const aComment = (id: string, by: string, text: string, more: Partial<SaidComment> = {}): SaidComment => ({ id, by, text, at: '2026-11-25T01:00:00.000Z', namesMe: text.includes('@[zhou]') && by !== 'zhou', ...more })
const moved = (move: string, state: string, by: string, at = '2026-11-25T02:00:00.000Z') => ({ move, to: state, by, at, verdict: 'applied' })

describe('what a member is told', () => {
  test('[NOTE1] mentions, answers and comments on a page of their own, and nothing of what they said themselves or what was taken back', () => {
    const pages = { customers: [aPage('c', { name: '青禾' }), aPage('d', {}, { made: { by: 'wang', at: '2026-11-01T00:00:00.000Z' } })] }
    const said: Said[] = [
      { page: { book: 'customers', id: 'c' }, remarks: [], comments: [aComment('1', 'wang', '好'), aComment('2', 'zhou', '謝謝'), aComment('3', 'wang', '算了', { removed: { by: 'wang', at: '' } })] },
      { page: { book: 'customers', id: 'd' }, remarks: [], comments: [aComment('4', 'wang', '@[zhou] 看一下'), aComment('5', 'zhou', '看過了'), aComment('6', 'wang', '好的', { replyTo: '5' }), aComment('7', 'wang', '不相干'), aComment('8', 'wang', '@[zhou] 舊事', { at: '2026-09-01T00:00:00.000Z' })] },
      { page: { book: 'customers', id: 'gone' }, remarks: [], comments: [aComment('9', 'wang', '@[zhou]')] },
    ]
    expect(told(zhou, pages, said)).toEqual([['comment', 'wang', 'c', false], ['mention', 'wang', 'd', true], ['reply', 'wang', 'd', false]])
    // The page is the head's own: an answer of Zhou's is told.
    expect(told(head, pages, said)).toEqual([['comment', 'zhou', 'd', false]])
    // Another made it, and the work was handed on: who is responsible now is told.
    const handedOn = { contracts: [aPage('k', { owner: 'zhou' }, { made: { by: 'gone', at: '2026-11-01T00:00:00.000Z' }, state: 'inReview' })] }
    expect(told(zhou, handedOn, [{ page: { book: 'contracts', id: 'k' }, remarks: [], comments: [aComment('1', 'wang', '違約金要有上限')] }])).toEqual([['comment', 'wang', 'k', false]])
  })

  test('[NOTE1] [NOTE3] work that another assigned, until it is begun; a page that came back, until something followed', () => {
    const mine = { assignee: 'zhou', assignedBy: 'wang', title: '報價' }
    const by = { made: { by: 'wang', at: '2026-11-24T01:00:00.000Z' } }
    expect(told(zhou, { tasks: [aPage('t', mine, { ...by, state: 'todo' }), aPage('u', { ...mine, priority: 'urgent' }, { ...by, state: 'todo' }), aPage('own', mine, { state: 'todo' })] })).toEqual([['assigned', 'wang', 't', false], ['assigned', 'wang', 'u', true]])
    expect(told(zhou, { tasks: [aPage('t', mine, { ...by, state: 'doing', moves: [moved('start', 'doing', 'zhou')] })] })).toEqual([])
    const redo = aPage('t', mine, { ...by, state: 'redo', moves: [moved('finish', 'done', 'zhou', '2026-11-24T03:00:00.000Z'), moved('redo', 'redo', 'wang')] })
    expect(told(zhou, { tasks: [redo] })).toEqual([['moved', 'wang', 't', true]])
    expect(told(head, { tasks: [redo] })).toEqual([])
    expect(told(zhou, { tasks: [{ ...redo, state: 'doing', moves: [...redo.moves!, moved('start', 'doing', 'zhou', '2026-11-25T03:00:00.000Z')] }] })).toEqual([])
  })

  test('[NOTE1] [NOTE3] [S2-6.1.2c] help asked for in a report, until it has become a task; remarks on a report, and answers to them', () => {
    const report = aPage('r', { author: 'zhou', problems: [aRow('p', { problem: '缺貨', needHelp: true }), aRow('q', { problem: '已解決' })], remarks: [aRow('m', { by: 'wang', text: '明早議', reply: '好' })] }, { state: 'submitted', moves: [moved('submit', 'submitted', 'zhou')] })
    expect(told(head, { reports: [report] })).toEqual([['help', 'zhou', 'r', true]])
    expect(told(head, { reports: [{ ...report, state: 'draft', moves: [] }] })).toEqual([])
    expect(told(head, { reports: [report], tasks: [aPage(taskIdOf('r', 'p')!, {}, { state: 'todo' })] })).toEqual([])
    const remarks: Said['remarks'] = [{ row: 'm', kind: 'remark', by: 'wang', at: '2026-11-25T03:00:00.000Z' }]
    expect(told(zhou, { reports: [report] }, [{ page: { book: 'reports', id: 'r' }, comments: [], remarks }])).toEqual([['remark', 'wang', 'r', false]])
    expect(told(zhou, { reports: [report] }, [{ page: { book: 'reports', id: 'r' }, comments: [], remarks: [{ ...remarks[0]!, by: 'zhou' }] }])).toEqual([])
  })
})

describe('what the system is told', () => {
  const notice = (id: string, urgent: boolean): Notice => ({ id, kind: 'mention', at: '2026-11-25T01:00:00.000Z', by: 'wang', page: { book: 'customers', id: 'c' }, urgent })
  const day = (today: string, more = {}) => ({ today, begun: true, due: 0, ...more })

  test('[NOTE4] what is urgent is told once, the rest in one digest a day', () => {
    const first = whatToTell([notice('a', true), notice('b', false)], { ids: [], day: undefined }, day('2026-11-25'))
    expect([first.urgent.map(({ id }) => id), first.digest]).toEqual([['a'], true])
    const later = whatToTell([notice('a', true), notice('c', true), notice('d', false)], first.told, day('2026-11-25'))
    expect([later.urgent.map(({ id }) => id), later.digest]).toEqual([['c'], false])
    expect(whatToTell([notice('a', true)], later.told, day('2026-11-26'))).toMatchObject({ urgent: [], digest: true })
    expect(whatToTell([], { ids: Array.from({ length: 900 }, String), day: undefined }, day('2026-11-26')).told.ids).toHaveLength(500)
  })

  test('[NOTE5] the digest waits for the morning and for something to say; an empty one takes no other its place', () => {
    const none = { ids: [], day: '2026-11-24' }
    expect(whatToTell([notice('b', false)], none, day('2026-11-25', { begun: false }))).toMatchObject({ digest: false, told: { day: '2026-11-24' } })
    const quiet = whatToTell([], none, day('2026-11-25'))
    expect(quiet).toMatchObject({ digest: false, told: { day: '2026-11-24' } })
    expect(whatToTell([notice('b', false)], quiet.told, day('2026-11-25')).digest).toBe(true)
    expect(whatToTell([], none, day('2026-11-25', { due: 2 })).digest).toBe(true)
    expect(whatToTell([notice('a', true)], none, day('2026-11-25', { begun: false })).urgent).toHaveLength(1)
  })

  test('[NOTE5] what was seen or settled goes from the system, the digest once nothing is left', () => {
    expect(settledOf(['a', 'b', 'digest'], [notice('a', true)], 0)).toEqual(['b'])
    expect(settledOf(['digest'], [], 1)).toEqual([])
    expect(settledOf(['digest', 'x'], [], 0)).toEqual(['digest', 'x'])
  })
})
