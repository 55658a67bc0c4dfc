import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { fragmentBytes } from '@hebu/shared/wire/frames.ts'

import type { WriteRefusal } from '../store/volume-log.ts'
import type { Owed, Session } from './session.ts'
import type { News, Underway } from './writes.ts'

/** What became durable. */
export interface Passed {
  readonly message: Uint8Array
  /** Absent for what came from another relay. */
  readonly from?: Session
  /** Called when it was sent to the others. */
  shown?(): void
}

type Settled = (edit: Accepted, refusal: WriteRefusal | undefined) => void

/** An edit that was found good: one object from there until it is durable, shown to the others and acknowledged. */
export class Accepted implements Underway, Passed {
  news: News
  readonly from: Session
  readonly message: Uint8Array
  readonly #settled: Settled
  readonly #owed: Owed
  readonly #isStep2: boolean
  readonly #bytes: number

  constructor(settled: Settled, news: News, from: Session, owed: Owed, isStep2: boolean, message: Uint8Array, bytes: number) {
    this.#settled = settled
    this.news = news
    this.from = from
    this.#owed = owed
    this.#isStep2 = isStep2
    this.message = message
    this.#bytes = bytes
  }

  get member(): string {
    return this.from.seat.caller.member
  }

  settle(refusal: WriteRefusal | undefined): void {
    this.#settled(this, refusal)
    this.from.seat.dealtWith?.(this.#bytes)
  }

  shown(): void {
    // What a Step2 says beyond is known to nobody, and would not apply anywhere.
    if (this.news.isRest) this.from.refuse(this.#owed, closeCodes.poisoned, this.#isStep2)
    else this.from.settle(this.#owed, this.#isStep2)
  }
}

/**
 * Hands on what became durable. What one commit made durable goes to every session together: framed once, and
 * cheaper for each of them by far than message by message.
 */
export class PassingOn {
  readonly #sessions: ReadonlySet<Session>
  #waiting: Passed[] = []

  constructor(sessions: ReadonlySet<Session>) {
    this.#sessions = sessions
  }

  /** Sends it to the others before this turn of the event loop ends. */
  add(passed: Passed): void {
    // Those of the same commit stand in the queue already.
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush())
    this.#waiting.push(passed)
  }

  #flush(): void {
    const passed = this.#waiting
    this.#waiting = []
    for (let from = 0; from < passed.length; ) {
      const end = endOfFragment(passed, from)
      if (end === from + 1) this.#passOne(passed[from]!)
      else this.#passAll(passed.slice(from, end))
      from = end
    }
    for (const each of passed) each.shown?.()
  }

  #passOne({ message, from }: Passed): void {
    for (const session of this.#sessions) if (session !== from && session.isStarted) session.seat.send(message)
  }

  #passAll(passed: readonly Passed[]): void {
    const messages = passed.map(({ message }) => message)
    for (let i = 0; i < passed.length; i++) {
      const from = passed[i]!.from
      if (from !== undefined) (from.own ??= []).push(i)
    }
    for (const session of this.#sessions) if (session.isStarted) session.seat.sendAll(messages, session.own ?? none)
    for (const { from } of passed) if (from !== undefined) from.own = undefined
  }
}

const none: readonly number[] = []

/** The messages from there that fit into a fragment together; one at least. */
function endOfFragment(passed: readonly Passed[], from: number): number {
  let bytes = passed[from]!.message.length
  let end = from + 1
  while (end < passed.length && bytes + passed[end]!.message.length <= fragmentBytes) bytes += passed[end++]!.message.length
  return end
}
