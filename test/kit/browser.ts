import { constants } from 'node:fs'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

import { runCommand } from './run-command.ts'
import { aptInstall, installMs, isRoot } from './system-packages.ts'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const probeMs = 60_000

const waysOut = `No Chromium was found, and none could be installed. Either
  · install one yourself (Debian: apt-get install chromium fonts-noto-cjk) or set HEBU_CHROMIUM to its path, or
  · run this once as root with a network, which installs it:  npx -y pnpm@12 test`

/**
 * The path of a Chromium that starts: HEBU_CHROMIUM, one on the PATH, Playwright's own, or one installed now. `say` is
 * told what takes long. Throws with both ways out where there is none. What was found once is handed on to child
 * processes through HEBU_CHROMIUM_FOUND, so that it is tried only once.
 */
export async function findChromium(say: (line: string) => void = console.error): Promise<string> {
  const known = process.env['HEBU_CHROMIUM_FOUND']
  if (known !== undefined) return known
  const found = await search(say)
  await provideFonts(say)
  process.env['HEBU_CHROMIUM_FOUND'] = found
  return found
}

async function search(say: (line: string) => void): Promise<string> {
  const named = process.env['HEBU_CHROMIUM']?.trim() ?? ''
  if (named !== '') {
    if (await starts(named)) return named
    throw new Error(`HEBU_CHROMIUM names ${named}, which does not start (${named} --headless --no-sandbox --dump-dom about:blank).`)
  }
  const here = await firstThatStarts([...(await onPath()), chromium.executablePath()])
  if (here !== undefined) return here

  say('No Chromium here yet: asking Playwright for its own …')
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  // Without root the system's libraries cannot be installed, and asking would wait for a password.
  const wanted = isRoot() ? ['install', '--with-deps', 'chromium'] : ['install', 'chromium']
  await runCommand(process.execPath, [playwright, ...wanted], { withinMs: installMs })
  if (await starts(chromium.executablePath())) return chromium.executablePath()

  if (isRoot() && (await aptInstall(['chromium', 'fonts-noto-cjk'], say))) {
    const installed = await firstThatStarts(await onPath())
    if (installed !== undefined) return installed
  }
  throw new Error(waysOut)
}

async function onPath(): Promise<readonly string[]> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)))
}

async function firstThatStarts(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await starts(path)) return path
  return undefined
}

/** Whether the program is there, starts without a screen and shows an empty page. */
async function starts(path: string): Promise<boolean> {
  const executable = await access(path, constants.X_OK).then(() => true, () => false)
  if (!executable) return false
  const profile = await mkdtemp(join(tmpdir(), 'hebu-chromium-'))
  try {
    const { code, output } = await runCommand(path, ['--headless', '--no-sandbox', `--user-data-dir=${profile}`, '--dump-dom', 'about:blank'], { withinMs: probeMs })
    return code === 0 && output.includes('<html>')
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Without Chinese glyphs every journey still runs, but pictures of failures show boxes. */
async function provideFonts(say: (line: string) => void): Promise<void> {
  const { code, output } = await runCommand('fc-list', [':lang=zh', 'family'], { withinMs: probeMs })
  if (code === 0 && output.trim() !== '') return
  if (isRoot() && (await aptInstall(['fonts-noto-cjk'], say))) return
  say('No Chinese fonts on this machine (fonts-noto-cjk): texts in pictures will be boxes.')
}
