import { customers } from '@hebu/shared/books/customers.ts'
import { meetings } from '@hebu/shared/books/meetings.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { reports } from '@hebu/shared/books/reports.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import { expect, test } from 'vitest'

import { aRow, everyBook } from './small-world.ts'

const noText = () => false
const page = (state: string, values: Readonly<Record<string, unknown>>) => ({ state, values, parts: ['file', 'secret'] })

test('[BOOK20] a lead is screened when its industry, scale and source are known, with somebody to talk to [S0-3.1.1]', () => {
  const known = { name: '青禾', owner: 'zhou', tier: 'potential', contacts: [aRow('a', { name: '示例' })] }
  expect(missingFor(customers, 'screen', page('lead', known), noText)).toEqual(['industry', 'scale', 'source'])
  expect(missingFor(customers, 'screen', page('lead', { ...known, industry: '印務', scale: 'small', source: 'expo' }), noText)).toEqual([])
  expect(missingFor(customers, 'lose', page('active', known), noText)).toEqual(['lossReason'])
})

test('[BOOK20] a contact is logged with its time and what was found or feared [S0-2.2d]', () => {
  const planned = { customer: { id: 'qinghe', shelf: 'g-east' }, kind: 'call', by: ['zhou'] }
  expect(missingFor(visits, 'log', page('planned', planned), noText)).toEqual(['happenedAt', 'needsFound|concerns'])
  expect(missingFor(visits, 'log', page('planned', { ...planned, happenedAt: '2026-11-23T01:00:00.000Z', concerns: '交期' }), noText)).toEqual([])
})

test('[BOOK20] minutes want attendance, a report its text, a plan in force its goals and at the end its wrap-up [S3-4.2.3a]', () => {
  expect(missingFor(meetings, 'draft', page('open', {}), noText)).toEqual(['attendance'])
  expect(missingFor(reports, 'submit', page('draft', { kind: 'daily', author: 'zhou', periodKey: '2026-11-23' }), noText)).toEqual(['done', 'next'])
  expect(missingFor(plans, 'approve', page('submitted', {}), noText)).toEqual(['goals'])
  expect(missingFor(plans, 'conclude', page('inForce', {}), noText)).toEqual(['wrapUp'])
  expect(reports.moves.submit?.needsWhen).toEqual([{ field: 'kind', is: 'weekly', needs: ['results'] }])
})

test('[BOOK20] a task is done with a word of progress or evidence, and only its assignee says so', () => {
  const given = { title: '寄樣品', assignedBy: 'lin', assignee: 'zhou', dueAt: '2026-11-30' }
  expect(missingFor(tasks, 'finish', page('todo', given), noText)).toEqual(['progress|evidence'])
  expect(missingFor(tasks, 'finish', page('todo', { ...given, progress: [aRow('a', { note: '已寄出' })] }), noText)).toEqual([])
  expect(tasks.moves.finish?.by).toEqual(['@assignee'])
  expect(tasks.moves.verify?.by).not.toContain('@assignee')
})

test('[BOOK21] nobody inspects, approves or verifies work on being its author alone [S2-6.1.2c] [S3-4.2.3b]', () => {
  expect(reports.moves.inspect?.by).toEqual(['superior'])
  expect(reports.moves.return?.by).toEqual(['superior'])
  expect(meetings.moves.approve?.by).not.toContain('@recorder')
  expect(plans.moves.approve?.by).not.toContain('@owner')
  expect(plans.moves.approve?.by).not.toContain('@made')
})

test('[BOOK21] giving work back, calling it off and moving it take a reason', () => {
  const silent = everyBook.flatMap((book) =>
    Object.entries(book.moves).filter(([name, { note }]) => ['return', 'redo', 'cancel', 'adjust', 'invalidate', 'restore'].includes(name) && note !== 'required').map(([name]) => `${book.id}.${name}`),
  )
  expect(silent).toEqual([])
  expect(tasks.fields.movedDue.columns.reason.required).toBe(true)
})

test('[BOOK21] what is sealed is frozen from the seal on, but for remarks beside it', () => {
  for (const book of everyBook) {
    // A report is its author's, who may amend it: what changed since is shown ([SEAL20]).
    if (book === reports) continue
    for (const move of Object.values(book.moves)) if (move.sealed === true && move.decides !== 'return') expect(book.frozen, book.id).toContain(move.to)
  }
  expect(plans.fields.wrapUp.annotates).toContain('@owner')
  expect(plans.fields.goals.annotates).toBeUndefined()
  expect(reports.fields.remarks.annotates).toEqual(['superior', '@author'])
})

test('[BOOK21] moves made by rule are open to those whose devices record them, and those that give a page up ask for nothing', () => {
  const automatic = everyBook.flatMap((book) => Object.entries(book.moves).filter(([, move]) => move.automatic === true).map(([name]) => `${book.id}.${name}`))
  expect(automatic).toEqual(['customers.begin', 'customers.remain', 'visits.miss', 'followUps.miss', 'proposals.expire', 'contracts.change', 'contracts.settle', 'contracts.terminate'])
  for (const book of everyBook) {
    for (const move of Object.values(book.moves)) if (move.abandons === true) expect(move.needs ?? [], book.id).toEqual([])
  }
})
