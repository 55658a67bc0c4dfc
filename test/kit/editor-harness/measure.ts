/**
 * What a key costs in a long text while two others write: `node test/kit/editor-harness/measure.ts`. Prints, for each key until
 * its frame is painted, the milliseconds of script, of style and layout, and of the main thread in all, others' edits included.
 */
import { chromium } from '@playwright/test'
import type { CDPSession } from '@playwright/test'

import { findChromium } from '../browser.ts'
import { openHarness } from './open-harness.ts'

const keys = 300
const charactersOf = [2_000, 20_000, 60_000]

interface Cost {
  readonly script: number
  readonly layout: number
  readonly task: number
}

async function spent(session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { script: seconds('ScriptDuration') * 1000, layout: (seconds('LayoutDuration') + seconds('RecalcStyleDuration')) * 1000, task: seconds('TaskDuration') * 1000 }
}

const percentile = (values: readonly number[], share: number): string => (values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0).toFixed(1)

const browser = await chromium.launch({ executablePath: await findChromium() })
console.log('characters  peers   script p50/p95/max ms   layout p50/p95 ms   main thread p50/p95/max ms')
for (const characters of charactersOf)
  for (const peers of [0, 2]) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await openHarness(page, { text: 'long', characters: String(characters) })
    await page.locator('.ProseMirror p').nth(3).click()
    await page.evaluate(`harness.peersType(${peers})`)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const costs: Cost[] = []
    for (let key = 0; key < keys; key++) {
      const before = await spent(session)
      await page.keyboard.insertText('客户样品报价'[key % 6] ?? '字')
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
      const after = await spent(session)
      // The first keys compile.
      if (key >= 20) costs.push({ script: after.script - before.script, layout: after.layout - before.layout, task: after.task - before.task })
    }
    const of = (part: keyof Cost, ...shares: readonly number[]): string => shares.map((share) => percentile(costs.map((cost) => cost[part]), share)).join(' / ')
    console.log(`${String(characters).padStart(10)}  ${String(peers).padStart(5)}   ${of('script', 0.5, 0.95, 1).padEnd(22)}  ${of('layout', 0.5, 0.95).padEnd(18)}  ${of('task', 0.5, 0.95, 1)}`)
    await page.close()
  }
await browser.close()
