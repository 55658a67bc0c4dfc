import type { Page } from '@playwright/test'

const rounds = 20
const warmRounds = 2

/** What is measured runs in the page itself: from the press to the first moment after the frame that shows what came of it. */
export const inPage = `
  globalThis.bench = {
    grid: () => document.querySelector('[role="grid"], [role="treegrid"]'),
    // Asked for while a frame is made, a message comes when that frame is painted.
    painted: () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0) }),
    afterPaint: () => new Promise((done) => requestAnimationFrame(() => void bench.painted().then(done))),
    async timed(press, isThere) {
      await bench.afterPaint()
      const beganMs = performance.now()
      press()
      do {
        await new Promise((done) => requestAnimationFrame(done))
        if (performance.now() - beganMs > 20_000) throw new Error('nothing came of ' + press)
      } while (!isThere())
      await bench.painted()
      return performance.now() - beganMs
    },
    go: (href) => { const link = document.createElement('a'); link.href = href; document.body.append(link); link.click(); link.remove() },
    type: (text) => { const input = document.querySelector('main [role="search"] input'); input.value = text; input.dispatchEvent(new InputEvent('input', { bubbles: true })) },
    key: (key) => bench.grid().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    rows: () => bench.grid()?.querySelector('[data-id] [role="gridcell"]')?.textContent ? bench.grid().getAttribute('aria-rowcount') : undefined,
  }
`

/** Runs a step of the page so often, the first rounds unmeasured. `step` is the body of an async function of the round. */
export async function timesOf(page: Page, step: string, often = rounds): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = 0; round < often + warmRounds; round++) {
    const ms = await page.evaluate<number>(`(async (round) => { ${step} })(${round})`)
    if (round >= warmRounds) times.push(ms)
  }
  return times
}
