/** What every journey starts from: a department of its own, and the words of the interface. */
import { fill, say, type Text } from '@hebu/shared/vocabulary/text.ts'
import { type BrowserContext, type Page, test as base } from '@playwright/test'

import { type RelayProcess, startRelayProcess } from './relay-process.ts'
import { aDepartment, type Department, type DepartmentOrder } from './world.ts'

export { expect } from '@playwright/test'
export { password } from './world.ts'

export interface JourneyFixtures {
  /** A relay on which nothing was founded yet. */
  readonly relay: RelayProcess
  /** Founds a department; it is closed when the journey ends. */
  readonly found: (order?: DepartmentOrder) => Promise<Department>
}

/** How many times slower than this machine the browser computes: `HEBU_SLOW=4` shows what holds on a weak one. */
const slowness = Number(process.env['HEBU_SLOW'] ?? 1)

async function slowDown(page: Page): Promise<void> {
  try {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  } catch {
    // It was closed before it could be slowed.
  }
}

export const test = base.extend<JourneyFixtures, { readonly slowed: void }>({
  slowed: [
    async ({ browser }, use) => {
      const slowed = (context: BrowserContext): void => void context.on('page', (page) => void slowDown(page))
      if (slowness > 1) browser.on('context', slowed)
      await use()
      browser.off('context', slowed)
    },
    { scope: 'worker', auto: true },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted: none
  relay: async ({}, use) => {
    const relay = await startRelayProcess()
    await use(relay)
    await relay.close()
  },
  found: async ({ browser }, use) => {
    const founded: Department[] = []
    await use(async (order) => {
      const department = await aDepartment(browser, order)
      founded.push(department)
      return department
    })
    for (const department of founded) await department.close()
  },
})

/** A wording as the interface shows it to a reader of simplified Chinese. */
export const zh = (wording: Text, slots: Readonly<Record<string, string | number>> = {}): string => fill(say(wording, 'zh-Hans'), slots)
