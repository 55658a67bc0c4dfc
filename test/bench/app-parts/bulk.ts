import { customers } from '@hebu/shared/books/customers.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import { savedWords } from '@hebu/web/words/saved-views.ts'
import { bulkWords } from '@hebu/web/words/view-parts.ts'
import type { Browser } from '@playwright/test'

import { chooseOption, expectSynced } from '../../kit/hands.ts'
import { zh } from '../../kit/journey.ts'
import { aDepartment } from '../../kit/world.ts'
import { atMost, type Measure, quantile, told } from '../measure.ts'
import { heldBy, longestOf } from './imports.ts'
import { inPage, timesOf } from './in-page.ts'
import { customerCount, seedCustomers } from './starts.ts'

const changeMs = 100
const wholeS = 10
const waitMs = 300_000
const count = customerCount.toLocaleString('zh-CN')

/** What it costs to change ten thousand customers at once, to take that back, and to go from one saved view of them to another. */
export async function measureBulk(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`A change of ${customerCount.toLocaleString('en')} customers, and saved views of them …`)
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }] })
  try {
    const person = department.person('林小满')
    await seedCustomers(department, person)
    const page = await person.open('/customers')
    await page.evaluate(inPage)
    const until = (isSo: string) => page.evaluate(`(async () => { while (!(${isSo})) await bench.afterPaint() })()`)
    await until(`bench.rows() === '${customerCount + 1}'`)
    await expectSynced(page)
    await page.waitForLoadState('networkidle')

    const links: string[] = []
    for (const by of ['tier', 'kind']) {
      await page.evaluate(`bench.go('/customers?group=${by}')`)
      await until(`document.querySelector('[data-head]') !== null`)
      await page.getByRole('button', { name: zh(savedWords.switch, { view: zh(savedWords.all) }), exact: true }).click()
      await page.getByRole('menuitem', { name: zh(savedWords.saveAs) }).click()
      const naming = page.getByRole('dialog', { name: zh(savedWords.nameTitle) })
      await naming.getByRole('textbox').fill(by)
      await naming.getByRole('button', { name: zh(savedWords.keep), exact: true }).click()
      await page.getByRole('button', { name: zh(savedWords.switch, { view: by }), exact: true }).waitFor()
      links.push(await page.evaluate<string>('location.pathname + location.search'))
      await page.evaluate(`bench.go('/customers?group=')`)
      await page.getByRole('button', { name: zh(savedWords.switch, { view: zh(savedWords.all) }), exact: true }).waitFor()
    }
    const switched = await timesOf(page, `
      const link = ${JSON.stringify(links)}[round % 2]
      const before = document.querySelector('[data-head]')?.textContent
      return bench.timed(() => bench.go(link), () => document.querySelector('[data-head]') !== null && document.querySelector('[data-head]').textContent !== before)`)

    await page.evaluate(`bench.go('/customers?group=')`)
    await until(`bench.rows() === '${customerCount + 1}'`)
    await page.getByRole('grid').focus()
    const chosen = await heldBy(browser, page, async () => {
      await page.keyboard.press('Control+a')
      await page.getByText(zh(bulkWords.chosen, { count })).waitFor({ timeout: waitMs })
    })
    await page.getByRole('region', { name: zh(bulkWords.bar) }).getByRole('button', { name: zh(bulkWords.edit), exact: true }).click()
    const dialog = page.getByRole('dialog', { name: zh(bulkWords.editTitle, { count }) })
    await chooseOption(dialog.getByRole('combobox', { name: zh(bulkWords.field) }), zh(customers.fields.region.label))
    await dialog.getByRole('textbox', { name: zh(customers.fields.region.label) }).fill('华东')
    const written = await heldBy(browser, page, async () => {
      await dialog.getByRole('button', { name: zh(bulkWords.write, { count }), exact: true }).click()
      await page.getByText(zh(bulkWords.edited, { count })).first().waitFor({ timeout: waitMs })
    })
    const undone = await heldBy(browser, page, async () => {
      // The latest: what was said of the saved views may still stand above.
      await page.getByRole('button', { name: zh(undoWords.undo), exact: true }).last().click()
      await page.getByText(zh(undoWords.undone, { act: '' })).first().waitFor({ timeout: waitMs })
    })
    say(`  saved view ${switched.map(Math.round).join(' ')} ms`)
    return [
      atMost('view.saved.p95', quantile(switched, 0.95), 'ms', changeMs),
      ...longestOf('bulk.choose', chosen.tasks),
      atMost('bulk.edit.whole', written.wholeMs / 1000, 's', wholeS),
      ...longestOf('bulk.edit', written.tasks),
      told('bulk.edit.task.p95', quantile(written.tasks.map(({ heldMs }) => heldMs), 0.95), 'ms'),
      atMost('bulk.undo.whole', undone.wholeMs / 1000, 's', wholeS),
      ...longestOf('bulk.undo', undone.tasks),
      told('bulk.undo.task.p95', quantile(undone.tasks.map(({ heldMs }) => heldMs), 0.95), 'ms'),
    ]
  } finally {
    await department.close()
  }
}
