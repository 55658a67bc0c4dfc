/** What an automated checker finds on places and on what opens over them, in both themes; and what a finger can press. */
import { fieldWords } from '@hebu/web/words/field-words.ts'
import { listWords } from '@hebu/web/words/list.ts'
import { pageWords } from '@hebu/web/words/page.ts'
import { memberWords } from '@hebu/web/words/members.ts'
import { jumpWords } from '@hebu/web/words/jump.ts'
import { syncWords } from '@hebu/web/words/sync.ts'
import type { Page } from '@playwright/test'

import { faultsOn } from '../kit/checker.ts'
import { expectSynced, makePage, syncMark, theBook, theField, thePage, write } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { tooSmall } from '../kit/too-small.ts'

const people = [{ name: '林小满', post: 'salesperson' }]

async function expectClean(page: Page, place: string): Promise<void> {
  expect(await faultsOn(page), place).toEqual([])
}

const label = (field: string): string => zh(theBook('customers').fields[field]!.label)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI77] in the ${colorScheme} theme no place, menu, list, dialog or notice breaks what a checker knows`, async ({ found }) => {
    test.slow()
    const department = await found({ people })
    await department.founder.context({ colorScheme })
    const page = await department.founder.open('/customers')
    await expectSynced(page)
    await makePage(page, 'customers')
    await write(page, 'customers', 'name', '青禾示例印务')
    await expectClean(page, 'a page beside its list')

    const more = thePage(page).getByRole('button', { name: zh(pageWords.more), exact: true })
    await more.click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expectClean(page, 'a menu')
    await page.getByRole('menuitem', { name: zh(pageWords.copyLink) }).click()
    await expectClean(page, 'a notice')

    await theField(page, 'source').getByRole('combobox', { name: label('source') }).click()
    await expect(page.getByRole('listbox')).toBeVisible()
    await expectClean(page, 'a select')
    await page.keyboard.press('Escape')
    await theField(page, 'coOwners').getByRole('combobox', { name: label('coOwners') }).fill('没有此人')
    await expect(page.getByText(zh(fieldWords.nothingFound))).toBeVisible()
    await expectClean(page, 'a picker that finds nothing')
    await theField(page, 'coOwners').getByRole('combobox', { name: label('coOwners') }).fill('林')
    await expect(page.getByRole('option', { name: /林小满/ })).toBeVisible()
    await expectClean(page, 'a picker')
    await page.keyboard.press('Escape')

    await syncMark(page).click()
    await expect(page.getByRole('dialog', { name: new RegExp(zh(syncWords.label)) })).toBeVisible()
    await expectClean(page, 'a panel')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: zh(jumpWords.label) })).toBeVisible()
    await expectClean(page, 'the way to every page')
    await page.keyboard.press('Escape')

    await page.goto('/members')
    await page.getByRole('button', { name: zh(memberWords.invite), exact: true }).click()
    const dialog = page.getByRole('dialog', { name: zh(memberWords.inviteTitle) })
    await expectClean(page, 'a dialog')
    await dialog.getByRole('combobox', { name: zh(memberWords.post), exact: true }).click()
    await expect(page.getByRole('listbox')).toBeVisible()
    await expectClean(page, 'a select in a dialog')
    await page.goto('/me')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectClean(page, 'one’s own page')
  })
}

test('[UI78] on a phone whatever is pressed is at least 44 px wide and high', async ({ found }) => {
  const department = await found({ people })
  await department.founder.context({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await department.founder.open('/customers')
  await expectSynced(page)
  await makePage(page, 'customers')
  await expect(thePage(page).getByRole('radio').first()).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  await page.goto('/customers')
  await page.getByRole('textbox', { name: zh(listWords.filter) }).fill('客')
  expect(await tooSmall(page)).toEqual([])
  await page.getByRole('button', { name: zh(listWords.more), exact: true }).tap()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await tooSmall(page)).toEqual([])
  await page.keyboard.press('Escape')
  for (const place of ['/members', '/me', '/more']) {
    await page.goto(place)
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    expect(await tooSmall(page)).toEqual([])
  }
})
