import { chromium } from '@playwright/test'

import { findChromium } from '../kit/browser.ts'
import { runCommand } from '../kit/run-command.ts'
import { projectFolder } from '../kit/project-folder.ts'
import { measureBoards } from './app-parts/boards.ts'
import { measureBulk } from './app-parts/bulk.ts'
import { measureCustomerPage } from './app-parts/customer-page.ts'
import { measureImports } from './app-parts/imports.ts'
import { measureKeystrokes } from './app-parts/keystrokes.ts'
import { measureLists } from './app-parts/lists.ts'
import { measureReports } from './app-parts/reports.ts'
import { measureScripts } from './app-parts/scripts.ts'
import { measureSeals } from './app-parts/seals.ts'
import { measureStarts } from './app-parts/starts.ts'
import { measureToday } from './app-parts/today.ts'
import { measureWalks } from './app-parts/walks/walks.ts'
import type { Bench, Measure } from './measure.ts'

const parts = { scripts: measureScripts, starts: measureStarts, lists: measureLists, bulk: measureBulk, boards: measureBoards, 'customer-page': measureCustomerPage, imports: measureImports, keystrokes: measureKeystrokes, reports: measureReports, seals: measureSeals, today: measureToday, walks: measureWalks }

/** What people wait for: the size of the app, its start, its lists, boards and calendars with many pages, and a key in a long text that others write in too. */
export const bench: Bench = async (say, only) => {
  const unknown = only.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) throw new Error(`No part is called ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`)
  say('Building the interface where it changed …')
  const built = await runCommand(process.execPath, ['sync-server/scripts/build-web.ts'], { cwd: projectFolder })
  if (built.code !== 0) throw new Error(`The interface could not be built:\n${built.output}`)
  const browser = await chromium.launch({ executablePath: await findChromium(say) })
  try {
    const measures: Measure[] = []
    for (const [name, measure] of Object.entries(parts)) {
      if (only.length === 0 || only.includes(name)) measures.push(...(await measure(browser, say)))
    }
    return measures
  } finally {
    await browser.close()
  }
}
