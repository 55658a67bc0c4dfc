/**
 * Draws the PNG icons in `public/` from `icon.svg` with a browser: `node web/scripts/draw-icons.ts [path of a Chromium]`.
 * Run it after the seal was changed; the results are kept in the repository.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const publicFolder = join(import.meta.dirname, '../public')
const { chromium } = createRequire(join(import.meta.dirname, '../../test/package.json'))('@playwright/test') as typeof import('@playwright/test')

interface Icon {
  readonly file: string
  readonly sizePx: number
  /** Share of the side that the seal takes; the rest is paper. */
  readonly share: number
  readonly ground: 'transparent' | 'paper' | 'cinnabar'
}

const icons: readonly Icon[] = [
  { file: 'icon-192.png', sizePx: 192, share: 1, ground: 'transparent' },
  { file: 'icon-512.png', sizePx: 512, share: 1, ground: 'transparent' },
  // Launchers cut a circle or a squircle: the glyph stays within the inner 80 %.
  { file: 'icon-maskable-512.png', sizePx: 512, share: 0.84, ground: 'cinnabar' },
  { file: 'icon-180.png', sizePx: 180, share: 0.86, ground: 'paper' },
]

const grounds = { transparent: 'transparent', paper: '#faf8f3', cinnabar: '#b3301d' }

const svg = await readFile(join(publicFolder, 'icon.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: process.argv[2] ?? process.env['HEBU_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  for (const { file, sizePx, share, ground } of icons) {
    const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } })
    const side = Math.round(sizePx * share)
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${grounds[ground]}"><div style="width:${side}px;height:${side}px">${svg}</div></body>`,
    )
    await writeFile(join(publicFolder, file), await page.screenshot({ omitBackground: ground === 'transparent' }))
    await page.close()
  }
} finally {
  await browser.close()
}
