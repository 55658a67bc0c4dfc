import { duplicateWords, mergeWords } from '@hebu/web/words/merging.ts'
import type { Page } from '@playwright/test'

import { theBook } from '../../../kit/hands.ts'
import { zh } from '../../../kit/journey.ts'
import { atLeast, type Measure } from '../../measure.ts'
import { planted, waitMs, type Walked, walked, walkMeasures } from './ground.ts'

const mergeCount = 10

const slowest = (walks: readonly Walked<unknown>[]): Walked<unknown> => ({
  wholeMs: Math.max(...walks.map(({ wholeMs }) => wholeMs)),
  long: [0, 1].map((window) => walks.flatMap(({ long }) => long[window] ?? [])),
  made: undefined,
})

/** The sweep over all customers, ten merges from it, and each of them taken back after a reload, while another looks on. */
export async function walkDuplicates(page: Page, other: Page, go: (page: Page, href: string) => Promise<void>): Promise<readonly Measure[]> {
  const windows = [page, other]
  const found = page.getByRole('status').filter({ hasText: /^[\d,]+ 组$/ })
  const countOf = async (): Promise<number> => Number((await found.textContent())?.replace(/\D/g, ''))
  const swept = await walked(windows, async () => {
    await go(page, '/customers/duplicates')
    await found.waitFor({ timeout: waitMs })
    return countOf()
  })
  const dialog = page.getByRole('dialog', { name: zh(mergeWords.title, { book: zh(theBook('customers').one) }) })
  const merges: Walked<string>[] = []
  for (let round = 0; round < mergeCount; round++) {
    merges.push(await walked(windows, async () => {
      const group = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: zh(duplicateWords.merge) }) }).first()
      const href = await group.getByRole('link').first().getAttribute('href')
      await group.getByRole('button', { name: zh(duplicateWords.merge) }).click()
      await dialog.getByRole('button', { name: zh(mergeWords.merge), exact: true }).click()
      await group.getByRole('link').and(page.locator(`[href="${href}"]`)).waitFor({ state: 'detached', timeout: waitMs })
      return href!
    }))
  }
  await page.reload()
  const separations: Walked<unknown>[] = []
  for (const { made } of merges) {
    await go(page, made)
    const separate = page.getByRole('article').getByRole('button', { name: zh(mergeWords.separate) })
    await separate.first().waitFor({ timeout: waitMs })
    separations.push(await walked(windows, async () => {
      await separate.first().click()
      await page.getByRole('dialog').getByRole('button', { name: zh(mergeWords.separate) }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }))
  }
  return [...walkMeasures('duplicates.sweep', swept), atLeast('duplicates.found', swept.made / planted, 'ratio', 1), ...walkMeasures('merge.slowest', slowest(merges)), ...walkMeasures('separate.slowest', slowest(separations))]
}
