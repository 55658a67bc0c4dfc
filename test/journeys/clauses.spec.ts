/** The head adds a tier and gives one up; customers are where the charter says they went, on every device. */
import { AxeBuilder } from '@axe-core/playwright'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { charterWords as words, tierWords } from '@hebu/web/words/charter.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, makePage, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const core = zh(salesOps.tiers.core.label)
const general = zh(salesOps.tiers.general.label)
const unclassified = zh(salesOps.tiers.potential.label)

const line = (page: Page, key: string): Locator => page.locator(`[data-key="${key}"]`)
const save = (dialog: Locator) => dialog.getByRole('button', { name: zh(words.save), exact: true }).click()
const rank = (page: Page) => thePage(page).locator('[data-rank]').first()

test('[SET20] [S0-4.2b] [S0-4.2c] the head adds a tier and gives another up; a customer of it is of the other one at once, and back when it is restored', async ({ found }) => {
  test.slow()
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const lin = await department.person('林小满').open('/customers')
  await expectSynced(lin)
  await makePage(lin, 'customers')
  await write(lin, 'customers', 'name', '青禾示例印务')
  await expect(rank(lin)).toHaveText(unclassified)
  await expectSynced(lin)

  const head = await department.founder.open('/charter/tiers')
  await expectSynced(head)
  await head.getByRole('button', { name: zh(tierWords.add), exact: true }).click()
  const added = head.getByRole('dialog', { name: zh(tierWords.add) })
  await added.getByRole('textbox', { name: zh(words.tierName) }).fill('战略客户')
  await added.getByRole('textbox', { name: zh(words.intervalField) }).fill('14')
  await save(added)
  await expect(added).toHaveCount(0)
  await expect(head.getByRole('row', { name: /战略客户/ })).toContainText(zh(words.everyDays, { n: 14 }))

  await head.getByRole('button', { name: zh(tierWords.giveUp, { name: unclassified }), exact: true }).click()
  const given = head.getByRole('dialog', { name: zh(tierWords.giveUp, { name: unclassified }) })
  await expect(given).toContainText(zh(tierWords.giveUpCount, { n: 1 }))
  await given.getByRole('combobox', { name: zh(tierWords.into) }).click()
  await head.getByRole('option', { name: '战略客户', exact: true }).click()
  await save(given)
  await expect(line(head, 'tiers.potential')).toContainText(zh(tierWords.wentTo, { name: '战略客户' }))
  expect((await new AxeBuilder({ page: head }).include('main').analyze()).violations.map(({ id }) => id)).toEqual([])

  // Nothing was written into the file, and it says the tier that it counts as of.
  await expect(rank(lin)).toHaveText('战略客户')
  await head.getByRole('button', { name: zh(tierWords.restore, { name: unclassified }), exact: true }).click()
  const back = head.getByRole('dialog', { name: zh(tierWords.restore, { name: unclassified }) })
  await save(back)
  await expect(line(head, 'tiers.potential')).not.toContainText(zh(tierWords.wentTo, { name: '战略客户' }))
  await expect(rank(lin)).toHaveText(unclassified)

  await head.setViewportSize({ width: 360, height: 740 })
  await expect(head.getByRole('row', { name: new RegExp(core) })).toBeVisible()
  await expect(head.getByRole('row', { name: new RegExp(general) })).toBeVisible()
  expect(await head.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})
