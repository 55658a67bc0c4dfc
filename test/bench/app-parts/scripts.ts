import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { entryWords } from '@hebu/web/words/entry.ts'
import type { Browser, Page } from '@playwright/test'

import { expectSynced, makePage, theText } from '../../kit/hands.ts'
import { zh } from '../../kit/journey.ts'
import { projectFolder } from '../../kit/project-folder.ts'
import { aDepartment } from '../../kit/world.ts'
import { atMost, type Measure, told } from '../measure.ts'

const firstRouteKb = 150

interface Scripts {
  readonly kb: number
  /** The heaviest first. */
  readonly files: readonly { readonly name: string; readonly kb: number }[]
}

/** Notes when the place stands: with its heading, or with the form of who is not signed in. */
const noteStanding = `
  new MutationObserver((_, watch) => {
    if (document.querySelector('main h1, main form') === null) return
    globalThis.stoodMs = performance.now()
    watch.disconnect()
  }).observe(document, { childList: true, subtree: true })
`

/** The scripts that a page had asked for when it stood, by what they weigh gzipped; with `later`, those that it asked for afterwards too. */
async function scriptsOf(page: Page, later: boolean): Promise<Scripts> {
  const urls = await page.evaluate((all) => {
    const { stoodMs = Infinity } = globalThis as { stoodMs?: number }
    return performance.getEntriesByType('resource').flatMap(({ name, startTime }) => (all || startTime <= stoodMs ? [name] : []))
  }, later)
  const paths = new Set(urls.map((url) => new URL(url).pathname).filter((path) => path.endsWith('.js')))
  const files = [...paths].map((path) => ({ name: basename(path), kb: gzipSync(readFileSync(join(projectFolder, 'web/dist', path)), { level: 9 }).length / 1024 }))
  return { kb: files.reduce((sum, { kb }) => sum + kb, 0), files: files.toSorted((a, b) => b.kb - a.kb) }
}

/** What each route makes an empty browser download: not what the build says could be, but what is asked for. */
export async function measureScripts(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say('Scripts by route …')
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }] })
  try {
    const person = department.person('林小满')
    const page = await person.open('/meetings')
    await expectSynced(page)
    const meeting = await makePage(page, 'meetings')
    await expectSynced(page)
    const session = await page.context().cookies()

    const load = async (path: string, ready: (page: Page) => Promise<unknown>, { signedIn = true, later = true } = {}): Promise<Scripts> => {
      const context = await browser.newContext({ locale: 'zh-CN', baseURL: person.line.url, serviceWorkers: 'block' })
      if (signedIn) await context.addCookies(session)
      await context.addInitScript(noteStanding)
      const empty = await context.newPage()
      await empty.goto(path)
      await ready(empty)
      const scripts = await scriptsOf(empty, later)
      await context.close()
      return scripts
    }
    /** In sync before the place is there, on a quick machine: what the place needs counts too. */
    const standing = async (open: Page): Promise<void> => {
      await open.locator('main h1').waitFor()
      await expectSynced(open)
    }
    const first = await load('/', standing, { later: false })
    say(`  first route: ${first.files.map(({ name, kb }) => `${name} ${kb.toFixed(1)}`).join(' · ')}`)
    const editor = first.files.filter(({ name }) => name.startsWith('editor')).reduce((sum, { kb }) => sum + kb, 0)
    return [
      atMost('scripts.first-route', first.kb, 'KB', firstRouteKb),
      atMost('scripts.first-route.editor', editor, 'KB', 0),
      told('scripts.today-whole', (await load('/', standing)).kb, 'KB'),
      told('scripts.sign-in', (await load('/sign-in', (open) => open.getByRole('button', { name: zh(entryWords.signIn), exact: true }).waitFor(), { signedIn: false })).kb, 'KB'),
      told('scripts.page-with-text', (await load(`/meetings/${meeting}`, (open) => theText(open, 'discussion').waitFor())).kb, 'KB'),
      told('scripts.members', (await load('/members', standing)).kb, 'KB'),
      told('scripts.me', (await load('/me', standing)).kb, 'KB'),
    ]
  } finally {
    await department.close()
  }
}
