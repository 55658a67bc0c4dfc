/** `pnpm demo`: a relay with a department that has worked for a month, made anew at each start. */
import { rmSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { say } from '@hebu/shared/vocabulary/text.ts'

import { projectFolder } from '../kit/project-folder.ts'
import { runCommand } from '../kit/run-command.ts'
import { castOf, company, timeZone, who } from './cast/people.ts'
import { settledIn } from './cast/settled.ts'
import { markAsOurs, mayReplace } from './relay/own-store.ts'
import { calendarFor } from './stage/calendar.ts'
import { tellStory } from './tell-story.ts'

enableCompileCache(join(projectFolder, '.cache/compiled'))

const password = 'qingyan-demo'
const shown = [who.director, who.salesLead, who.xu]

async function main(): Promise<void> {
  const startedMs = performance.now()
  const { configFrom } = await import('@hebu/sync-server/config.ts')
  const config = configFrom({ ...process.env, HEBU_DATA: process.env['HEBU_DATA'] ?? 'data-demo' }, projectFolder)
  if (!config.ok) return refuse(config.refusal.join('\n'))
  const { dataFolder } = config.value
  if (!mayReplace(dataFolder)) return refuse(`${dataFolder} holds what the demo did not make. Name another folder in HEBU_DATA.`)

  const today = dateOf(Date.now(), timeZone)
  const calendar = calendarFor(today)
  const cast = castOf(calendar)
  const story = tellStory({ charter: salesOps.id, today })
  const built = runCommand(process.execPath, [join(projectFolder, 'sync-server/scripts/build-web.ts')], { cwd: projectFolder })
  rmSync(dataFolder, { recursive: true, force: true })
  markAsOurs(dataFolder)

  const { fillStore } = await import('./relay/fill-store.ts')
  const { createSetClock } = await import('./relay/set-clock.ts')
  await fillStore({ folder: dataFolder, charter: salesOps, cast, settled: settledIn(calendar), clock: createSetClock(0), password }, story)
  const build = await built
  if (build.code !== 0) console.error(`The interface could not be built; the demo shows what there is.\n${build.output}`)

  const people = shown.map((id) => cast.find((person) => person.id === id)!).map(({ name, post }) => ({ name, post }))
  const { startServer } = await import('@hebu/sync-server/server.ts')
  const server = await startServer(config.value, { demo: { charter: salesOps.id, password, people } })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`\n  ${company}（虚构数据）is at ${server.url}   (made in ${seconds} s)\n`)
  for (const { name, post } of people) console.log(`  ${name}  ${say(salesOps.posts[post as keyof typeof salesOps.posts].label, 'zh-Hans')}  ${password}`)
  console.log('\n  Everybody signs in with this password. Everything is made anew at the next start.\n')
  stopWhenTold(() => server.close())
  await stopWithLauncher()
}

function refuse(words: string): void {
  console.error(words)
  process.exitCode = 1
}

function stopWhenTold(close: () => Promise<void>): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    void close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** `npx` passes no signal on; the scripts of the relay know how to notice. */
async function stopWithLauncher(): Promise<void> {
  const scripts = (await import(join(projectFolder, 'sync-server/scripts/stop-with-launcher.ts'))) as { stopWithLauncher(): void }
  scripts.stopWithLauncher()
}

await main()
