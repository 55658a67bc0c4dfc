/** Finding what stands in pages, without a relay too. */
import { contactWords } from '@hebu/web/words/contact.ts'
import { fieldWords } from '@hebu/web/words/field-words.ts'
import { jumpWords } from '@hebu/web/words/jump.ts'
import { searchWords } from '@hebu/web/words/search.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, keptForOffline, makePage, theField, thePage, theText, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

async function lookFor(page: Page, typed: string): Promise<Locator> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: zh(jumpWords.label) })
  await palette.getByRole('combobox').fill(typed)
  return palette
}

test('[SRCH6] [SRCH4] [SRCH7] what was said in a report is found from its words, off line, after a reload, and opened by Enter', async ({ found }) => {
  const department = await found()
  const page = await department.founder.open('/reports')
  await expectSynced(page)
  const id = await makePage(page, 'reports')
  await theText(page, 'done').click()
  await page.keyboard.type('今天在云岫谈妥年会礼盒，預算二十萬元')
  await expectSynced(page)
  await page.goto('/customers')
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '青禾示例印务')
  await keptForOffline(page)
  await department.relay.kill()
  await page.goto('/members')
  // Only now does anything hear the keyboard.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  const palette = await lookFor(page, '预算二十万')
  const report = palette.getByRole('option', { name: /年会礼盒/ })
  await expect(report).toBeVisible()
  await expect(report.locator('mark')).toHaveText('預算二十萬')
  await report.click()
  await expect(page).toHaveURL(new RegExp(`/reports/${id.replaceAll('.', '\\.')}`))
  await expect(thePage(page)).toBeVisible()

  await lookFor(page, '预算')
  await palette.getByRole('option', { name: zh(searchWords.seeAll, { typed: '预算' }) }).click()
  const place = page.getByRole('main')
  const asked = place.getByRole('searchbox', { name: zh(searchWords.label) })
  await expect(asked).toHaveValue('预算')
  await expect(place.getByRole('link', { name: /年会礼盒/ })).toBeVisible()
  await asked.fill('示例')
  await expect(place.getByRole('link', { name: /青禾示例印务/ })).toBeVisible()
  await expect(place.getByRole('link')).toHaveCount(1)
  await place.getByRole('combobox', { name: zh(searchWords.when) }).click()
  await page.getByRole('option', { name: zh(searchWords.lastYear) }).click()
  await expect(place.getByRole('heading', { name: zh(searchWords.nothingHere) })).toBeVisible()
  await place.getByRole('button', { name: zh(searchWords.clear) }).click()
  await expect(place.getByRole('link', { name: /青禾示例印务/ })).toBeVisible()
  await asked.focus()
  await page.keyboard.press('ArrowDown')
  await expect(place.getByRole('link', { name: /青禾示例印务/ })).toBeFocused()
  await expect(page).toHaveURL(/\/search\?q=/)

  await lookFor(page, 'qhsl')
  await expect(palette.getByRole('option', { name: /青禾示例印务/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '青禾示例印务' })).toBeVisible()
})

test('[UI120] [SRCH8] a contact is logged from any place by the initials of what one calls it, and a colleague leads to all of theirs', async ({ found }) => {
  const { founder } = await found()
  const page = await founder.open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '青禾示例印务')
  await page.goto('/members')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookFor(page, 'jlbf')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: zh(contactWords.log) })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  const palette = await lookFor(page, founder.name)
  await palette.getByRole('group', { name: zh(jumpWords.people) }).getByRole('option').click()
  const place = page.getByRole('main')
  await expect(place.getByRole('link', { name: /青禾示例印务/ })).toBeVisible()
  await expect(place.getByRole('searchbox')).toHaveValue('')
})

test('[UI44] an input method’s Enter and letters run nothing before it has ended', async ({ found }) => {
  const { founder } = await found()
  const page = await founder.open('/members')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const palette = await lookFor(page, '')
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: 'shense', selectionStart: 6, selectionEnd: 6 })
  await page.keyboard.press('Enter')
  await expect(palette).toBeVisible()
  await expect(palette.getByRole('option', { name: /深色/ })).toHaveCount(0)
  await input.send('Input.insertText', { text: '深色' })
  await expect(palette.getByRole('option', { name: /深色/ })).toBeVisible()
})

test('[SRCH9] what somebody may no longer read leaves an open palette, and soon the index that is kept', async ({ found }) => {
  const { founder, person } = await found({ people: [{ name: '林小满', post: 'director' }] })
  const page = await founder.open('/customers')
  await expectSynced(page)
  const id = await makePage(page, 'customers')
  await write(page, 'customers', 'name', '青禾示例印务')
  const reviews = theField(page, 'creditReviews')
  await reviews.getByRole('button', { name: zh(fieldWords.rowAdd) }).click()
  await reviews.locator('[data-cell$="/basis"]').click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('曾拖欠望月斋货款')
  await page.keyboard.press('Tab')
  await expectSynced(page)
  const other = await person('林小满').open(`/customers/${id}`)
  await expectSynced(other)
  await expect(theField(other, 'creditReviews').getByText('望月斋')).toBeVisible()
  const palette = await lookFor(other, '望月斋')
  await expect(palette.getByRole('option', { name: /青禾示例印务/ })).toBeVisible()
  const keeps = (): Promise<boolean> => other.evaluate(async (words) => {
    const done = <T>(asked: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => { asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(asked.error!) })
    const { name } = (await indexedDB.databases()).find((each) => each.name?.startsWith('hebu-search') === true)!
    const database = await done(indexedDB.open(name!))
    const kept = await done(database.transaction('pieces').objectStore('pieces').getAll())
    database.close()
    return JSON.stringify(kept).includes(words)
  }, '望月斋')
  await expect.poll(keeps, { timeout: 40_000 }).toBe(true)
  await founder.ask('PATCH', `/api/members/${person('林小满').member}`, { post: 'salesperson' })
  await expect(palette.getByRole('option', { name: /青禾示例印务/ })).toHaveCount(0)
  await expect.poll(keeps, { timeout: 15_000 }).toBe(false)
})
