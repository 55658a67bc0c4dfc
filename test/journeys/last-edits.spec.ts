import { savedWords } from '@hebu/web/words/saved-views.ts'

import { expectSynced, makePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'

test('[LOC12] what was made right before a reload is there after it, though no database had opened for it, and reaches colleagues', async ({ found }) => {
  const department = await found({ people: [{ name: '林小满', post: 'salesperson' }] })
  const page = await department.person('林小满').open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await write(page, 'customers', 'name', '示例商贸')
  await expectSynced(page)
  // As on a device that is busy: until the reload, databases of views do not open.
  await page.evaluate(() => {
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (name, ...version) {
      return name.includes('/views/') ? ({} as IDBOpenDBRequest) : open.call(this, name, ...version)
    }
  })
  const views = (view: string) => page.getByRole('button', { name: zh(savedWords.switch, { view }), exact: true })
  await page.getByRole('link', { name: '客户档案' }).first().click()
  await views(zh(savedWords.all)).click()
  await page.getByRole('menuitem', { name: zh(savedWords.saveAs) }).click()
  const dialog = page.getByRole('dialog', { name: zh(savedWords.nameTitle) })
  await dialog.getByRole('textbox').fill('按地区')
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('textbox').press('Enter')
  await expect(views('按地区')).toBeVisible()
  await page.reload()
  await expect(views('按地区')).toBeVisible()
  await expectSynced(page)
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('hebu.last-edits')))).toEqual([])
  const boss = await department.founder.open('/customers')
  await boss.getByRole('button', { name: zh(savedWords.switch, { view: zh(savedWords.all) }), exact: true }).click()
  await expect(boss.getByRole('menuitemradio', { name: '按地区' })).toBeVisible()
})
