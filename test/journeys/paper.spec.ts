/** What comes out of the printer, and what the system asks of the screen: less motion, colours of its own. */
import { say } from '@hebu/shared/vocabulary/text.ts'
import { noticeWords } from '@hebu/web/words/page-notices.ts'
import { shellWords } from '@hebu/web/words/shell.ts'
import type { Page } from '@playwright/test'

import { createVisitor, openGround } from '../gallery/ground.ts'
import { places } from '../gallery/places.ts'
import { theBook } from '../kit/hands.ts'
import { expect, test } from '../kit/journey.ts'
import { sheetsOf } from '../kit/sheets.ts'

let ground: Awaited<ReturnType<typeof openGround>>

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ground = await openGround()
})

test.afterAll(() => ground.close())

const at = (id: string) => places.find((place) => place.id === id)!

/** What can be pressed and still shows, where a page is printed. */
const pressed = (page: Page): Promise<readonly string[]> =>
  page.locator('button:not([role="combobox"]), nav, [role="toolbar"], input[type="search"]').evaluateAll((elements) => elements.filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 1).map((element) => element.outerHTML.slice(0, 140)))

test('[UI154] minutes print as a document: head and number on every sheet, the whole text, nothing to press', async ({ browser }) => {
  const visitor = createVisitor({ browser, ground, language: 'zh-Hans', options: { viewport: { width: 1360, height: 860 }, colorScheme: 'dark' } })
  const page = await visitor.goTo(at('page-meetings'))
  await expect(page.locator('[data-field="discussion"]').first().locator('table, p').first()).toBeVisible()
  const title = await page.getByRole('heading', { level: 1 }).last().innerText()
  await page.emulateMedia({ media: 'print' })
  expect(await pressed(page)).toEqual([])
  const sheets = await sheetsOf(page)
  expect(sheets.length).toBeGreaterThan(1)
  for (const [index, sheet] of sheets.entries()) {
    expect(sheet.words).toContain('示例礼品·销售运营服务中心')
    expect(sheet.words).toContain(say(theBook('meetings').name, 'zh-Hans'))
    expect(sheet.words).toContain(`${index + 1} / ${sheets.length}`)
    expect([Math.round(sheet.width), Math.round(sheet.height)]).toEqual([595, 842])
  }
  const all = sheets.map(({ words }) => words).join('')
  expect(sheets[0]!.words).toContain(title.normalize('NFKC'))
  for (const words of [say(shellWords.skip, 'zh-Hans'), say(noticeWords.restore, 'zh-Hans')]) expect(all).not.toContain(words)
  // In the dark theme too, ink on white.
  expect(await page.evaluate(() => [getComputedStyle(document.documentElement).colorScheme, getComputedStyle(document.querySelector('article h1')!).color])).toEqual(['light', 'rgb(0, 0, 0)'])
  await visitor.close()
})

test('[UI152] where less motion is asked for, nothing takes time to move', async ({ browser }) => {
  const visitor = createVisitor({ browser, ground, language: 'zh-Hans', options: { viewport: { width: 1360, height: 860 }, reducedMotion: 'reduce' } })
  for (const id of ['list-customers', 'board-tasks', 'page-meetings', 'palette', 'invite']) {
    const page = await visitor.goTo(at(id))
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
      const takes = (durations: string): boolean => durations.split(',').some((duration) => Number.parseFloat(duration) > 0)
      return takes(transitionDuration) || (animationName !== 'none' && takes(animationDuration)) ? [element.outerHTML.slice(0, 120)] : []
    }))
    expect(moving, id).toEqual([])
  }
  await visitor.close()
})

test('[UI153] in forced colours the chosen row, the focus and a pressed button are still told apart', async ({ browser }) => {
  const visitor = createVisitor({ browser, ground, language: 'zh-Hans', options: { viewport: { width: 1360, height: 860 }, forcedColors: 'active' } })
  const page = await visitor.goTo(at('page-customers'))
  const open = page.locator('[role="row"][aria-selected="true"], [role="row"][aria-current]').first()
  const looks = (element: Element): string => {
    const { backgroundColor, borderLeftColor, borderLeftWidth, outlineStyle, outlineWidth, boxShadow, color } = getComputedStyle(element)
    return [backgroundColor, borderLeftColor, borderLeftWidth, outlineStyle, outlineWidth, boxShadow, color].join(' ')
  }
  await expect(open).toBeVisible()
  const other = page.locator('[role="row"][data-id]:not([aria-selected="true"], [aria-current])').first()
  expect(await open.evaluate(looks)).not.toBe(await other.evaluate(looks))
  const link = page.getByRole('navigation').getByRole('link').nth(2)
  const before = await link.evaluate(looks)
  await page.keyboard.press('Tab')
  await link.focus()
  expect(await link.evaluate(looks)).not.toBe(before)
  await visitor.close()
})
