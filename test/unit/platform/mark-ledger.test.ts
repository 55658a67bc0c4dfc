import type { Mark } from '@hebu/web/platform/local-store.ts'
import type { MarkLedger } from '@hebu/web/workspace/mark-ledger.ts'
import { createMarkLedger } from '@hebu/web/workspace/mark-ledger.ts'
import { describe, expect, test } from 'vitest'

import type { SeededRandom } from '../../kit/seeded-random.ts'
import { seededRandom } from '../../kit/seeded-random.ts'

interface Edit {
  readonly session: string
  readonly seq: number
}

interface Message {
  readonly n: number
  readonly whole: boolean
  readonly edits: readonly Edit[]
}

/** What a browser's windows, its disk and the relay are to the ledger, and nothing more. */
class Browser {
  readonly disk = new Set<Edit>()
  readonly marks = new Map<string, Mark>()
  readonly relay = new Set<Edit>()
  readonly windows: Window[] = []
  readonly random: SeededRandom
  opened = 0

  constructor(random: SeededRandom) {
    this.random = random
  }

  /** Nothing is cleared that the relay does not have. */
  check(session: string, seq: number, count: number): void {
    const missing = [...this.disk].filter((edit) => edit.session === session && edit.seq <= seq && !this.relay.has(edit))
    if (missing.length > count) throw new Error(`${session} up to ${seq}: ${missing.length} are not on the relay, ${count} are counted`)
  }

  open(): void {
    this.windows.push(new Window(this, `s${(this.opened += 1)}`))
  }
}

class Window {
  readonly doc: Set<Edit>
  readonly ledger: MarkLedger
  /** From other windows, in their order. */
  heard: (() => void)[] = []
  seq = 0
  sent = 0
  isUp = false
  sending: Message[] = []
  acks: (() => void)[] = []
  readonly browser: Browser
  readonly session: string

  constructor(browser: Browser, session: string) {
    this.browser = browser
    this.session = session
    const marks = [...browser.marks.values()]
    this.ledger = createMarkLedger({
      volume: 'v',
      session,
      hasPending: () => false,
      onLess: (mark) => {
        browser.check(session, mark.seq, mark.count)
        browser.marks.set(session, mark)
      },
      onCleared: (of, seq) => {
        browser.check(of, seq, 0)
        if (browser.marks.get(of)?.seq === seq) browser.marks.delete(of)
        this.tell((other) => other.ledger.cleared(of, seq))
      },
    })
    this.ledger.heard(marks, false)
    this.doc = new Set(browser.disk)
    this.ledger.nowContained()
    for (const other of browser.windows) {
      const docs = new Set(other.doc)
      const told = other.ledger.marks()
      this.heard.push(() => {
        for (const edit of docs) this.take(edit)
        this.ledger.heard(told, true)
      })
    }
  }

  tell(what: (other: Window) => void): void {
    for (const other of this.browser.windows) if (other !== this) other.heard.push(() => what(other))
  }

  take(edit: Edit): void {
    if (this.doc.has(edit)) return
    this.doc.add(edit)
    this.send(false, [edit])
  }

  edit(): void {
    const edit = { session: this.session, seq: ++this.seq }
    this.browser.marks.set(this.session, this.ledger.edited(1, 0))
    this.browser.disk.add(edit)
    this.tell((other) => {
      other.take(edit)
      other.ledger.heard([mark], true)
    })
    const mark = this.browser.marks.get(this.session)!
    this.take(edit)
  }

  send(whole: boolean, edits: readonly Edit[]): void {
    if (!this.isUp) return
    this.sending.push({ n: ++this.sent, whole, edits })
    this.ledger.sent(this.sent, whole)
  }

  connect(): void {
    if (this.isUp) return
    this.isUp = true
    this.sent = 0
    this.ledger.opened()
  }

  sync(): void {
    this.send(true, [...this.doc])
  }

  drop(): void {
    this.isUp = false
    this.sending = []
    this.acks = []
    this.ledger.closed()
  }

  /** The relay takes the next message, or refuses it. */
  arrive(refuses: boolean): void {
    const message = this.sending.shift()
    if (message === undefined) return
    if (refuses) this.acks.push(() => this.ledger.refused(message.n))
    else for (const edit of message.edits) this.browser.relay.add(edit)
    this.acks.push(() => this.ledger.acked(message.n))
  }
}

function step(browser: Browser, mayRefuse: boolean): void {
  const { random, windows } = browser
  if (windows.length === 0 || (windows.length < 4 && random.chance(0.02))) return browser.open()
  const window = random.pick(windows)
  const event = random.next()
  if (event < 0.25) window.edit()
  else if (event < 0.45) window.heard.shift()?.()
  else if (event < 0.65) window.arrive(mayRefuse && random.chance(0.1))
  else if (event < 0.85) window.acks.shift()?.()
  else if (event < 0.9) window.connect()
  else if (event < 0.96) window.sync()
  else if (event < 0.98) window.drop()
  else if (windows.length > 1) {
    window.drop()
    windows.splice(windows.indexOf(window), 1)
  }
}

describe('whatever the order of edits, messages, acknowledgements, refusals, windows opened, lost and closed', () => {
  test('[SYN7] [TAB4] no mark is cleared whose edits are not on the relay, and in the end none is left', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const browser = new Browser(seededRandom(seed))
      try {
        for (let count = 0; count < 300; count += 1) {
          step(browser, seed % 2 === 0)
          for (const { session, ledger } of browser.windows) browser.check(session, Infinity, ledger.waiting())
        }
        if (browser.windows.length === 0) browser.open()
        for (const window of browser.windows) {
          window.drop()
          window.connect()
          window.sync()
        }
        for (let round = 0; round < 4; round += 1) {
          for (const window of browser.windows) {
            while (window.heard.length > 0) window.heard.shift()!()
            while (window.sending.length > 0) window.arrive(false)
            while (window.acks.length > 0) window.acks.shift()!()
          }
        }
        expect(browser.windows.map(({ ledger }) => ledger.waiting())).toEqual(browser.windows.map(() => 0))
        expect(browser.windows.every(({ ledger }) => ledger.proven() && !ledger.hasRefusal())).toBe(true)
        expect([...browser.marks.values()]).toEqual([])
      } catch (error) {
        throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
      }
    }
  })
})

test('[SYN7] while some are acknowledged and others made, the rest is what is counted', () => {
  const less: number[] = []
  const ledger = createMarkLedger({ volume: 'v', session: 's', hasPending: () => false, onLess: ({ count }) => less.push(count), onCleared: () => undefined })
  ledger.opened()
  ledger.sent(1, true)
  ledger.acked(1)
  for (const n of [2, 3, 4]) {
    ledger.edited(1, 0)
    ledger.sent(n, false)
  }
  ledger.acked(3)
  expect(less).toEqual([1])
  expect(ledger.waiting()).toBe(1)
})

test('[LEA5] what the app made by itself waits, but is nothing that somebody did not send', () => {
  const written: Mark[] = []
  const ledger = createMarkLedger({ volume: 'v', session: 's', hasPending: () => false, onLess: (mark) => written.push(mark), onCleared: () => undefined })
  ledger.opened()
  ledger.sent(1, true)
  ledger.acked(1)
  for (const [at, byItself] of [true, false, true].entries()) {
    ledger.edited(1, at, byItself)
    ledger.sent(at + 2, false)
  }
  expect([ledger.waiting(), ledger.unsent()]).toEqual([3, 1])
  ledger.acked(3)
  expect([ledger.waiting(), ledger.unsent()]).toEqual([1, 0])
  expect(written).toMatchObject([{ count: 1, byItself: 1 }])
  // Windows before this one may have told of some, and an earlier version of the app did not tell them apart.
  ledger.heard([{ ...written[0]!, session: 'other' }, { volume: 'v', session: 'old', count: 2, seq: 2, clientId: 2, fromClock: 0 }], false)
  expect([ledger.waiting(), ledger.unsent()]).toEqual([4, 2])
})

test('[TAB4] while edits heard of others miss what they stand on, their mark stays', () => {
  let pending = true
  const cleared: string[] = []
  const ledger = createMarkLedger({ volume: 'v', session: 's', hasPending: () => pending, onLess: () => undefined, onCleared: (session) => cleared.push(session) })
  ledger.opened()
  ledger.sent(1, true)
  ledger.acked(1)
  ledger.heard([{ volume: 'v', session: 'other', count: 1, seq: 1, clientId: 2, fromClock: 0 }], true)
  expect(cleared).toEqual([])
  pending = false
  ledger.sent(2, false)
  ledger.acked(2)
  expect(cleared).toEqual(['other'])
})
