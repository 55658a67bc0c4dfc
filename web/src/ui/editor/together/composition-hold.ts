/** What an input method still changes in the page after it says it has ended. */
const settlesWithinMs = 60

/** A composition nobody has touched for so long was left lying: some keyboards keep every word open. */
const abandonedAfterMs = 30_000

export interface CompositionHold {
  /** A composition begins: holds what others write. */
  hold(): void
  /** Another begins before the last one has settled. */
  again(): void
  release(): void
}

export interface HeldComposition {
  /** Whether what others write is held now. */
  readonly holding: () => boolean
  close(): void
}

/**
 * Holds what others write from the first key of a composition until the page has settled after its last one ([TXT8]).
 * Every hold is followed by exactly one release, whatever ends it: the input method, leaving the text, closing it, or thirty untouched seconds.
 */
export function holdWhileComposing(dom: HTMLElement, channel: CompositionHold): HeldComposition {
  let holding = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const release = (): void => {
    clearTimeout(timer)
    if (!holding) return
    holding = false
    channel.release()
  }
  const releaseAfter = (delayMs: number): void => {
    clearTimeout(timer)
    timer = setTimeout(release, delayMs)
  }
  const composes = (event: Event): void => {
    if (!holding) {
      holding = true
      channel.hold()
    } else if (event.type === 'compositionstart') channel.again()
    releaseAfter(abandonedAfterMs)
  }
  const ends = (): void => {
    if (holding) releaseAfter(settlesWithinMs)
  }
  const listeners = { compositionstart: composes, compositionupdate: composes, compositionend: ends, focusout: release } as const
  for (const [event, listener] of Object.entries(listeners)) dom.addEventListener(event, listener, { capture: true })
  return {
    holding: () => holding,
    close() {
      for (const [event, listener] of Object.entries(listeners)) dom.removeEventListener(event, listener, { capture: true })
      release()
    },
  }
}
