/** A contract from its draft to the signature without a mouse, by everybody whose hand it goes through. */
import { contracts } from '@hebu/shared/books/contracts.ts'
import { fileWords } from '@hebu/web/words/files.ts'
import type { Page } from '@playwright/test'

import { expectSynced, theField, thePage } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { onlyKeyboard } from '../kit/keyboard.ts'
import { aReadyContract } from '../kit/ready-contract.ts'

const move = (page: Page, name: keyof typeof contracts.moves) => thePage(page).getByRole('button', { name: zh(contracts.moves[name]!.label), exact: true })
const heading = (page: Page) => thePage(page).getByRole('heading', { level: 1 })

test('[UI71] [UI151] [S1-3.2.2a–b] a contract is handed in, approved by all and signed with the keyboard alone; where a button goes with its state, the heading has the focus', async ({ found }) => {
  test.slow()
  const department = await found({ charter: 'business', people: [{ name: '林小满', post: 'salesperson' }, { name: '方既白', post: 'legal' }] })
  await aReadyContract(department, '林小满')
  const lin = await department.person('林小满').open()
  const keys = await onlyKeyboard(lin)
  await lin.goto('/contracts/draft')
  await expectSynced(lin)
  await expect(theField(lin, 'lines').getByRole('columnheader').first()).toBeVisible()
  // What stands still in a table goes under the bar that stands still on the page.
  const under = await lin.evaluate(() => {
    const [bar, head] = [document.querySelector('article header button')!, document.querySelector('[data-field="lines"] th')!]
    bar.closest('article')!.scrollTop += head.getBoundingClientRect().top - bar.getBoundingClientRect().top
    const box = head.getBoundingClientRect()
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('[data-field]')?.getAttribute('data-field') ?? 'the bar'
  })
  expect(under).toBe('the bar')
  await keys.press(move(lin, 'submit'))
  await expect(move(lin, 'withdraw')).toBeVisible()
  await expect(heading(lin)).toBeFocused()
  await expectSynced(lin)

  for (const reviewer of [department.founder, department.person('方既白')]) {
    const page = await reviewer.open()
    const theirs = await onlyKeyboard(page)
    await page.goto('/contracts/draft')
    await expectSynced(page)
    await theirs.press(move(page, 'approve'))
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await page.keyboard.type('同意')
    await page.keyboard.press('Control+Enter')
    await expect(move(page, 'approve')).toBeHidden()
    await expect(heading(page)).toBeFocused()
    await expectSynced(page)
    expect(await theirs.pointerPresses()).toBe(0)
  }

  await expect(move(lin, 'sign')).toBeVisible()
  const add = theField(lin, 'signedCopy').getByRole('button', { name: zh(fileWords.add), exact: true })
  await keys.to(add)
  const [chooser] = await Promise.all([lin.waitForEvent('filechooser'), keys.press(add)])
  await chooser.setFiles({ name: '签署件.txt', mimeType: 'text/plain', buffer: Buffer.from('双方签署') })
  // It is named while it is still being read.
  await expect(move(lin, 'sign')).toBeEnabled()
  await expectSynced(lin)
  await lin.reload()
  await keys.press(move(lin, 'sign'))
  await expect(thePage(lin).locator('[data-stamp="sign"]')).toContainText(/HT-\d{4}-0001/)
  expect(await keys.pointerPresses()).toBe(0)
})
