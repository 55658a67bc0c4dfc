/** What CONTRIBUTING.md promises: a register is one file. Its example is taken word for word and worked with. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { moveWords } from '@hebu/web/words/moves.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, theField, thePage } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { copyProject, type ProjectCopy } from '../kit/project-copy.ts'
import { projectFolder } from '../kit/project-folder.ts'

const people = [{ name: '林小满', post: 'salesperson' }]

let copy: ProjectCopy

test.beforeAll(async () => {
  test.setTimeout(120_000)
  const [, source] = /## A register, whole[\s\S]*?```ts\n([\s\S]*?)```/.exec(readFileSync(join(projectFolder, 'CONTRIBUTING.md'), 'utf8'))!
  copy = copyProject()
  writeFileSync(join(copy.folder, 'shared/src/books/suppliers.ts'), source!)
  await copy.run('shared/scripts/generate-catalogue.ts')
  await copy.run('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'shared')
  await copy.run('sync-server/scripts/build-web.ts')
})

test.afterAll(() => copy.remove())

const card = (page: Page, name: string): Locator => page.getByRole('button').and(page.locator('[data-card]')).filter({ hasText: name })
const lane = (page: Page, state: string): Locator => page.getByRole('region', { name: new RegExp(`^${state}`) })

async function carry(page: Page, what: Locator, to: Locator): Promise<void> {
  await what.hover()
  await page.mouse.down()
  const box = (await to.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + 120, { steps: 8 })
  await page.mouse.up()
}

async function newSupplier(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '新建供应商' }).first().click()
  await expect(theField(page, 'name').getByRole('textbox')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Tab')
  await expect(thePage(page).getByRole('heading', { level: 1, name })).toBeVisible()
}

test('[NEW1] the register that CONTRIBUTING.md shows is one file, and has all that a register has', async ({ found }) => {
  test.slow()
  const department = await found({ people, project: copy.folder })
  const page = await department.founder.open('/')
  await expectSynced(page)

  // The rail knows its heading, its icon and its name.
  const rail = page.getByRole('navigation', { name: zh(shellWords.books) })
  await expect(rail.getByRole('heading', { name: '业务' })).toBeVisible()
  await rail.getByRole('link', { name: '供应商', exact: true }).click()
  await expect(page.getByText('向谁采购、谁负责、是否合格。')).toBeVisible()

  // A page with a control for every field, checked before it moves on.
  await newSupplier(page, '云岫市青禾示例印务')
  for (const field of ['name', 'category', 'owner', 'since', 'yearly', 'contacts', 'licence', 'assessment']) await expect(theField(page, field)).toBeVisible()
  await theField(page, 'yearly').getByRole('textbox').fill('120000')
  await theField(page, 'yearly').getByRole('textbox').press('Tab')
  await theField(page, 'since').getByRole('textbox').fill('2025-03-01')
  await theField(page, 'since').getByRole('textbox').press('Tab')
  await expect(thePage(page).getByText(zh(moveWords.before, { move: '评为合格' }))).toBeVisible()
  await theField(page, 'assessment').locator('[contenteditable="true"]').click()
  await page.keyboard.type('样品三批全部合格。')
  await newSupplier(page, '鹿汀市远帆示例物流')
  await expectSynced(page)

  // The list sorts and filters it.
  await page.goto('/suppliers')
  const list = page.getByRole('grid', { name: '供应商列表', exact: true })
  await expect(list.locator('[data-id]')).toHaveCount(2)
  await expect(list.locator('[data-id]').filter({ hasText: '印务' })).toContainText('¥120,000')
  await page.getByRole('textbox', { name: '筛选本列表' }).fill('物流')
  await expect(list.locator('[data-id]')).toHaveCount(1)
  await page.goto('/suppliers')

  // On the board what a move still wants sends a card back with the reason; filled in, it goes.
  await page.goto('/suppliers?view=board')
  await carry(page, card(page, '印务'), lane(page, '合格'))
  await expect(page.getByRole('status').filter({ hasText: '品类' })).toBeVisible()
  await expect(lane(page, '候选').locator('[data-card]')).toHaveCount(2)
  await card(page, '印务').click()
  await theField(page, 'category').getByRole('radio', { name: '印刷包装' }).click()
  await carry(page, card(page, '印务'), lane(page, '合格'))
  await expect(lane(page, '合格').locator('[data-card]')).toHaveCount(1)
  await expect(lane(page, '候选').locator('[data-card]')).toHaveCount(1)
  await expectSynced(page)

  // Another member sees it in English, on a relay that knows who may.
  const lin = department.person('林小满')
  const hers = await lin.open('/suppliers?view=calendar')
  await expectSynced(hers)
  await hers.evaluate(() => localStorage.setItem('hebu.language', 'en'))
  await hers.goto('/suppliers')
  await expect(hers.getByRole('heading', { level: 1, name: 'Suppliers' })).toBeVisible()
  const row = hers.getByRole('grid', { name: 'List of Suppliers' }).locator('[data-id]').filter({ hasText: '印务' })
  await expect(row).toContainText('Qualified')
  await expect(row).toContainText('Printing')
  await row.click()
  await expect(theField(hers, 'assessment')).toContainText('样品三批全部合格。')
  await expect(hers.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0)

  // The bin takes it and gives it back.
  await thePage(page).getByRole('button', { name: zh(pageWords.more), exact: true }).click()
  await page.getByRole('menuitem', { name: zh(pageWords.toBin) }).click()
  await expect(card(page, '印务')).toHaveCount(0)
  await page.goto('/suppliers/bin')
  await page.getByRole('button', { name: '恢复' }).click()
  await page.goto('/suppliers')
  await expect(list.locator('[data-id]')).toHaveCount(2)
})
