/** Lets the window answer what was pressed meanwhile, before long work goes on. Timers of a window that nobody sees come once a second: there, a message to itself. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- outside of browsers there is none
    if (globalThis.document?.visibilityState !== 'hidden') return void setTimeout(resolve)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
