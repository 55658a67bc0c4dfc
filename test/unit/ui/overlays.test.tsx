// @vitest-environment happy-dom
import { Dialog } from '@hebu/web/ui/Dialog.tsx'
import type { MenuItem } from '@hebu/web/ui/Menu.tsx'
import { Menu } from '@hebu/web/ui/Menu.tsx'
import { createLate } from '@hebu/web/ui/overlays/late.ts'
import { lateOverlays } from '@hebu/web/ui/overlays/late-overlays.ts'
import { Popover } from '@hebu/web/ui/Popover.tsx'
import { dismissToast, showToast, toasts } from '@hebu/web/ui/toast.ts'
import { Toaster } from '@hebu/web/ui/Toaster.tsx'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

import { renderWidget } from './render-widget.tsx'

const focused = () => document.activeElement

/** Keys go to the document, where layers listen. */
const press = (key: string, more: KeyboardEventInit = {}): boolean => fireEvent.keyDown(focused() ?? document.body, { key, ...more })

// First: nothing has been fetched yet.
test('[UI70] the first press opens a menu however late its part comes, and the button is the same one', async () => {
  expect(lateOverlays.now()).toBeUndefined()
  const chosen = vi.fn()
  renderWidget(() => <Menu label="More" items={[{ label: 'Copy', onSelect: chosen }, 'line', { label: 'Remove' }]} />)
  const button = screen.getByRole('button', { name: 'More' })
  button.focus()
  fireEvent.pointerDown(button, { button: 0, pointerType: 'mouse' })
  expect(screen.queryByRole('menu')).toBeNull()
  expect(button.getAttribute('aria-busy')).toBe('true')
  const menu = await screen.findByRole('menu', { name: 'More' })
  // It came between the two halves of the press.
  fireEvent.click(button, { detail: 1 })
  expect(screen.getByRole('menu', { name: 'More' })).toBe(menu)
  expect(screen.getByRole('button', { name: 'More', hidden: true })).toBe(button)
  expect([button.getAttribute('aria-expanded'), button.getAttribute('aria-busy')]).toEqual(['true', null])
  await waitFor(() => expect(menu.contains(focused())).toBe(true))
  fireEvent.click(within(menu).getByRole('menuitem', { name: 'Copy' }))
  expect(chosen).toHaveBeenCalledOnce()
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  expect(focused()).toBe(button)
})

describe('a part that comes late', () => {
  test('[UI70] is fetched once, and again after a failure', async () => {
    const fetch = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('there')
    const late = createLate(fetch)
    expect([await late.load(), late.failed(), late.now()]).toEqual([false, true, undefined])
    expect([await late.load(), late.failed(), late.now()]).toEqual([true, false, 'there'])
    await late.load()
    expect(fetch).toHaveBeenCalledTimes(2)
  })
})

describe('once there', () => {
  beforeAll(async () => void (await lateOverlays.load()))
  afterEach(() => {
    for (const { id } of toasts()) dismissToast(id)
  })

  test('[UI70] a menu opens by its keys, with the first or the last act marked', async () => {
    renderWidget(() => <Menu label="More" items={[{ label: 'Copy' }, { label: 'Move' }, { label: 'Remove' }]} />)
    const button = screen.getByRole('button', { name: 'More' })
    button.focus()
    press('ArrowDown')
    await waitFor(() => expect(focused()?.textContent).toBe('Copy'))
    press('Escape')
    await waitFor(() => expect(focused()).toBe(button))
    press('ArrowUp')
    await waitFor(() => expect(focused()?.textContent).toBe('Remove'))
  })

  test('[UI70] choices that exclude each other tell which of them holds', () => {
    const chosen = vi.fn()
    renderWidget(() => <Menu label="Look" items={[{ label: 'Light', checked: true }, { label: 'Dark', checked: false, onSelect: chosen }, 'line', { label: 'Reset' }]} />)
    fireEvent.click(screen.getByRole('button', { name: 'Look' }))
    expect(screen.getAllByRole('menuitemradio').map((item) => [item.textContent, item.getAttribute('aria-checked')])).toEqual([['Light', 'true'], ['Dark', 'false']])
    fireEvent.pointerUp(screen.getByRole('menuitemradio', { name: 'Dark' }), { button: 0 })
    expect(chosen).toHaveBeenCalledOnce()
  })

  test('[UI179] an open menu whose acts are told anew keeps the one that is marked, and does what it does now', () => {
    const [old, now] = [vi.fn(), vi.fn()]
    const [items, setItems] = createSignal([{ label: 'Copy', onSelect: old }, { label: 'Print', onSelect: old }])
    renderWidget(() => <Menu label="More" items={items()} />)
    fireEvent.click(screen.getByRole('button', { name: 'More' }))
    const act = screen.getByRole('menuitem', { name: 'Print' })
    act.focus()
    setItems([{ label: 'Copy', onSelect: now }, { label: 'Print', onSelect: now }])
    expect(screen.getByRole('menuitem', { name: 'Print' })).toBe(act)
    expect(focused()).toBe(act)
    fireEvent.pointerUp(act, { button: 0 })
    expect([old.mock.calls.length, now.mock.calls.length]).toEqual([0, 1])
  })

  test('[UI179] what comes to an open menu is shown there, beside the choice that is marked, and two that look the same stay two', async () => {
    const chosen = vi.fn()
    const view = (at: number) => ({ label: 'Mine', checked: false, onSelect: () => chosen(at) })
    const [items, setItems] = createSignal<readonly MenuItem[]>([{ label: 'All', checked: true }, view(1), 'line', { label: 'Save' }])
    renderWidget(() => <Menu label="Views" items={items()} />)
    screen.getByRole('button', { name: 'Views' }).focus()
    press('ArrowDown')
    const all = screen.getByRole('menuitemradio', { name: 'All' })
    await waitFor(() => expect(focused()).toBe(all))
    setItems([{ label: 'All', checked: true }, view(1), view(2), 'line', { label: 'Save' }])
    expect(screen.getAllByRole('menuitemradio').map(({ textContent }) => textContent)).toEqual(['All', 'Mine', 'Mine'])
    expect(focused()).toBe(all)
    press('ArrowDown')
    press('ArrowDown')
    expect(focused()).toBe(screen.getAllByRole('menuitemradio')[2])
    press('Enter')
    expect(chosen.mock.calls).toEqual([[2]])
  })

  test('[UI71] Escape closes a panel and the focus is on its button again', async () => {
    renderWidget(() => <Popover label="Sync" trigger="Synced"><p>All is there</p></Popover>)
    const button = screen.getByRole('button', { name: 'Sync' })
    button.focus()
    fireEvent.click(button)
    expect(screen.getByRole('dialog', { name: 'Sync' }).textContent).toBe('All is there')
    press('Escape')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(focused()).toBe(button))
  })

  const aDialog = () => {
    const [open, setOpen] = createSignal(false)
    renderWidget(() => (
      <>
        <button type="button" onClick={() => setOpen(true)}>Ask</button>
        <Dialog open={open()} onClose={() => setOpen(false)} title="Why?" actions={<button type="button">Send</button>}>
          <input aria-label="Reason" />
        </Dialog>
      </>
    ))
    const opener = screen.getByRole('button', { name: 'Ask' })
    opener.focus()
    fireEvent.click(opener)
    return { opener, dialog: screen.getByRole('dialog', { name: 'Why?' }) }
  }

  test('[UI71] a dialog begins in its first field, Escape closes it, and the focus returns', async () => {
    const { opener } = aDialog()
    expect(focused()?.getAttribute('aria-label')).toBe('Reason')
    press('Escape')
    expect(screen.queryByRole('dialog')).toBeNull()
    await waitFor(() => expect(focused()).toBe(opener))
  })

  test('[UI71] an Escape that an input method means for itself closes nothing', () => {
    const { dialog } = aDialog()
    press('Escape', { isComposing: true })
    press('Escape', { keyCode: 229 })
    expect(screen.getByRole('dialog', { name: 'Why?' })).toBe(dialog)
  })

  test('[UI72] a press outside of a dialog leaves it open', async () => {
    const { dialog } = aDialog()
    await new Promise((resolve) => setTimeout(resolve))
    fireEvent.pointerDown(document.body, { button: 0, pointerType: 'mouse' })
    expect(screen.getByRole('dialog', { name: 'Why?', hidden: true })).toBe(dialog)
  })

  test('[UI73] a notice goes by itself, and stays while the focus is in it', async () => {
    vi.useFakeTimers()
    renderWidget(() => <Toaster />)
    showToast('Saved', { stayMs: 1_000 })
    expect(screen.getByRole('status').textContent).toContain('Saved')
    const dismiss = screen.getByRole('button', { name: 'Dismiss' })
    dismiss.focus()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(toasts().map(({ text }) => text)).toEqual(['Saved'])
    dismiss.blur()
    await vi.advanceTimersByTimeAsync(1_500)
    expect(toasts()).toEqual([])
    vi.useRealTimers()
  })

  test('[UI73] what a notice says may change while it stands, and the focus stays in it', () => {
    renderWidget(() => <Toaster />)
    const [done, setDone] = createSignal(1)
    const stop = showToast('Exporting', { label: 'Stop', action: () => undefined, now: () => `Exporting ${done()} of 9` })
    const button = screen.getByRole('button', { name: 'Stop' })
    button.focus()
    setDone(5)
    expect([screen.getByText('Exporting 5 of 9').textContent, focused() === button]).toEqual(['Exporting 5 of 9', true])
    stop()
  })

  test('[UI73] what a notice offers is done once, and takes the notice away', () => {
    renderWidget(() => <Toaster />)
    const undo = vi.fn()
    showToast('Binned', { label: 'Undo', action: undo })
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledOnce()
    expect(screen.queryByText('Binned')).toBeNull()
  })
})
