import { createIncomingGate } from '@hebu/web/platform/socket/incoming-gate.ts'
import type { KeyWindow } from '@hebu/web/platform/socket/key-pace.ts'
import { holdUntilPainted } from '@hebu/web/platform/socket/key-pace.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'

afterEach(() => void vi.useRealTimers())

/** A window whose keys and frames come when they are told to. */
function aWindow() {
  const listeners = new Map<string, () => void>()
  let frames: (() => void)[] = []
  const window: KeyWindow = {
    addEventListener: (event, listener) => void listeners.set(event, listener),
    removeEventListener: (event) => void listeners.delete(event),
    requestAnimationFrame: (work) => frames.push(work),
  }
  return {
    window,
    press: (event: string) => listeners.get(event)?.(),
    frame() {
      const due = frames
      frames = []
      for (const work of due) work()
    },
    get isFollowed() {
      return listeners.size > 0
    },
  }
}

function paced() {
  const gate = createIncomingGate()
  const { window, ...hands } = aWindow()
  const came: string[] = []
  const stop = holdUntilPainted(window, { holdIncoming: gate.hold, releaseIncoming: gate.release })
  return { ...hands, gate, came, stop, arrive: (what: string) => gate.pass(() => void came.push(what)), get isFollowed() { return hands.isFollowed } }
}

describe('a key and the edits of others', () => {
  test('[SYN16] what comes between a key and its paint waits for the paint, in its order', async () => {
    const { press, frame, arrive, came } = paced()
    arrive('before')
    press('keydown')
    press('beforeinput')
    arrive('first')
    frame()
    arrive('second')
    expect(came).toEqual(['before'])
    await vi.waitFor(() => expect(came).toEqual(['before', 'first', 'second']))
    arrive('after')
    expect(came).toEqual(['before', 'first', 'second', 'after'])
  })

  test('[SYN16] where nothing is painted it waits no longer than a tenth of a second', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { press, arrive, came } = paced()
    press('keydown')
    arrive('first')
    vi.advanceTimersByTime(99)
    expect(came).toEqual([])
    vi.advanceTimersByTime(1)
    expect(came).toEqual(['first'])
  })

  test('[SYN16] [SYN6] a word that is being composed holds on beyond the paint of its keys', async () => {
    const { press, frame, arrive, came, gate } = paced()
    gate.hold()
    press('keydown')
    arrive('first')
    frame()
    await new Promise<void>((resolve) => { setImmediate(() => setImmediate(resolve)) })
    expect(came).toEqual([])
    gate.release()
    await vi.waitFor(() => expect(came).toEqual(['first']))
  })

  test('[SYN16] a workspace that is closed follows no keys any more', () => {
    const { stop, press, arrive, came, ...rest } = paced()
    expect(rest.gate).toBeDefined()
    stop()
    press('keydown')
    arrive('first')
    expect(came).toEqual(['first'])
  })
})
