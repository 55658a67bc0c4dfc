import { savedWords } from '@hebu/web/words/saved-views.ts'
import type { Page } from '@playwright/test'

import { zh } from '../../../kit/journey.ts'
import { atMost, type Measure, median, quantile, told } from '../../measure.ts'
import { timesOf } from '../in-page.ts'

const openMs = 50

/** Views that one person saves for all, and another opens. */
export async function walkViews(page: Page, other: Page): Promise<readonly Measure[]> {
  const links: string[] = []
  const switchOf = (on: Page, view: string) => on.getByRole('button', { name: zh(savedWords.switch, { view }), exact: true })
  for (const by of ['tier', 'kind']) {
    await page.evaluate(`bench.go('/customers?group=${by}')`)
    await page.evaluate(`(async () => { while (document.querySelector('[data-head]') === null) await bench.afterPaint() })()`)
    await switchOf(page, zh(savedWords.all)).click()
    await page.getByRole('menuitem', { name: zh(savedWords.saveAs) }).click()
    const naming = page.getByRole('dialog', { name: zh(savedWords.nameTitle) })
    await naming.getByRole('textbox').fill(by)
    await naming.getByRole('checkbox', { name: zh(savedWords.forAll) }).check()
    await naming.getByRole('button', { name: zh(savedWords.keep), exact: true }).click()
    await switchOf(page, by).waitFor()
    await page.evaluate(`bench.go('/customers?group=')`)
    await switchOf(page, zh(savedWords.all)).waitFor()
    await other.getByRole('button', { name: new RegExp(`^${zh(savedWords.switch, { view: '' })}`) }).click()
    await other.getByRole('menuitemradio', { name: by }).or(other.getByRole('menuitem', { name: by })).click()
    await switchOf(other, by).waitFor()
    links.push(await other.evaluate<string>('location.pathname + location.search'))
  }
  const opened = await timesOf(other, `
    const link = ${JSON.stringify(links)}[round % 2]
    const before = document.querySelector('[data-head]')?.textContent
    return bench.timed(() => bench.go(link), () => document.querySelector('[data-head]') !== null && document.querySelector('[data-head]').textContent !== before)`)
  await other.evaluate(`bench.go('/customers?group=')`)
  return [atMost('view.shared.p95', quantile(opened, 0.95), 'ms', openMs), told('view.shared.median', median(opened), 'ms')]
}
