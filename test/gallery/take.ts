import { join } from 'node:path'

import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { Browser, Page } from '@playwright/test'

import { createVisitor, type openGround } from './ground.ts'
import { type Place, type ScreenWidth, screens, type Theme } from './place.ts'

export interface Picture {
  readonly place: string
  readonly language: Language
  readonly width: ScreenWidth
  readonly theme: Theme
  /** Within the gallery's folder. */
  readonly file: string
}

/** A place that could not be reached, and why. */
export interface Missed {
  readonly place: string
  readonly language: Language
  readonly width: ScreenWidth
  readonly why: string
}

export interface Walk {
  readonly language: Language
  readonly width: ScreenWidth
}

export interface WalkInput extends Walk {
  readonly browser: Browser
  readonly ground: Awaited<ReturnType<typeof openGround>>
  readonly places: readonly Place[]
  readonly themes: readonly Theme[]
  readonly folder: string
}

/** Walks through all places in one language on one screen, and takes each in every theme. */
export async function takePictures({ browser, ground, places, themes, folder, language, width }: WalkInput): Promise<{ readonly pictures: readonly Picture[]; readonly missed: readonly Missed[] }> {
  const isPhone = width < 600
  const screen = screens[width]
  const visitor = createVisitor({ browser, ground, language, options: { viewport: screen, reducedMotion: 'reduce', colorScheme: 'light', ...(isPhone ? { hasTouch: true, isMobile: true } : {}) } })
  const pictures: Picture[] = []
  const missed: Missed[] = []
  for (const place of places) {
    if (place.on?.includes(width) === false) continue
    try {
      const page = await visitor.goTo(place)
      if (place.whole === true) await page.setViewportSize({ width: screen.width, height: await wholeHeight(page) })
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme })
        const file = `${place.id}.${language}.${width}.${theme}.png`
        await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' })
        pictures.push({ place: place.id, language, width, theme, file })
      }
      if (place.whole === true) await page.setViewportSize(screen)
    } catch (error) {
      missed.push({ place: place.id, language, width, why: error instanceof Error ? error.message.split('\n', 3).join(' ') : String(error) })
    }
  }
  await visitor.close()
  return { pictures, missed }
}

const tallestPx = 4_000

/** How high the screen would have to be for nothing of the open page, or of the place, to scroll. */
const wholeHeight = async (page: Page): Promise<number> =>
  Math.min(tallestPx, await page.evaluate(() => {
    const scrolls = (element: Element): boolean => element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowY)
    let hidden = 0
    for (let element: Element | null = document.querySelector('main article') ?? document.querySelector('main form, h1'); element !== null; element = element.parentElement) if (scrolls(element)) hidden += element.scrollHeight - element.clientHeight
    return innerHeight + hidden
  }))
