// @vitest-environment happy-dom
// What comes when it is needed is fetched before: how long that takes is not what is tested here.
import '@hebu/web/ui/overlays/overlays.ts'

import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { followUps } from '@hebu/shared/books/follow-ups.ts'
import type { CareDue } from '@hebu/shared/rules/care/care-due.ts'
import { LogDialog, MoveDialog } from '@hebu/web/features/books/views/care/CareDialogs.tsx'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { aPage } from '../books/small-world.ts'
import { renderPlace } from '../features/render-place.tsx'

const books = [customers, followUps] as readonly unknown[] as readonly Book[]
const open: Workspace[] = []
beforeEach(() => localStorage.clear())
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

const care: CareDue = { customer: aPage('qinghe', { name: 'Qinghe' }), due: '2026-11-20', band: 'overdue', daysLeft: -3, because: 'tier', last: undefined, everyDays: 30, member: 'zhou', plan: undefined, appointment: undefined }
const given = { fields: followUps.fields, care, customer: 'Qinghe', today: '2026-11-23', onClose: () => undefined }

async function aDialog(name: RegExp, component: () => JSX.Element) {
  const { workspace, settled } = aFakeWorkspace({ books, member: 'zhou' })
  open.push(workspace)
  await settled()
  renderPlace(workspace, '/', [{ path: '/', component }])
  const dialog = within(await screen.findByRole('dialog', { name, hidden: true }))
  const type = (field: RegExp, text: string): void => {
    const box = dialog.getByRole('textbox', { name: field, hidden: true })
    box.focus()
    fireEvent.input(box, { target: { value: text } })
  }
  const press = (label: string): void => {
    const button = dialog.getByRole('button', { name: label, hidden: true })
    button.focus()
    fireEvent.click(button)
  }
  const textOf = (field: RegExp): string => dialog.getByRole<HTMLTextAreaElement>('textbox', { name: field, hidden: true }).value
  return { type, press, textOf, alerts: () => dialog.getAllByRole('alert', { hidden: true }).flatMap(({ textContent }) => (textContent === '' ? [] : [textContent])) }
}

const over = 'That day is over: choose today or later'

test('[CUS24] a contact is moved to no day that is over or cannot be read, and the form says so', async () => {
  const onDone = vi.fn()
  const { type, press, alerts } = await aDialog(/^Move/, () => <MoveDialog {...given} onDone={onDone} />)
  type(/^Reason/, 'They travel')
  type(/^Due/, '2026-11-22')
  press('Move')
  expect(alerts()).toEqual([over])
  type(/^Due/, 'someday')
  press('Move')
  expect(alerts()).toHaveLength(1)
  expect(alerts()).not.toEqual([over])
  expect(onDone).not.toHaveBeenCalled()
  type(/^Due/, '2026-11-23')
  press('Move')
  expect(onDone.mock.calls).toEqual([['2026-11-23', 'They travel']])
})

test('[CUS13] what was typed of a follow-up is there again until it is logged, for that customer alone', async () => {
  const shown = (dialog: Awaited<ReturnType<typeof aDialog>>) => [dialog.textOf(/^Usage/), dialog.textOf(/^New needs/)]
  const opened = (onDone: () => boolean, id = 'qinghe') => aDialog(/^Log/, () => <LogDialog {...given} care={{ ...care, customer: aPage(id, { name: 'Qinghe' }) }} onDone={onDone} />)
  const first = await opened(() => false)
  first.type(/^Usage/, 'They said that')
  first.type(/^New needs/, '300 calendars')
  first.type(/^Satisfaction/, '4')
  // What is refused keeps it.
  first.press('Log contact')
  cleanup()
  expect(shown(await opened(() => true, 'wangyue'))).toEqual(['', ''])
  cleanup()
  const again = await opened(() => true)
  expect(shown(again)).toEqual(['They said that', '300 calendars'])
  again.press('Log contact')
  cleanup()
  expect(shown(await opened(() => true))).toEqual(['', ''])
})

test('[CUS24] a contact is logged with no next day that is over or cannot be read', async () => {
  const onDone = vi.fn()
  const { type, press, alerts } = await aDialog(/^Log/, () => <LogDialog {...given} onDone={onDone} />)
  type(/^Usage/, 'All is well')
  type(/^Satisfaction/, '5')
  type(/^Next/, 'someday')
  press('Log contact')
  expect(alerts()).toHaveLength(1)
  type(/^Next/, '2026-01-03')
  press('Log contact')
  expect(alerts()).toEqual([over])
  expect(onDone).not.toHaveBeenCalled()
  type(/^Next/, '2027-01-03')
  press('Log contact')
  expect(onDone.mock.calls).toEqual([[{ method: 'phone', usage: 'All is well', score: 5, nextAt: '2027-01-03' }]])
})
