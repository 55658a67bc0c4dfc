// @vitest-environment happy-dom
import { Aside } from '@hebu/web/ui/overlays/Aside.tsx'
import { whenAtRest } from '@hebu/web/ui/overlays/late.ts'
import { toasts } from '@hebu/web/ui/toast.ts'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import type { Component } from 'solid-js'
import { createSignal, lazy, Show } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { renderWidget } from './render-widget.tsx'

const Panel: Component = () => <p>Everything is there</p>

/** Cannot be fetched the first time. */
const unreachable = () => {
  const fetch = vi.fn<() => Promise<{ default: Component }>>().mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue({ default: Panel })
  return { fetch, Part: lazy(fetch) }
}

describe('a part that cannot be fetched', () => {
  const reported = vi.fn()
  beforeEach(() => vi.stubGlobal('reportError', reported))
  afterEach(() => {
    vi.unstubAllGlobals()
    reported.mockClear()
  })

  test('[UI178] leaves the rest standing, tells who asked, and comes with the next press', async () => {
    const { fetch, Part } = unreachable()
    const [open, setOpen] = createSignal(false)
    renderWidget(() => (
      <>
        <input aria-label="Note" value="half a sentence" />
        <button type="button" onClick={() => setOpen(true)}>More</button>
        <Show when={open()}><Aside onMissing={() => setOpen(false)}><Part /></Aside></Show>
      </>
    ))
    const note = screen.getByLabelText('Note')
    fireEvent.click(screen.getByRole('button', { name: 'More' }))
    await waitFor(() => expect(toasts().map(({ tone }) => tone)).toEqual(['problem']))
    expect([open(), screen.getByLabelText('Note')]).toEqual([false, note])
    fireEvent.click(screen.getByRole('button', { name: 'More' }))
    await screen.findByText('Everything is there')
    expect([fetch.mock.calls.length, reported.mock.calls.length]).toEqual([2, 1])
  })

  test('[UI178] comes by itself with the network where nobody asked', async () => {
    const { Part } = unreachable()
    renderWidget(() => <Aside inWords><Part /></Aside>)
    expect((await screen.findByRole('alert')).textContent).toContain('did not load')
    fireEvent(window, new Event('online'))
    await screen.findByText('Everything is there')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

test('[UI178] what is fetched ahead and does not come is nobody\'s error', async () => {
  vi.useFakeTimers()
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  whenAtRest(() => Promise.reject(new TypeError('offline')))
  await vi.runAllTimersAsync()
  vi.useRealTimers()
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})
