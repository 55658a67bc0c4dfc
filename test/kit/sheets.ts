import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import type { Page } from '@playwright/test'

import { projectFolder } from './project-folder.ts'

/** A sheet of paper as it was printed: its words in their plain signs (NFKC), its size in points. */
export interface Sheet {
  readonly words: string
  readonly width: number
  readonly height: number
}

/** Prints the page that is shown, and reads every sheet. */
export async function sheetsOf(page: Page): Promise<readonly Sheet[]> {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const library = dirname(createRequire(join(projectFolder, 'web/package.json')).resolve('pdfjs-dist/package.json'))
  const reader = await page.context().browser()!.newPage()
  const files: Readonly<Record<string, string>> = { '/pdf.mjs': 'build/pdf.mjs', '/pdf.worker.mjs': 'build/pdf.worker.mjs' }
  await reader.route('http://paper.invalid/**', (route) => {
    const file = files[new URL(route.request().url()).pathname]
    return route.fulfill(file === undefined ? { contentType: 'text/html', body: '' } : { contentType: 'text/javascript', body: readFileSync(join(library, file)) })
  })
  await reader.goto('http://paper.invalid/')
  const sheets = await reader.evaluate(async (base64) => {
    interface Printed { readonly numPages: number; getPage(n: number): Promise<{ readonly view: readonly number[]; getTextContent(): Promise<{ readonly items: readonly { readonly str?: string }[] }> }> }
    interface Reader { readonly GlobalWorkerOptions: { workerSrc: string }; getDocument(from: object): { readonly promise: Promise<Printed> } }
    const address = '/pdf.mjs'
    const { getDocument, GlobalWorkerOptions } = (await import(address)) as Reader
    GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs'
    const printed = await getDocument({ data: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) }).promise
    return Promise.all(Array.from({ length: printed.numPages }, async (_, index) => {
      const sheet = await printed.getPage(index + 1)
      const [left = 0, bottom = 0, right = 0, top = 0] = sheet.view
      return { words: (await sheet.getTextContent()).items.map(({ str }) => str ?? '').join(''), width: right - left, height: top - bottom }
    }))
  }, bytes.toString('base64'))
  await reader.close()
  // Fonts have one glyph for a radical and its sign; which of both is told is chance.
  return sheets.map((sheet) => ({ ...sheet, words: sheet.words.normalize('NFKC') }))
}
