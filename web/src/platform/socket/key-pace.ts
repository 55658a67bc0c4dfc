/** What a key is followed on: the window. */
export interface KeyWindow {
  addEventListener(event: string, listener: () => void, options: AddEventListenerOptions): void
  removeEventListener(event: string, listener: () => void, options: AddEventListenerOptions): void
  requestAnimationFrame(work: () => void): number
}

/** What holds back what comes in; counted. */
export interface Holdable {
  holdIncoming(): void
  releaseIncoming(): void
}

/** A window that is not seen paints nothing. */
const mostHeldMs = 100
const presses = ['keydown', 'beforeinput'] as const

/**
 * From a key to the paint that shows it, edits of others wait: they would take its time, and the eye is on one's own letter ([SYN16]).
 * Gives how to stop.
 */
export function holdUntilPainted(window: KeyWindow, incoming: Holdable): () => void {
  let held = false
  const onPress = (): void => {
    if (held) return
    held = true
    incoming.holdIncoming()
    const { port1, port2 } = new MessageChannel()
    const release = (): void => {
      clearTimeout(late)
      port1.close()
      if (!held) return
      held = false
      incoming.releaseIncoming()
    }
    const late = setTimeout(release, mostHeldMs)
    // Sent while a frame is made, a message comes when that frame is painted.
    port1.onmessage = release
    window.requestAnimationFrame(() => port2.postMessage(0))
  }
  const options = { capture: true, passive: true }
  for (const press of presses) window.addEventListener(press, onPress, options)
  return () => {
    for (const press of presses) window.removeEventListener(press, onPress, options)
  }
}
