/** What the places stand on: the demo on one relay, another that nobody has founded, and a browser for whoever looks. */
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import { say } from '@hebu/shared/vocabulary/text.ts'
import { syncWords } from '@hebu/web/words/sync.ts'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'

import { who } from '../demo/cast/people.ts'
import { type Line, openLine } from '../kit/line.ts'
import { startRelayProcess } from '../kit/relay-process.ts'
import { startDemoRelay } from '../kit/served-demo.ts'
import type { Ground, Place } from './place.ts'
import { createScene } from './place.ts'

/** Starts both relays. */
export async function openGround(): Promise<Ground & { readonly emptyUrl: string; close(): Promise<void> }> {
  const [demo, empty] = await Promise.all([startDemoRelay(), startRelayProcess()])
  const cookie = await demo.signIn(who.director)
  const invited = '温若初'
  const answer = await fetch(`${demo.url}/api/invitations`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ post: 'salesperson', group: 'sales', name: invited }),
  })
  const { link } = (await answer.json()) as { readonly link: string }
  return {
    demo: { ...demo, said: [...demo.said, invited] },
    invitation: link.split('#')[1]!,
    setupSecret: empty.setupSecret,
    emptyUrl: empty.url,
    close: async () => void (await Promise.all([demo.close(), empty.close()])),
  }
}

export interface Visitor {
  /** Goes to a place and does what it asks for; resolves once nothing moves any more. */
  goTo(place: Place): Promise<Page>
  close(): Promise<void>
}

export interface VisitorInput {
  readonly browser: Browser
  readonly ground: Awaited<ReturnType<typeof openGround>>
  readonly language: Language
  /** The screen, and whatever else the browser is to be. */
  readonly options: BrowserContextOptions
}

/** What is not there by then has gone wrong, on a slow machine too. */
const patienceMs = 30_000

const localeOf: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' }

/** Somebody who walks through places in one language, with a browser profile for each member that the places are seen as. */
export function createVisitor({ browser, ground, language, options }: VisitorInput): Visitor {
  const pages = new Map<string, Promise<Page>>()
  /** Pages on which something was opened, or whose place is not an address of the workspace. */
  const used = new Set<Page>()
  /** A member's own line to the relay, so that it can be cut. */
  const lines = new Map<Page, Line>()
  let cut: Page | undefined

  const open = async (member: string): Promise<Page> => {
    const isMember = member !== 'nobody' && member !== 'newcomer'
    const line = isMember ? await openLine(Number(new URL(ground.demo.url).port)) : undefined
    const url = line?.url ?? (member === 'newcomer' ? ground.emptyUrl : ground.demo.url)
    const context = await browser.newContext({ timezoneId: 'Asia/Shanghai', ...options, locale: localeOf[language], baseURL: url })
    context.setDefaultTimeout(patienceMs)
    await context.clock.setFixedTime(ground.demo.nowMs)
    if (isMember) {
      const [name = '', value = ''] = (await ground.demo.signIn(member)).split(/=(.*)/s)
      await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
    }
    const page = await context.newPage()
    if (line !== undefined) lines.set(page, line)
    if (isMember) {
      await page.goto('/members')
      await page.getByRole('banner').getByRole('button').filter({ hasText: say(syncWords.synced, language) }).waitFor()
    }
    return page
  }

  return {
    async goTo(place) {
      const member = place.who ?? who.director
      const opening = pages.get(member) ?? open(member)
      pages.set(member, opening)
      const page = await opening
      if (cut !== undefined) {
        lines.get(cut)?.mend()
        await cut.context().setOffline(false)
      }
      cut = undefined
      const path = typeof place.path === 'string' ? place.path : place.path(ground)
      if (member === 'nobody' || member === 'newcomer' || used.delete(page)) {
        // What differs behind # alone loads nothing anew.
        if (path.includes('#')) await page.goto('about:blank')
        await page.goto(path)
      } else {
        await page.evaluate((to) => {
          history.pushState(null, '', to)
          dispatchEvent(new PopStateEvent('popstate'))
        }, path)
      }
      if (place.offline === true) {
        cut = page
        lines.get(page)?.cut()
        await page.context().setOffline(true)
        await page.getByRole('banner').getByRole('button', { name: new RegExp(say(syncWords.offline, language)) }).waitFor()
      }
      await settle(page)
      if (place.act !== undefined) {
        used.add(page)
        await place.act(createScene({ page, language, demo: ground.demo, isPhone: (page.viewportSize()?.width ?? 0) < 600 }))
        await settle(page)
      }
      return page
    },
    async close() {
      for (const page of await Promise.allSettled(pages.values())) if (page.status === 'fulfilled') await page.value.context().close()
      for (const line of lines.values()) await line.close()
    },
  }
}

/** Waits until the place is drawn, nothing has changed on the page for a while, nothing says that it is busy, and letters and pictures are there. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const quietMs = 150
    const longestMs = 10_000
    await document.fonts.ready
    await new Promise<void>((resolve) => {
      const started = performance.now()
      let quiet: ReturnType<typeof setTimeout>
      const isStill = (): boolean =>
        document.querySelector('main') !== null && document.querySelector('[aria-busy="true"]') === null && [...document.images].every((image) => image.complete) && document.getAnimations().every(({ playState }) => playState !== 'running')
      const begin = (): void => {
        clearTimeout(quiet)
        quiet = setTimeout(() => {
          if (!isStill() && performance.now() - started < longestMs) return begin()
          watch.disconnect()
          resolve()
        }, quietMs)
      }
      const watch = new MutationObserver(() => {
        if (performance.now() - started < longestMs) begin()
      })
      watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      begin()
    })
  })
