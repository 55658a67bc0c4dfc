import type { CDPSession, Page } from '@playwright/test'

import { expectSynced, makePage, theText, wordsIn } from '../kit/hands.ts'
import { expect, test } from '../kit/journey.ts'
import type { Department } from '../kit/world.ts'

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'salesperson' },
]

interface Together {
  readonly here: Page
  readonly there: Page
  /** Composes in `here` as an input method does. */
  readonly ime: CDPSession
}

/** Two people in one text of a meeting, the first with the caret at its end. */
async function together({ person }: Department, words: readonly string[]): Promise<Together> {
  const here = await person('林小满').open('/meetings')
  await expectSynced(here)
  const id = await makePage(here, 'meetings')
  await theText(here, 'discussion').click()
  for (const [at, line] of words.entries()) {
    if (at > 0) await here.keyboard.press('Enter')
    await here.keyboard.type(line)
  }
  await expectSynced(here)
  const there = await person('周远').open(`/meetings/${id}`)
  await expect.poll(() => wordsIn(there, 'discussion')).toBe(words.join(''))
  return { here, there, ime: await here.context().newCDPSession(here) }
}

const compose = (ime: CDPSession, text: string) => ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

test('[SYN6] [TXT8] [S2-6.1.1a–b] two people write in one text while one composes with an input method; neither loses a word', async ({ found }) => {
  const { here, there, ime } = await together(await found({ people }), ['本周议题', '礼盒'])
  await compose(ime, 'zhong qiu')
  await expect.poll(() => wordsIn(here, 'discussion')).toBe('本周议题礼盒zhong qiu')

  // The other writes at the very place where the first one composes, and begins a line above it.
  await theText(there, 'discussion').locator('p').last().click()
  await there.keyboard.press('End')
  await there.keyboard.type('【周远：报价】')
  await there.keyboard.press('ArrowUp')
  await there.keyboard.press('End')
  await there.keyboard.press('Enter')
  await there.keyboard.type('新的一行')
  await expectSynced(there)

  await compose(ime, '中秋')
  // Held back: what the other wrote shows when the composition has ended.
  await expect.poll(() => wordsIn(here, 'discussion')).toBe('本周议题礼盒中秋')
  await ime.send('Input.insertText', { text: '中秋' })
  await expect.poll(() => wordsIn(here, 'discussion')).toContain('【周远：报价】')
  await here.keyboard.type('方案')

  await expectSynced(here)
  await expect.poll(() => wordsIn(there, 'discussion')).toContain('方案')
  const words = await wordsIn(here, 'discussion')
  expect(words).toMatch(/^本周议题新的一行礼盒(中秋方案【周远：报价】|【周远：报价】中秋方案)$/)
  expect(await wordsIn(there, 'discussion')).toBe(words)
})

test('[TXT8] of a paragraph that another splits while one composes in it, nothing is lost and no unfinished letters stay', async ({ found }) => {
  const { here, there, ime } = await together(await found({ people }), ['本周讨论'])
  await compose(ime, 'zhong qiu')
  await expect.poll(() => wordsIn(here, 'discussion')).toBe('本周讨论zhong qiu')
  await theText(there, 'discussion').click()
  await there.keyboard.press('Control+Home')
  await there.keyboard.type('开头')
  await there.keyboard.press('Enter')
  await expectSynced(there)
  await ime.send('Input.insertText', { text: '中秋礼盒' })
  await expect.poll(() => wordsIn(there, 'discussion')).toContain('中秋礼盒')
  await expect.poll(() => wordsIn(here, 'discussion')).toContain('开头')
  await expectSynced(here)
  // y-prosemirror writes the second half of a split paragraph anew, so that the word may stand in either half.
  expect(['开头本周讨论中秋礼盒', '开头中秋礼盒本周讨论']).toContain(await wordsIn(here, 'discussion'))
  expect(await wordsIn(there, 'discussion')).toBe(await wordsIn(here, 'discussion'))
})

test('[PRS1] [TXT12] who is on the same page is seen, and where they write', async ({ found }) => {
  const department = await found({ people })
  const here = await department.person('林小满').open('/meetings')
  await expectSynced(here)
  const id = await makePage(here, 'meetings')
  const there = await department.person('周远').open(`/meetings/${id}`)
  await expect(here.getByRole('banner').getByText('也在这一页：周远')).toBeAttached()
  await expect(there.getByRole('banner').getByText('也在这一页：林小满')).toBeAttached()
  await theText(there, 'discussion').click()
  await there.keyboard.type('看得见光标')
  await expect(theText(here, 'discussion')).toContainText('看得见光标')
  await expect(theText(here, 'discussion').locator('[data-cursor]')).toContainText('周远')
  await there.close()
  await expect(here.getByRole('banner').getByText('也在这一页：周远')).toHaveCount(0)
})
