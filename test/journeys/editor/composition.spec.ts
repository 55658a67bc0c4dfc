import type { CDPSession, Page } from '@playwright/test'

import { hushSelections, openHarness } from '../../kit/editor-harness/open-harness.ts'
import { expect, test } from '../../kit/journey.ts'

const lines = ['会前一段', '客户普遍等待样品', '会后一段']

/** What another person does while the input method is at work, in the second line. */
const elsewhere: Readonly<Record<string, () => void>> = {
  'writes before the caret': () => window.harness.otherWrites('客户', 0, '重点'),
  'writes after the caret': () => window.harness.otherWrites('样品', 2, '与报价'),
  'writes at the caret': () => window.harness.otherWrites('客户', 2, '们'),
  'has the cursor at the caret': () => window.harness.point(window.harness.right, [1, 2]),
  'deletes before the caret': () => window.harness.otherDeletes('客户', 0, 2),
  'deletes on both sides of the caret': () => window.harness.otherDeletes('户普', 0, 2),
  'presses Enter in the line above': () => window.harness.otherPresses('会前', 2, 'Enter'),
  'presses Enter before the caret': () => window.harness.otherPresses('客户', 1, 'Enter'),
  'presses Enter at the caret': () => window.harness.otherPresses('客户', 2, 'Enter'),
  'joins the line with the one above': () => window.harness.otherPresses('客户', 0, 'Backspace'),
  'makes the line a heading': () => window.harness.otherPresses('样品', 2, 'Mod-Alt-1'),
  'makes the line an item': () => window.harness.otherPresses('样品', 2, 'Mod-Shift-8'),
  'deletes the line': () => window.harness.otherDeletes('客户', -1, 10),
  'makes the words bold': () => window.harness.otherMarks('客户普遍'),
}

async function caretAfter(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox').focus()
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('[role=textbox]')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1
      if (at >= 0) return getSelection()?.collapse(node, at + wanted.length)
    }
    throw new Error(`${wanted} is not there`)
  }, words)
}

const compose = (session: CDPSession, letters: string) => session.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length })

const texts = (page: Page) =>
  page.evaluate(() => {
    const { own, right, plainText } = window.harness
    const lines = [...document.querySelectorAll('[role=textbox] > *')].map((line) => {
      const copy = line.cloneNode(true) as Element
      for (const cursor of copy.querySelectorAll('[data-cursor]')) cursor.remove()
      return copy.textContent
    })
    return { own: plainText(own), other: plainText(right), shown: lines.join('\n') }
  })

const open = async (page: Page, query: Readonly<Record<string, string>> = {}): Promise<CDPSession> => {
  await openHarness(page, { line: lines.join('|'), ...query })
  await page.evaluate(() => window.harness.sitOther())
  await caretAfter(page, '客户')
  return page.context().newCDPSession(page)
}

test.describe('an input method at work', () => {
  for (const [title, act] of Object.entries(elsewhere)) {
    test(`[TXT8] the composed words come out whole while somebody ${title}`, async ({ page }) => {
      const session = await open(page)
      await compose(session, 'n')
      await page.evaluate(act)
      await compose(session, "ni'ha")
      await expect.poll(() => page.evaluate(() => window.harness.own.waiting())).toBeGreaterThan(0)
      await compose(session, "ni'hao")
      await session.send('Input.insertText', { text: '你好' })
      await expect.poll(() => page.evaluate(() => window.harness.own.holds.holding)).toBe(false)
      await compose(session, 'shi')
      await session.send('Input.insertText', { text: '世界' })
      await expect.poll(() => page.evaluate(() => window.harness.own.holds)).toEqual({ holding: false, held: 2, released: 2 })
      await expect.poll(() => page.evaluate(() => window.harness.areSettled())).toBe(true)
      const { own, other, shown } = await texts(page)
      expect(own).toContain('你好世界')
      expect(own).not.toMatch(/[a-z']/)
      expect(other).toBe(own)
      expect(shown).toBe(own)
    })
  }

  for (const title of ['writes at the caret', 'presses Enter at the caret', 'makes the line a heading'])
    test(`[TXT8] where a frame slips through the hold, the words come out whole while somebody ${title}`, async ({ page }) => {
      const session = await open(page, { leaky: '' })
      await compose(session, 'n')
      await page.evaluate(elsewhere[title] ?? (() => undefined))
      await expect.poll(() => page.evaluate(() => window.harness.areSettled())).toBe(true)
      await compose(session, "ni'hao")
      await session.send('Input.insertText', { text: '你好' })
      await expect.poll(() => page.evaluate(() => window.harness.own.holds)).toEqual({ holding: false, held: 1, released: 1 })
      await expect.poll(() => page.evaluate(() => window.harness.areSettled())).toBe(true)
      const { own, other, shown } = await texts(page)
      expect(own).toContain('客户你好')
      expect(own).not.toMatch(/[a-z']/)
      expect(other).toBe(own)
      expect(shown).toBe(own)
    })

  test('[TXT48] it begins where the caret stands, before the browser tells of it, also where others wrote meanwhile', async ({ page }) => {
    await openHarness(page, { line: lines.join('|'), leaky: '' })
    await page.evaluate(() => window.harness.sitOther())
    await page.getByRole('textbox').focus()
    await hushSelections(page)
    await caretAfter(page, '客户')
    const session = await page.context().newCDPSession(page)
    await compose(session, 'n')
    await page.evaluate(() => window.harness.otherPresses('样品', 2, 'Mod-Alt-1'))
    await expect.poll(() => page.evaluate(() => window.harness.areSettled())).toBe(true)
    await compose(session, "ni'hao")
    await session.send('Input.insertText', { text: '你好' })
    await expect.poll(() => page.evaluate(() => window.harness.own.holds)).toEqual({ holding: false, held: 1, released: 1 })
    expect((await texts(page)).own).toBe('会前一段\n客户你好普遍等待样品\n会后一段')
  })

  test('[TXT10] what an input method composed is one step of undo', async ({ page }) => {
    const session = await open(page)
    await compose(session, 'n')
    // Longer than the pause that parts steps.
    await page.clock.install()
    for (const letters of ['ni', "ni'h", "ni'hao"]) {
      await compose(session, letters)
      await page.clock.runFor(800)
    }
    await session.send('Input.insertText', { text: '你好' })
    await page.clock.runFor(100)
    expect((await texts(page)).own).toContain('客户你好普遍')
    await page.keyboard.press('Control+z')
    expect((await texts(page)).own).toBe(lines.join('\n'))
    await page.keyboard.press('Control+Shift+z')
    expect((await texts(page)).own).toContain('客户你好普遍')
  })

  test('[TXT8] leaving the text ends the hold', async ({ page }) => {
    const session = await open(page)
    await compose(session, "ni'h")
    expect(await page.evaluate(() => window.harness.own.holds.holding)).toBe(true)
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await expect.poll(() => page.evaluate(() => window.harness.own.holds)).toEqual({ holding: false, held: 1, released: 1 })
  })

  test('[TXT11] a name is found by an input method, and nothing acts before it is done', async ({ page }) => {
    const session = await open(page)
    await page.keyboard.type('@')
    await expect(page.getByRole('option', { name: '林晚' })).toBeVisible()
    await compose(session, "wang'y")
    await page.evaluate(() => document.querySelector('[role=textbox]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true })))
    await expect(page.getByRole('option')).not.toHaveCount(0)
    await session.send('Input.insertText', { text: '王' })
    await expect(page.getByRole('option')).toHaveText(['王砚'])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox').locator('[data-mention]')).toHaveText('@王砚')
    expect((await texts(page)).own).toContain('客户@王砚普遍')
  })
})
