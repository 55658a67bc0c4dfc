/**
 * The demo as a fixture: `node serve.ts <order>` fills a folder, serves it on a free port, and says on one line where,
 * and which pages there are. Passwords are not hashed; the clock runs from the order's time.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import type { PasswordHashing } from '@hebu/sync-server/access/better-auth-sign-in.ts'

import { piecesOf, readComments } from '@hebu/shared/codec/comments.ts'
import { pageOfRoot } from '@hebu/shared/codec/roots.ts'
import { applyUpdate, Doc } from 'yjs'

import { projectFolder } from '../kit/project-folder.ts'
import type { ServedDemo, ServedDemoOrder, ServedPage } from '../kit/served-demo.ts'
import { castOf, timeZone } from './cast/people.ts'
import { settledIn } from './cast/settled.ts'
import { nameOf } from './chapters/story.ts'
import { decodeDemo } from './decoded-demo.ts'
import type { Demo } from './generate.ts'
import { fillStore } from './relay/fill-store.ts'
import { createSetClock } from './relay/set-clock.ts'
import { calendarFor } from './stage/calendar.ts'
import { tellStory } from './tell-story.ts'

enableCompileCache(join(projectFolder, '.cache/compiled'))

const { folder, nowMs, password } = JSON.parse(process.argv[2] ?? '{}') as ServedDemoOrder

const plainPasswords: PasswordHashing = {
  hash: (word) => Promise.resolve(`plain ${word}`),
  verify: (attempt) => Promise.resolve(attempt.hash === `plain ${attempt.password}`),
}

const today = dateOf(nowMs, timeZone)
const calendar = calendarFor(today)
const cast = castOf(calendar)
const story = tellStory({ charter: salesOps.id, today })
await fillStore({ folder, charter: salesOps, cast, settled: settledIn(calendar), clock: createSetClock(0), password, passwords: plainPasswords }, story)

const startedMs = Date.now()
const { startServer } = await import('@hebu/sync-server/server.ts')
const server = await startServer(
  { port: 0, host: '127.0.0.1', dataFolder: folder, webFolder: join(projectFolder, 'web/dist'), trustProxy: false, timeZone, logLevel: 'warn' },
  { clock: { now: () => nowMs + Date.now() - startedMs }, passwords: plainPasswords },
)
const served: ServedDemo = { url: server.url, people: cast.map(({ id, name }) => ({ id, name })), pages: pagesOf(await story), said: [...said(await story)] }
console.log(JSON.stringify(served))
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))

/** Every page, the fullest of each book first. */
function pagesOf(demo: Demo): readonly ServedPage[] {
  const seen = decodeDemo(demo)
  const textSizes = new Map<string, number>()
  for (const [root, text] of seen.texts) {
    const page = pageOfRoot(root)
    textSizes.set(page, (textSizes.get(page) ?? 0) + text.toString().length)
  }
  return [...booksOf(demo)].flatMap((book) =>
    seen
      .pages(book)
      .map(({ id, state, values }) => ({ page: { book, id, state }, size: JSON.stringify(values).length + (textSizes.get(id) ?? 0) }))
      .toSorted((a, b) => b.size - a.size || (a.page.id < b.page.id ? -1 : 1))
      .map(({ page }) => page),
  )
}

/** Every string that somebody of the demo wrote, names among them. */
function said(demo: Demo): ReadonlySet<string> {
  const seen = decodeDemo(demo)
  const found = new Set<string>([demo.directory.workspace.name, ...demo.directory.members.flatMap(({ name, code }) => [name, code ?? ''])])
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const book of booksOf(demo)) for (const { values, moves } of seen.pages(book)) collect([values, moves.map(({ note }) => note)])
  for (const text of seen.texts.values()) for (const line of plainText(text).split('\n')) found.add(line)
  for (const update of demo.volumes.values()) {
    const doc = new Doc()
    applyUpdate(doc, update)
    for (const root of doc.share.keys()) if (root.endsWith('*')) for (const { text } of readComments(doc, root.slice(0, -1))) found.add(piecesOf(text).map((piece) => ('member' in piece ? `@${nameOf(demo.directory.members, piece.member)}` : piece.text)).join(''))
  }
  found.delete('')
  return found
}

function booksOf(demo: Demo): ReadonlySet<string> {
  return new Set([...demo.volumes.keys()].map((name) => name.split('/')[1]!).filter((book) => !book.includes('-')))
}
