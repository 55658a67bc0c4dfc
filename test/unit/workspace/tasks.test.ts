import { headOf } from '@hebu/shared/books/book-head.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { expect, test, vi } from 'vitest'

import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made, pageOf } from '../../kit/workspace.ts'

const books: readonly Book[] = [tasks as Book]
const withTasks = (member: string, volumes = memoryVolumes()) => aWorkspace(member, volumes, () => books, books.map(headOf))
const rowsOf = (rows: unknown) => (rows as readonly { readonly cells: unknown }[] | undefined)?.map(({ cells }) => cells)

test('[TASK1] [S1-4.1.2b] a promised day that changes keeps the one before, and the task is not done before somebody said why', async () => {
  const { workspace, ...world } = await withTasks('zhou')
  const { commands } = workspace
  const { id } = made(commands.create('tasks', { title: '報價', dueAt: '2026-11-25' }))
  const task = { book: 'tasks', id }
  const now = () => pageOf({ workspace, ...world }, 'tasks', id)
  // Whoever has just written it down may still correct it.
  commands.set(task, 'dueAt', '2026-11-26')
  expect(now().values['movedDue']).toBeUndefined()
  commands.move(task, 'start')
  commands.set(task, 'dueAt', '2026-11-27')
  commands.set(task, 'dueAt', '2026-11-30')
  expect(rowsOf(now().values['movedDue'])).toEqual([{ from: '2026-11-26', to: '2026-11-30' }])
  commands.addRow(task, 'progress', { note: '樣品已寄' })
  expect(commands.move(task, 'finish')).toEqual({ ok: false, refusal: { because: 'missing', fields: ['movedDue/reason'] } })
  const [row] = now().values['movedDue'] as readonly { readonly id: string }[]
  commands.setCell(task, 'movedDue', row!.id, 'reason', '客戶改期')
  commands.set(task, 'dueAt', '2026-12-01')
  expect(rowsOf(now().values['movedDue'])).toEqual([{ from: '2026-11-26', to: '2026-11-30', reason: '客戶改期' }, { from: '2026-11-30', to: '2026-12-01' }])
  // Back where it was, and taken back, leave nothing behind.
  await commands.undo()
  expect(now().values['dueAt']).toBe('2026-11-30')
  expect(rowsOf(now().values['movedDue'])).toHaveLength(1)
  expect(commands.move(task, 'finish').ok).toBe(true)
})

test('[TASK4] the next of a series is made once, whoever of the two is there first', async () => {
  vi.useFakeTimers()
  const volumes = memoryVolumes()
  const zhou = await withTasks('zhou', volumes)
  const wang = await withTasks('wang', volumes)
  await withTasks('lin', volumes)
  const { id } = made(zhou.workspace.commands.create('tasks', { title: '週盤點', assignedBy: 'wang', dueAt: '2026-11-23', repeats: 'week' }))
  await vi.waitFor(() => expect(pageOf(wang, 'tasks', `${id}.2026-11-30`)).toBeDefined())
  await vi.advanceTimersByTimeAsync(200)
  expect(zhou.workspace.table('tasks').pages().map((page) => [page.id, page.values['dueAt']])).toEqual([[id, '2026-11-23'], [`${id}.2026-11-30`, '2026-11-30']])
  vi.useRealTimers()
})
