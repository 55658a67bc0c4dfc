import type { Book } from '@hebu/shared/books/define-book.ts'
import { meetings } from '@hebu/shared/books/meetings.ts'
import { reports } from '@hebu/shared/books/reports.ts'
import type { Done } from '@hebu/web/workspace/workspace.ts'
import { describe, expect, test } from 'vitest'

import { aDepartment, exchange } from '../../kit/customer-department.ts'
import { write } from '../../kit/editor-harness/sample-text.ts'
import { eventually } from '../../kit/eventually.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import type { World } from '../../kit/workspace.ts'
import { made, pageOf } from '../../kit/workspace.ts'

const device = (member: string) => aDepartment(member, memoryVolumes(), [meetings as Book])

function done<T>(command: Done<T>): T {
  if (!command.ok) throw new Error(JSON.stringify(command.refusal))
  return command.value
}

/** Minutes with two resolutions, handed in. */
function handedIn({ workspace }: World): { readonly id: string; readonly rows: readonly string[] } {
  const { commands } = workspace
  const { id } = made(commands.create('meetings', { kind: 'weekly', title: '例会', startsAt: '2026-11-23T01:30:00.000Z', chair: 'lin', recorder: 'lin', group: 'east', attendance: [{ id: 'lin', cells: { status: 'present' } }, { id: 'zhou', cells: { status: 'present' } }] }))
  const at = { book: 'meetings', id }
  commands.move(at, 'open')
  const rows = ['报价给华辰', '核对合同'].map((content) => commands.addRow(at, 'resolutions', { content, assignee: 'zhou', dueAt: '2026-12-04' })).map((done) => (done.ok ? done.value : ''))
  commands.move(at, 'draft')
  commands.move(at, 'submit')
  return { id, rows }
}

describe('approved minutes', () => {
  test('[MEET7] become tasks, one for each resolution, with its person, its day and who checks it', async () => {
    const here = await device('lin')
    const { id, rows } = handedIn(here)
    expect(here.workspace.table('tasks').pages()).toEqual([])
    expect(here.workspace.commands.move({ book: 'meetings', id }, 'approve').ok).toBe(true)
    await eventually(() => expect(here.workspace.table('tasks').pages()).toHaveLength(2))
    expect(here.workspace.table('tasks').page(`${id}.${rows[0]}`)?.values).toMatchObject({ title: '报价给华辰', assignee: 'zhou', dueAt: '2026-12-04', assignedBy: 'lin', checker: 'lin' })
    // Taken back is the approval, never the tasks that somebody may have begun.
    const step = await here.workspace.commands.undo()
    expect(step?.command).not.toBe('create')
    expect(here.workspace.table('tasks').pages()).toHaveLength(2)
  })

  test('[MEET7] a second device of the approver neither doubles a task nor overrides what was done to it', async () => {
    const here = await device('lin')
    const { id, rows } = handedIn(here)
    here.workspace.commands.move({ book: 'meetings', id }, 'approve')
    await eventually(() => expect(here.workspace.table('tasks').pages()).toHaveLength(2))
    const task = { book: 'tasks', id: `${id}.${rows[0]}` }
    const other = await device('lin')
    // It knows of the minutes before it knows of the tasks.
    for (const { name } of here.volumes.all().filter((volume) => volume.name.includes('/meetings/'))) exchangeOne(here, other, name)
    expect(here.workspace.commands.set(task, 'dueAt', '2026-12-11')).toMatchObject({ ok: true })
    expect(pageOf(here, 'tasks', task.id).values['dueAt']).toBe('2026-12-11')
    await eventually(() => expect(other.workspace.table('tasks').pages()).toHaveLength(2))
    exchange(here, other)
    for (const world of [here, other]) {
      expect(world.workspace.table('tasks').pages()).toHaveLength(2)
      await eventually(() => expect(pageOf(world, 'tasks', task.id).values['dueAt']).toBe('2026-12-11'))
      expect(pageOf(world, 'tasks', task.id).conflicts).toEqual({})
    }
  })
})

test('[REP22] [S2-6.1.2c] a problem that asks for help becomes one task of whoever stands closest above, also on two devices of its author', async () => {
  const here = await aDepartment('zhou', memoryVolumes(), [reports as Book])
  const { commands } = here.workspace
  const { id } = made(commands.create('reports', { kind: 'daily', periodKey: '2026-11-23' }))
  const at = { book: 'reports', id }
  for (const field of ['done', 'next']) write(here.workspace.text(at, field)!.fragment, ['paragraph', '写好了'])
  const asked = done(commands.addRow(at, 'problems', { problem: '样品没到', needHelp: true }))
  done(commands.addRow(at, 'problems', { problem: '天气不好' }))
  expect(here.workspace.table('tasks').pages()).toEqual([])
  done(commands.move(at, 'submit'))
  await eventually(() => expect(here.workspace.table('tasks').pages()).toHaveLength(1))
  const task = pageOf(here, 'tasks', `${id}.${asked}`)
  expect(task.values).toMatchObject({ title: '样品没到', assignee: 'lin', assignedBy: 'zhou', checker: 'zhou', dueAt: '2026-11-25', priority: 'urgent' })
  const other = await aDepartment('zhou', memoryVolumes(), [reports as Book])
  exchange(here, other)
  await eventually(() => expect(other.workspace.table('reports').page(id)?.state).toBe('submitted'))
  expect(other.workspace.table('tasks').pages()).toHaveLength(1)
  // Asked for afterwards, it becomes a task as well; the one that is there stays.
  done(commands.addRow(at, 'problems', { problem: '合同没回', needHelp: true }))
  await eventually(() => expect(here.workspace.table('tasks').pages()).toHaveLength(2))
})

function exchangeOne(from: World, to: World, name: string): void {
  const only = (world: World): World => ({ ...world, volumes: { ...world.volumes, all: () => world.volumes.all().filter((volume) => volume.name === name), open: (wanted: string) => world.volumes.open(wanted) } as World['volumes'] })
  exchange(only(from), only(to))
}
