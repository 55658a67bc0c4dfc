import { chromium } from '@playwright/test'

import { findChromium } from '../kit/browser.ts'
import { runCommand } from '../kit/run-command.ts'
import { projectFolder } from '../kit/project-folder.ts'
import { measureKeystrokes } from './app-parts/keystrokes.ts'
import { measureLists } from './app-parts/lists.ts'
import { measureScripts } from './app-parts/scripts.ts'
import { measureStarts } from './app-parts/starts.ts'
import type { Bench } from './measure.ts'

/** What people wait for: the size of the app, its start and its lists with many customers, and a key in a long text that others write in too. */
export const bench: Bench = async (say) => {
  say('Building the interface where it changed …')
  const built = await runCommand(process.execPath, ['sync-server/scripts/build-web.ts'], { cwd: projectFolder })
  if (built.code !== 0) throw new Error(`The interface could not be built:\n${built.output}`)
  const browser = await chromium.launch({ executablePath: await findChromium(say) })
  try {
    return [...(await measureScripts(browser, say)), ...(await measureStarts(browser, say)), ...(await measureLists(browser, say)), ...(await measureKeystrokes(browser, say))]
  } finally {
    await browser.close()
  }
}
