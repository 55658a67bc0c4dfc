/** Lets the window answer what was pressed meanwhile, before long work goes on, no sooner than after `restMs`. Timers of a window that nobody sees come once a second: there, a message to itself. */
export const breathe = (restMs = 0): Promise<void> =>
  new Promise((resolve) => {
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- outside of browsers there is none
    if (globalThis.document?.visibilityState !== 'hidden') return void setTimeout(resolve, restMs)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })

/** As {@link breathe}, where the browser knows what waits after whatever else the window has to do: for what comes by itself, not because somebody asked. */
export const giveWay = (): Promise<void> => {
  const { document, scheduler } = globalThis as { document?: Document; scheduler?: { postTask(task: () => void, options: { priority: 'background' }): Promise<void> } }
  return document?.visibilityState === 'hidden' || scheduler === undefined ? breathe() : scheduler.postTask(() => undefined, { priority: 'background' })
}
