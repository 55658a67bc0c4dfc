import { fragmentBytes } from '@hebu/shared/wire/frames.ts'

import type { Session } from './session.ts'

interface Passed {
  readonly message: Uint8Array
  /** Absent for what came from another relay. */
  readonly from: Session | undefined
  readonly shown: () => void
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

  /** Sends it to the others before this turn of the event loop ends, and then calls `shown`. */
  add(message: Uint8Array, from: Session | undefined, shown: () => void): void {
    // Those of the same commit stand in the queue already.
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush())
    this.#waiting.push({ message, from, shown })
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
    for (const { shown } of passed) shown()
  }

  #passOne({ message, from }: Passed): void {
    for (const session of this.#sessions) if (session !== from && session.isStarted) session.seat.send(message)
  }

  #passAll(passed: readonly Passed[]): void {
    const messages = passed.map(({ message }) => message)
    const ownBySession = new Map<Session, number[]>()
    passed.forEach(({ from }, i) => {
      if (from === undefined) return
      const own = ownBySession.get(from)
      if (own === undefined) ownBySession.set(from, [i])
      else own.push(i)
    })
    for (const session of this.#sessions) if (session.isStarted) session.seat.sendAll(messages, ownBySession.get(session) ?? none)
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
