import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Rolldown } from 'vite'
import { build } from 'vite'

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
const address = 'http://editor.test/'

/** The built page, by path. */
type Built = ReadonlyMap<string, string | Uint8Array>

let built: Promise<Built> | undefined

async function buildHarness(): Promise<Built> {
  const bundle = (await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), build: { write: false } })) as Rolldown.RolldownOutput
  return new Map(bundle.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]))
}

/** Opens a page with one editor, built in memory once a process and answered without a server. */
export async function openHarness(page: Page, query: Readonly<Record<string, string>> = {}): Promise<void> {
  const files = await (built ??= buildHarness())
  await page.route(`${address}**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const name = pathname === '/' ? 'index.html' : pathname.slice(1)
    const body = files.get(name)
    await route.fulfill(body === undefined ? { status: 404 } : { body: typeof body === 'string' ? body : Buffer.from(body), contentType: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' })
  })
  await page.goto(`${address}?${new URLSearchParams(query).toString()}`)
  await page.locator('.ProseMirror, [role=article]').first().waitFor()
}

/** From now on the browser tells nobody of a new selection, as in the moment in which it is busy. */
export const hushSelections = (page: Page): Promise<void> =>
  page.evaluate(() =>
    addEventListener('selectionchange', (event) => void (event.isTrusted && event.stopImmediatePropagation()), { capture: true }),
  )
