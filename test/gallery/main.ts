/**
 * `pnpm gallery`: pictures of every place from the demo, in three languages, two themes and on two screens, and a page to
 * leaf through them. `--only list,page-customers` takes those places whose names begin so, `--quick` simplified Chinese
 * and light alone, `--lang en`, `--theme dark`, `--width 390` one of each, `--to <folder>` puts them elsewhere.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { languages } from '@hebu/shared/vocabulary/text.ts'
import { chromium } from '@playwright/test'

import { findChromium } from '../kit/browser.ts'
import { projectFolder } from '../kit/project-folder.ts'
import { runCommand } from '../kit/run-command.ts'
import { contentsPage } from './contents.ts'
import { openGround } from './ground.ts'
import { type ScreenWidth, themes } from './place.ts'
import { places } from './places.ts'
import { type Missed, type Picture, takePictures } from './take.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    lang: { type: 'string' },
    theme: { type: 'string' },
    width: { type: 'string' },
    to: { type: 'string', default: join(projectFolder, 'test/results/gallery') },
  },
})

const startedMs = performance.now()
const folder = resolve(options.to)
const built = await runCommand(process.execPath, [join(projectFolder, 'sync-server/scripts/build-web.ts')], { cwd: projectFolder })
if (built.code !== 0) throw new Error(`The interface could not be built:\n${built.output}`)
if (options.only === undefined) await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

const named = options.only?.split(',')
const wanted = places.filter(({ id }) => named === undefined || named.some((name) => id.startsWith(name)))
const wantedThemes = themes.filter((theme) => (options.theme === undefined ? !options.quick || theme === 'light' : theme === options.theme))
const walks = ([1440, 390] as const satisfies readonly ScreenWidth[])
  .filter((width) => options.width === undefined || width === Number(options.width))
  .flatMap((width) => languages.filter((language) => (options.lang === undefined ? !options.quick || language === 'zh-Hans' : language === options.lang)).map((language) => ({ width, language })))

const browser = await chromium.launch({ executablePath: await findChromium() })
const ground = await openGround()
const pictures: Picture[] = []
const missed: Missed[] = []
const left = [...walks]
const walkOn = async (): Promise<void> => {
  for (let walk = left.shift(); walk !== undefined; walk = left.shift()) {
    const taken = await takePictures({ ...walk, browser, ground, places: wanted, themes: wantedThemes, folder })
    pictures.push(...taken.pictures)
    missed.push(...taken.missed)
  }
}
try {
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, walkOn))
} finally {
  await browser.close()
  await ground.close()
}
const order = new Map(wanted.map(({ id }, index) => [id, index]))
await writeFile(join(folder, 'index.html'), contentsPage(pictures.toSorted((a, b) => order.get(a.place)! - order.get(b.place)!), missed))
for (const { place, language, width, why } of missed) console.error(`not reached: ${place} (${language}, ${width} px): ${why}`)
console.log(`${pictures.length} pictures in ${Math.round((performance.now() - startedMs) / 1000)} s: ${join(folder, 'index.html')}`)
if (missed.length > 0) process.exitCode = 1
