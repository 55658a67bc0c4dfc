/**
 * Holds back edits while an input method composes. Those of others would break the composition at the caret; own ones
 * are letters that will be gone when the word stands. The socket and the tab channel share one gate, so nothing slips
 * past ([SYN6]).
 */
export interface IncomingGate {
  /** Does the work now, or in its turn once the gate opens; one that fails keeps none of those after it back. */
  pass(work: () => void): void
  /** Counted: two texts may hold at once. */
  hold(): void
  release(): void
}

/** An editor that was unmounted while composing may never release; nobody composes a word for this long. */
const mostHeldMs = 120_000

export function createIncomingGate(): IncomingGate {
  let holders = 0
  let waiting: (() => void)[] = []
  let giveUp: ReturnType<typeof setTimeout> | undefined

  const open = (): void => {
    clearTimeout(giveUp)
    holders = 0
    const works = waiting
    waiting = []
    const problems: unknown[] = []
    for (const work of works) {
      try {
        work()
      } catch (problem) {
        problems.push(problem)
      }
    }
    if (problems.length > 0) throw problems[0]
  }

  return {
    pass: (work) => {
      if (holders === 0) work()
      else waiting.push(work)
    },
    hold: () => {
      holders += 1
      clearTimeout(giveUp)
      giveUp = setTimeout(open, mostHeldMs)
    },
    release: () => {
      if (holders === 0) return
      holders -= 1
      if (holders === 0) open()
    },
  }
}
