/**
 * Every place of the gallery, walked through: what an automated checker finds, words of another language, what does not
 * fit a narrow screen, what a finger cannot press. One walk looks for several things, because getting there takes longest.
 */
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { Browser, Page } from '@playwright/test'

import { createVisitor, openGround, type VisitorInput } from '../gallery/ground.ts'
import { places, saidHere } from '../gallery/places.ts'
import type { Place } from '../gallery/place.ts'
import { faultsOn } from '../kit/checker.ts'
import { foreignWords, spokenOn } from '../kit/foreign-words.ts'
import { expect, test } from '../kit/journey.ts'
import { tooSmall } from '../kit/too-small.ts'

let ground: Awaited<ReturnType<typeof openGround>>

test.beforeAll(async () => {
  test.setTimeout(120_000)
  ground = await openGround()
})

test.afterAll(() => ground.close())

type Check = (page: Page, place: Place) => Promise<readonly string[]>

const spokenIn = (language: Language): Check => async (page) => [
  ...foreignWords(await spokenOn(page), language, [...ground.demo.said, ...saidHere]),
  ...((await page.evaluate(() => document.documentElement.lang)) === language ? [] : ['the page says that it is in another language']),
]

/** What the theme alone decides. */
const contrasts = ['color-contrast', 'link-in-text-block']

/** What stands beyond the right edge and cannot be scrolled to within something of its own. */
const wideOnes: Check = (page) =>
  page.evaluate(() => {
    const faults: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`)
    const scrollsSideways = (element: Element | null): boolean => element !== null && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrollsSideways(element.parentElement))
    for (const element of document.querySelectorAll('body *')) {
      const { right, width, height } = element.getBoundingClientRect()
      if (width > 1 && height > 1 && right > innerWidth + 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !scrollsSideways(element.parentElement)) faults.push(`${element.outerHTML.slice(0, 120)}: to ${Math.round(right)} px`)
    }
    const main = document.querySelector('main')
    if (main !== null && main.scrollWidth > main.clientWidth) faults.push(`the place is ${main.scrollWidth} px wide in ${main.clientWidth}`)
    return faults
  })

/** Low, so that lists draw few rows: the checker takes its time with each. */
const desk = { viewport: { width: 1360, height: 480 }, reducedMotion: 'reduce' } as const
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' } as const

/** Goes to every place and says what the checks found. */
async function walk(browser: Browser, language: Language, options: VisitorInput['options'], ...checks: readonly Check[]): Promise<readonly string[]> {
  test.setTimeout(600_000)
  const visitor = createVisitor({ browser, ground, language, options })
  const faults = new Set<string>()
  const width = (options.viewport?.width ?? 0) < 600 ? 390 : 1440
  for (const place of places.filter(({ on }) => on?.includes(width) !== false)) {
    try {
      const page = await visitor.goTo(place)
      for (const check of checks) for (const fault of await check(page, place)) faults.add(`${place.id}: ${fault}`)
    } catch (error) {
      faults.add(`${place.id} was not reached: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await visitor.close()
  return [...faults]
}

test('[UI77] [LNG5] [LNG2] in simplified Chinese and the light theme a checker finds no fault in any place, and no words are foreign', async ({ browser }) => {
  expect(await walk(browser, 'zh-Hans', { ...desk, colorScheme: 'light' }, (page) => faultsOn(page), spokenIn('zh-Hans'))).toEqual([])
})

test('[UI77] [LNG5] in traditional Chinese and the dark theme every place has its contrasts, and no words are foreign', async ({ browser }) => {
  expect(await walk(browser, 'zh-Hant', { ...desk, colorScheme: 'dark' }, (page) => faultsOn(page, { rules: contrasts }), spokenIn('zh-Hant'))).toEqual([])
})

test('[UI150] [UI78] [LNG5] in English at 360 px nothing is cut off, nothing is too small to press, and no words are foreign', async ({ browser }) => {
  expect(await walk(browser, 'en', { ...phone, colorScheme: 'light' }, wideOnes, tooSmall, spokenIn('en'))).toEqual([])
})
