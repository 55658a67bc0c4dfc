import { listWords } from '@hebu/web/words/list.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { duplicateWords, mergeWords } from '@hebu/web/words/merging.ts'
import { undoWords } from '@hebu/web/words/undo.ts'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { expectSynced, makePage, theBook, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

const people = [{ name: '林小满', post: 'salesperson' }]

const theDialog = (page: Page) => page.getByRole('dialog', { name: zh(mergeWords.title, { book: zh(theBook('customers').one) }) })

test('[MRG20] [MRG21] [MRG22] who is there already shows while a name is typed, duplicates are found and merged, and the merge is taken back', async ({ found }) => {
  const { person } = await found({ people })
  const page = await person('林小满').open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '青禾示例印务')
  await write(page, 'customers', 'industry', '印务')
  const first = new URL(page.url()).pathname

  await page.goto('/customers')
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '雲岫市青禾示例印務有限公司')
  await expect(theField(page, 'name').getByRole('link', { name: /青禾示例印务/ })).toHaveAttribute('href', first)
  await write(page, 'customers', 'region', '云岫市')
  const second = new URL(page.url()).pathname

  await page.goto('/customers/duplicates')
  await expect(page.getByRole('status').filter({ hasText: zh(duplicateWords.found, { count: 1 }) })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: zh(duplicateWords.merge) }).click()
  await theDialog(page).getByRole('group', { name: zh(mergeWords.stays) }).getByRole('radio', { name: /^青禾示例印务/ }).check()
  expect((await new AxeBuilder({ page }).include('[role=dialog]').analyze()).violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`)).toEqual([])
  await theDialog(page).getByRole('button', { name: zh(mergeWords.merge), exact: true }).click()

  // One goes on with the next; here there is none.
  await expect(page.getByText(zh(duplicateWords.none))).toBeVisible()
  await page.goto(first)
  await expect(theField(page, 'region').getByRole('textbox')).toHaveValue('云岫市')
  await expect(thePage(page)).toContainText(zh(mergeWords.mergedFrom, { title: '雲岫市青禾示例印務有限公司' }))

  // Another day: the page is opened anew, and no undo of this window is left.
  await expectSynced(page)
  await page.goto(second)
  await expect(thePage(page).getByRole('link', { name: zh(mergeWords.open, { title: '青禾示例印务' }) })).toHaveAttribute('href', first)
  await thePage(page).getByRole('button', { name: zh(mergeWords.separate) }).click()
  await page.getByRole('dialog').getByRole('button', { name: zh(mergeWords.separate) }).click()
  await expect(theField(page, 'name').getByRole('textbox')).toHaveValue('雲岫市青禾示例印務有限公司')
  await page.goto(first)
  await expect(theField(page, 'region').getByRole('textbox')).toHaveValue('')

  await page.goto('/customers/duplicates')
  await page.getByRole('button', { name: zh(duplicateWords.notTheSame) }).click()
  await expect(page.getByText(zh(duplicateWords.none))).toBeVisible()
  await page.getByRole('button', { name: zh(undoWords.undo), exact: true }).click()
  await expect(page.getByRole('button', { name: zh(duplicateWords.notTheSame) })).toBeVisible()
})

test('[MRG12] on a phone the other file is asked for, and both texts may stay', async ({ found }) => {
  const { person } = await found({ people })
  const lin = person('林小满')
  await lin.context({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const page = await lin.open('/customers')
  await expectSynced(page)
  for (const [name, needs] of [['青禾示例印务', '要快'], ['青禾示例印务有限公司', '要好']] as const) {
    await page.goto('/customers')
    await makePage(page, 'customers')
    await write(page, 'customers', 'name', name)
    await write(page, 'customers', 'needs', needs)
  }
  await thePage(page).getByRole('button', { name: zh(pageWords.more) }).click()
  await page.getByRole('menuitem', { name: zh(pageWords.merge) }).click()
  await theDialog(page).getByRole('button', { name: '青禾示例印务', exact: true }).click()
  await theDialog(page).getByRole('radio', { name: zh(mergeWords.both) }).check()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await theDialog(page).getByRole('button', { name: zh(mergeWords.merge), exact: true }).click()
  await expect(thePage(page)).toContainText(zh(mergeWords.mergedFrom, { title: '青禾示例印务' }))
  await expect(theField(page, 'needs').getByRole('textbox')).toHaveValue('要好\n要快')
  await page.goto('/customers')
  await expect(page.getByRole('button', { name: new RegExp(`^${zh(listWords.all)}\\s*1$`) })).toBeVisible()
})
