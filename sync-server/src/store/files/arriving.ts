/** One running append; another to the same upload ends it. */
export interface Turn {
  readonly stopped: Promise<'stopped'>
  stop(): void
  readonly ended: Promise<void>
  end(): void
}

/** Whose append to an upload goes on, by the upload's name. */
export interface Turns {
  /** Ends whoever appends under this name now, and waits for it; `undefined` where a third came in the meantime. */
  take(name: string): Promise<Turn | undefined>
  leave(name: string, turn: Turn): void
  has(name: string): boolean
}

/** The turns of one process. */
export function createTurns(): Turns {
  const turns = new Map<string, Turn>()
  return {
    async take(name) {
      const before = turns.get(name)
      const turn = aTurn()
      turns.set(name, turn)
      before?.stop()
      await before?.ended
      if (turns.get(name) === turn) return turn
      turn.end()
      return undefined
    },
    leave(name, turn) {
      if (turns.get(name) === turn) turns.delete(name)
      turn.end()
    },
    has: (name) => turns.has(name),
  }
}

function aTurn(): Turn {
  const stopped = Promise.withResolvers<'stopped'>()
  const ended = Promise.withResolvers<void>()
  return { stopped: stopped.promise, stop: () => stopped.resolve('stopped'), ended: ended.promise, end: ended.resolve }
}

/** What a sender says until it ends, breaks off or stalls, or another append takes over: none of these throws. */
export async function* arriving(bytes: AsyncIterable<Uint8Array>, turn: Turn, stallMs: number): AsyncGenerator<Uint8Array> {
  const incoming = bytes[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await oneOf(incoming, turn, stallMs)
      if (next === undefined) return
      yield next
    }
  } finally {
    // Ends the request's stream; it may hang, so nobody waits for it.
    void Promise.resolve(incoming.return?.()).catch(() => undefined)
  }
}

async function oneOf(incoming: AsyncIterator<Uint8Array>, turn: Turn, stallMs: number): Promise<Uint8Array | undefined> {
  const stalled = Promise.withResolvers<'stalled'>()
  const timer = setTimeout(() => stalled.resolve('stalled'), stallMs)
  try {
    const next = await Promise.race([incoming.next().catch(() => 'broken' as const), turn.stopped, stalled.promise])
    return typeof next === 'string' || next.done === true ? undefined : next.value
  } finally {
    clearTimeout(timer)
  }
}
