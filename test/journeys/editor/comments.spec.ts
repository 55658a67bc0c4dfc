import { editorWords } from '@hebu/web/words/editor.ts'
import { commentWords } from '@hebu/web/words/record.ts'
import type { Locator, Page } from '@playwright/test'

import { faultsOn } from '../../kit/checker.ts'
import { expectSynced, makePage, theField, theText, wordsIn } from '../../kit/hands.ts'
import { expect, test, zh } from '../../kit/journey.ts'

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]
const passages = (page: Page): Locator => theField(page, 'discussion').locator('[data-note]')
const theCard = (page: Page): Locator => page.getByRole('dialog', { name: zh(commentWords.onPassage), exact: true })

test('[ANN1] [ANN2] [ANN3] [ANN4] words of a text are commented on by keyboard; another answers beside them, they are changed, resolved and deleted', async ({ found }) => {
  const { person } = await found({ people })
  const here = await person('林小满').open('/meetings')
  await expectSynced(here)
  const id = await makePage(here, 'meetings')
  await theText(here, 'discussion').click()
  await here.keyboard.type('样品三十天内寄到')
  await expectSynced(here)
  const there = await person('周远').open(`/meetings/${id}`)
  await expect.poll(() => wordsIn(there, 'discussion')).toBe('样品三十天内寄到')

  for (let step = 0; step < 2; step++) await here.keyboard.press('ArrowLeft')
  for (let step = 0; step < 4; step++) await here.keyboard.press('Shift+ArrowLeft')
  await here.keyboard.press('Control+Alt+M')
  await expect(theCard(here).locator('blockquote')).toHaveText('三十天内')
  await here.keyboard.type('请 @zy')
  await expect(theCard(here).getByRole('option', { name: /周远/ })).toHaveAttribute('aria-selected', 'true')
  await here.keyboard.press('Enter')
  await here.keyboard.type('确认')
  await here.keyboard.press('Control+Enter')
  await expect(theCard(here)).toHaveCount(0)
  await expect(theText(here, 'discussion')).toBeFocused()
  await expect(passages(there)).toHaveText('三十天内')

  const margin = theField(there, 'discussion').getByRole('list', { name: zh(editorWords.notes), exact: true })
  await margin.getByRole('button', { name: /林小满/ }).click()
  await expect(theCard(there)).toContainText('请 @周远 确认')
  expect(await faultsOn(there, { within: '[data-note-card]' })).toEqual([])
  await theCard(there).getByRole('button', { name: zh(commentWords.replyTo, { name: '林小满' }), exact: true }).click()
  await there.keyboard.type('可以')
  await there.keyboard.press('Control+Enter')
  await expect(theCard(there)).toContainText('可以')
  await there.keyboard.press('Escape')
  await expect(theCard(there)).toHaveCount(0)

  await theText(there, 'discussion').click()
  await there.keyboard.press('Home')
  await there.keyboard.type('# 首批')
  // A heading is a line made anew: what is typed into the old one before it came has lost its place.
  await expect.poll(() => wordsIn(here, 'discussion')).toBe('首批样品三十天内寄到')
  await expect(passages(here)).toHaveText('三十天内')
  await here.keyboard.press('Control+a')
  await here.keyboard.press('Delete')
  await here.keyboard.type('另议')
  await expect(passages(there)).toHaveCount(0)
  await there.goto(`/meetings/${id}#comments`)
  await expect(there.locator('#record').getByText(zh(commentWords.passageGone))).toBeVisible()
  await expect(there.locator('#record')).toContainText('三十天内')
  await there.locator('#record').getByRole('button', { name: zh(commentWords.resolveOf, { name: '林小满' }), exact: true }).click()
  await expect(there.locator('#record').getByText(zh(commentWords.resolvedCount, { count: 1 }))).toBeVisible()
})
