/** A window that others see shows nothing that is confidential. */
import { bellWords } from '@hebu/web/words/bell.ts'
import { sharingWords } from '@hebu/web/words/sharing.ts'
import { shellWords } from '@hebu/web/words/shell.ts'

import { faultsOn } from '../kit/checker.ts'
import { expectSynced, makePage, rowWith, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

test('[SHARE1] while the screen is shared a customer shows no confidential part and the bell no notices, also loaded anew; one press gives them back', async ({ found }) => {
  const { founder } = await found({})
  const page = await founder.open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '云岫市青禾示例商贸')
  await write(page, 'customers', 'address', '云岫路八号')
  await expectSynced(page)
  const banner = page.getByRole('banner')
  const said = page.getByText(zh(sharingWords.on), { exact: true })

  await banner.getByRole('button', { name: zh(sharingWords.begin), exact: true }).click()
  await expect(said).toBeVisible()
  await expect(theField(page, 'name')).toBeVisible()
  await expect(theField(page, 'address')).toHaveCount(0)
  await expect(theField(page, 'creditRating')).toHaveCount(0)
  expect(await page.content()).not.toContain('云岫路八号')
  await banner.getByRole('button', { name: zh(bellWords.title), exact: true }).click()
  await expect(page.getByText(zh(sharingWords.notices), { exact: true })).toBeVisible()
  expect(await faultsOn(page, { within: 'header' })).toEqual([])
  await page.keyboard.press('Escape')

  await page.reload()
  await expect(thePage(page).getByRole('heading', { level: 1, name: '云岫市青禾示例商贸' })).toBeVisible()
  await expect(said).toBeVisible()
  await expect(theField(page, 'name')).toBeVisible()
  await expect(theField(page, 'address')).toHaveCount(0)

  // Another tab of the same person is not seen by anybody.
  const other = await founder.open('/customers')
  await rowWith(other, 'customers', '云岫市青禾示例商贸').click()
  await expect(theField(other, 'address')).toBeVisible()

  await page.getByRole('button', { name: zh(sharingWords.stop), exact: true }).click()
  await expect(said).toHaveCount(0)
  await expect(theField(page, 'address').getByRole('textbox').first()).toHaveValue('云岫路八号')
})

test('[SHARE1] on a phone one’s own menu begins it, and the window says so until one press ends it', async ({ found }) => {
  const { founder } = await found({})
  await founder.context({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const page = await founder.open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await expect(theField(page, 'address')).toBeVisible()

  await page.getByRole('banner').getByRole('button', { name: zh(shellWords.meMenu, { name: founder.name }), exact: true }).tap()
  await page.getByRole('menuitem', { name: zh(sharingWords.begin), exact: true }).tap()
  await expect(page.getByText(zh(sharingWords.on), { exact: true })).toBeVisible()
  await expect(theField(page, 'address')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

  await page.getByRole('button', { name: zh(sharingWords.stop), exact: true }).tap()
  await expect(theField(page, 'address')).toBeVisible()
})
