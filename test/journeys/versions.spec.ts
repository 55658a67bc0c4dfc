import type { Page } from '@playwright/test'

import { expectSynced, makePage, theText, wordsIn, write } from '../kit/hands.ts'
import { expect, test } from '../kit/journey.ts'

// Without a network the product is there from the device.
test.use({ serviceWorkers: 'allow' })

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]

const openVersions = async (page: Page): Promise<void> => {
  const tab = page.getByRole('tab', { name: '版本', exact: true })
  await tab.scrollIntoViewIfNeeded()
  await tab.click()
  await expect(page.getByRole('button', { name: '谁写了什么' })).toBeVisible()
}

const versions = (page: Page) => page.getByRole('tabpanel').getByRole('list')

test('[VER5] [VER6] [VER8] [VER10] [VER11] what two people wrote is told by its author, compared with a version that one named, and restored without a network for both', async ({ found }) => {
  const { person } = await found({ people })
  const lin = person('林小满')
  const here = await lin.open('/meetings')
  await expectSynced(here)
  const id = await makePage(here, 'meetings')
  await theText(here, 'discussion').click()
  await here.keyboard.type('供货期限为二十日。')
  await expectSynced(here)
  await openVersions(here)
  await here.getByRole('button', { name: '命名现在的版本' }).click()
  await here.keyboard.type('开会之前')
  await here.keyboard.press('Enter')
  await expect(versions(here).getByRole('button', { name: /^开会之前/ })).toBeVisible()
  await expectSynced(here)

  const there = await person('周远').open(`/meetings/${id}`)
  await expect.poll(() => wordsIn(there, 'discussion')).toBe('供货期限为二十日。')
  await theText(there, 'discussion').click()
  await there.keyboard.press('Control+End')
  await there.keyboard.type('逾期按日计罚。')
  await openVersions(there)
  await expect(versions(there).getByRole('button', { name: /^开会之前/ })).toBeVisible()
  await there.getByRole('button', { name: '谁写了什么' }).click()
  const authors = there.getByRole('dialog', { name: '谁写了什么' })
  await expect(authors.getByRole('button', { name: /林小满/ })).toBeVisible()
  await expect(authors.getByRole('button', { name: /周远/ })).toBeVisible()
  await expect(authors.getByTitle('周远')).toContainText('逾期按日计罚。')
  await there.keyboard.press('Escape')
  await expect(there.getByRole('button', { name: '谁写了什么' })).toBeFocused()
  await expectSynced(there)

  await expect.poll(() => wordsIn(here, 'discussion')).toContain('逾期按日计罚。')
  await lin.goOffline()
  await versions(here).getByRole('button', { name: /^开会之前/ }).click()
  const compared = here.getByRole('dialog', { name: '版本对照' })
  await expect(compared.locator('ins').filter({ hasText: '逾期按日计罚。' })).toBeVisible()
  await compared.getByRole('button', { name: '恢复这个版本' }).click()
  await expect(compared.getByText('现在的内容会先留作一个版本')).toBeVisible()
  await expect(compared.getByRole('button', { name: '恢复', exact: true })).toBeFocused()
  await here.keyboard.press('Enter')
  await expect(compared).toBeHidden()
  await expect.poll(() => wordsIn(here, 'discussion')).toBe('供货期限为二十日。')
  await expect(versions(here).getByRole('button', { name: /恢复自“开会之前”/ })).toBeVisible()

  await lin.goOnline()
  await expectSynced(here)
  await expect.poll(() => wordsIn(there, 'discussion')).toBe('供货期限为二十日。')
  await expect(versions(there).getByRole('button', { name: /恢复自“开会之前”/ })).toBeVisible()
  // Who named it calls it something else, and the other sees it; who may not is not asked.
  await versions(here).getByRole('button', { name: '版本“开会之前”的更多操作' }).click()
  await here.getByRole('menuitem', { name: '改名' }).click()
  await expect(here.getByRole('textbox', { name: '版本名称' })).toBeFocused()
  await here.keyboard.type('会前初稿')
  await here.keyboard.press('Enter')
  await expect(versions(here).getByRole('button', { name: /^会前初稿/ })).toBeFocused()
  await expect(versions(there).getByRole('button', { name: /^会前初稿/ })).toBeVisible()
  // A version tells who wrote it, whatever the page says now.
  await versions(there).getByRole('button', { name: /^会前初稿/ }).click()
  await there.getByRole('dialog', { name: '版本对照' }).getByRole('button', { name: '作者', exact: true }).click()
  await expect(there.getByRole('dialog', { name: '版本对照' }).getByTitle('林小满')).toContainText('供货期限为二十日。')
  await there.keyboard.press('Escape')
  // What was restored over is still there.
  await expect(versions(there).getByRole('button', { name: /自动保留/ }).first()).toBeVisible()
})

test('[UI181] on a phone no notice lies over the question of a restore', async ({ found }) => {
  const lin = (await found({ people })).person('林小满')
  await lin.context({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await lin.open('/meetings')
  await expectSynced(page)
  await makePage(page, 'meetings')
  await theText(page, 'discussion').click()
  await page.keyboard.type('供货期限为二十日。')
  await openVersions(page)
  await page.getByRole('button', { name: '命名现在的版本' }).click()
  await page.keyboard.type('开会之前')
  await page.keyboard.press('Enter')
  await expect(versions(page).getByRole('button', { name: /^开会之前/ })).toBeVisible()
  await write(page, 'meetings', 'title', '供货谈判')
  await theText(page, 'discussion').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('逾期按日计罚。')
  await openVersions(page)
  await versions(page).getByRole('button', { name: /^开会之前/ }).click()
  const compared = page.getByRole('dialog', { name: '版本对照' })
  await compared.getByRole('button', { name: /^把.*恢复成这个版本$/ }).last().click()
  const notice = page.getByRole('status').filter({ hasText: /^已恢复/ })
  await expect(notice).toBeVisible()
  await compared.getByRole('button', { name: '恢复这个版本' }).click()
  const question = compared.getByRole('alertdialog')
  await expect(question).toBeVisible()
  const [told, asks] = [(await notice.boundingBox())!, (await question.boundingBox())!]
  expect(told.y + told.height).toBeLessThan(asks.y)
  await question.getByRole('button', { name: '恢复', exact: true }).tap()
  await expect(compared).toBeHidden()
})
