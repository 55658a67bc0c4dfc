import { editorWords } from '@hebu/web/words/editor.ts'
import type { Locator, Page } from '@playwright/test'

import { faultsOn } from '../../kit/checker.ts'
import { expectSynced, makePage, theField, theText, wordsIn } from '../../kit/hands.ts'
import { expect, test, zh } from '../../kit/journey.ts'

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]
const theBar = (page: Page): Locator => theField(page, 'discussion').getByRole('group', { name: zh(editorWords.suggestBar), exact: true })

test('[SUG1] [SUG2] [SUG3] one suggests in a text, also through an input method; another reads who wants what, accepts one and rejects the other', async ({ found }) => {
  const { person } = await found({ people })
  const here = await person('林小满').open('/meetings')
  await expectSynced(here)
  const id = await makePage(here, 'meetings')
  await theText(here, 'discussion').click()
  await here.keyboard.type('交货期为三十天。')
  await here.keyboard.press('Home')
  await expectSynced(here)
  const there = await person('周远').open(`/meetings/${id}`)
  await expect.poll(() => wordsIn(there, 'discussion')).toBe('交货期为三十天。')

  await theText(there, 'discussion').click()
  await theField(there, 'discussion').getByRole('button', { name: zh(editorWords.suggest), exact: true }).click()
  await there.keyboard.press('Home')
  for (let step = 0; step < 4; step++) await there.keyboard.press('ArrowRight')
  for (let step = 0; step < 2; step++) await there.keyboard.press('Shift+ArrowRight')
  await there.keyboard.type('六十')
  await there.keyboard.press('End')
  const composing = await there.context().newCDPSession(there)
  for (const text of ['zan', 'zan qi']) await composing.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await composing.send('Input.insertText', { text: '暂定' })
  await expect(theText(there, 'discussion').locator('ins')).toHaveText(['六十', '暂定'])
  await expect(theText(there, 'discussion').locator('del')).toHaveText('三十')

  await expect(theText(here, 'discussion').locator('ins')).toHaveText(['六十', '暂定'])
  await expect(theBar(here)).toContainText(zh(editorWords.suggestAll, { all: 2 }))
  await theBar(here).getByRole('button', { name: zh(editorWords.suggestNext), exact: true }).click()
  await expect(theBar(here)).toContainText('周远')
  await expect(theBar(here)).toContainText(zh(editorWords.suggestReplace, { removed: '三十', added: '六十' }))
  expect(await faultsOn(here, { within: `[data-field="discussion"]` })).toEqual([])
  await theBar(here).getByRole('button', { name: zh(editorWords.suggestAccept), exact: true }).click()
  await expect(theBar(here)).toContainText(zh(editorWords.suggestAdd, { added: '暂定' }))
  await theBar(here).getByRole('button', { name: zh(editorWords.suggestReject), exact: true }).click()
  await expect(theBar(here)).toHaveCount(0)
  for (const page of [here, there]) await expect.poll(() => wordsIn(page, 'discussion')).toBe('交货期为六十天。')
  await theText(here, 'discussion').click()
  await here.keyboard.press('Control+z')
  await expect(theText(there, 'discussion').locator('ins')).toHaveCount(1)
})
