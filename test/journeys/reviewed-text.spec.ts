/** A text in review: two suggest in it, one comments on a passage, and its author decides. */
import { contracts } from '@hebu/shared/books/contracts.ts'
import { editorWords } from '@hebu/web/words/editor.ts'
import { commentWords } from '@hebu/web/words/record.ts'
import type { Locator, Page } from '@playwright/test'

import { expectSynced, theField, thePage, theText, wordsIn } from '../kit/hands.ts'
import { expect, test, zh } from '../kit/journey.ts'
import { aReadyContract } from '../kit/ready-contract.ts'

const people = [{ name: '林小满', post: 'salesperson' }, { name: '方既白', post: 'legal' }]
const move = (page: Page, name: keyof typeof contracts.moves): Locator => thePage(page).getByRole('button', { name: zh(contracts.moves[name]!.label), exact: true })
const bar = (page: Page): Locator => theField(page, 'breach').getByRole('group', { name: zh(editorWords.suggestBar), exact: true })
const press = (page: Page, label: keyof typeof editorWords): Promise<void> => bar(page).getByRole('button', { name: zh(editorWords[label]), exact: true }).click()

test('[SUG1] [SUG2] [SUG3] [SUG5] [SUG7] [ANN1] [S2-3.1.5b] two suggest in a contract in review, one comments on its words; its author takes one and leaves the other, and the comment stays at its words', async ({ found }) => {
  test.slow()
  const department = await found({ people })
  await aReadyContract(department, '林小满')
  const lin = await department.person('林小满').open('/contracts/draft')
  const head = await department.founder.open('/contracts/draft')
  await expectSynced(lin)
  await move(lin, 'submit').click()
  await expect(move(head, 'return')).toBeVisible()
  const legal = await department.person('方既白').open('/contracts/draft')
  await expectSynced(legal)

  await theText(legal, 'breach').click()
  await legal.keyboard.press('Control+Home')
  for (let on = 0; on < '逾期一日'.length; on += 1) await legal.keyboard.press('Shift+ArrowRight')
  // The editor hears of what keys select from the browser.
  await expect(theField(legal, 'breach')).toContainText(zh(editorWords.wordCountSelected, { selected: 4, words: 18 }))
  await legal.keyboard.press('Control+Alt+m')
  const card = legal.getByRole('dialog', { name: zh(commentWords.onPassage), exact: true })
  await card.getByRole('textbox').fill('从哪一天起算？')
  await card.getByRole('button', { name: zh(commentWords.send), exact: true }).click()
  await expectSynced(legal)
  await expect(theField(lin, 'breach').getByText('从哪一天起算？')).toBeAttached()

  // What is in review is not written in; what one types is proposed.
  await theText(head, 'breach').click()
  await head.keyboard.press('Control+End')
  await head.keyboard.type('累计不超过百分之五。')
  await theText(legal, 'breach').click()
  await legal.keyboard.press('Control+Home')
  await legal.keyboard.type('双方确认：')
  await expect(bar(lin)).toContainText('2')
  await expect(bar(legal)).toContainText('2')

  await move(head, 'return').click()
  await head.getByRole('dialog').getByRole('textbox').fill('请处理建议')
  await head.getByRole('dialog').getByRole('button', { name: zh(contracts.moves['return']!.label), exact: true }).click()
  await expect(move(lin, 'submit')).toBeVisible()

  await press(lin, 'suggestNext')
  await expect(bar(lin)).toContainText('王主任')
  await expect(bar(lin)).toContainText('累计不超过百分之五。')
  await press(lin, 'suggestAccept')
  await expect(bar(lin)).toContainText('方既白')
  await expect(bar(lin)).toContainText('双方确认：')
  await press(lin, 'suggestReject')
  await expect(bar(lin)).toHaveCount(0)
  const decided = '逾期一日，按合同金额千分之一计付违约金。累计不超过百分之五。'
  await expect.poll(() => wordsIn(lin, 'breach')).toBe(decided)
  // Written around, the comment stays at its words.
  await theText(lin, 'breach').click()
  await lin.keyboard.press('Control+Home')
  await lin.keyboard.type('需方')
  await expectSynced(lin)
  await expect.poll(() => wordsIn(legal, 'breach')).toBe(`需方${decided}`)
  await expect(theField(legal, 'breach').getByText('从哪一天起算？')).toBeAttached()
  await expect(theText(legal, 'breach').locator('[data-note]').first()).toHaveText('逾期一日')

  // One is left undecided until the contract is signed: what stands without it is shown from then on.
  await theText(legal, 'breach').click()
  await legal.keyboard.press('Control+End')
  await legal.keyboard.type('逾期三十日可解除。')
  await expect(bar(lin)).toContainText('1')
  await expectSynced(legal)
  await move(lin, 'submit').click()
  for (const reviewer of [head, legal]) {
    await move(reviewer, 'approve').click()
    await reviewer.getByRole('dialog').getByRole('button', { name: zh(contracts.moves['approve']!.label), exact: true }).click()
  }
  await theField(lin, 'signedCopy').locator('input[type="file"]').first().setInputFiles({ name: '签署件.txt', mimeType: 'text/plain', buffer: Buffer.from('双方签署') })
  await expect(theField(lin, 'breach')).toContainText('逾期三十日可解除。')
  await move(lin, 'sign').click()
  for (const page of [lin, legal]) {
    await expect(theField(page, 'breach')).toContainText('累计不超过百分之五。')
    await expect(theField(page, 'breach').getByText('逾期三十日可解除。')).toBeHidden()
    await expect(bar(page)).toHaveCount(0)
  }
})
