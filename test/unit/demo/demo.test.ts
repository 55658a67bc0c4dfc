import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Fields, PageLink, Row, World } from '@hebu/shared/books/field-kinds.ts'
import { reports as reportsBook } from '@hebu/shared/books/reports.ts'
import { visits as visitsBook } from '@hebu/shared/books/visits.ts'
import { salesOps } from '@hebu/shared/charters/sales-ops.ts'
import { piecesOf, readComments } from '@hebu/shared/codec/comments.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { openSqliteVolumeLog } from '@hebu/sync-server/store/sqlite-volume-log.ts'
import { isKnownText } from '@hebu/web/ui/editor/gate.ts'
import { mentionsIn } from '@hebu/web/ui/editor/plain-text.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { directoryOn, staffOn, timeZone, who, workspaceId } from '../../demo/cast/people.ts'
import type { Demo } from '../../demo/generate.ts'
import { demo } from '../../demo/generate.ts'
import { fillStore } from '../../demo/relay/fill-store.ts'
import { createSetClock } from '../../demo/relay/set-clock.ts'
import { at, calendarFor, dayAt } from '../../demo/stage/calendar.ts'
import type { DecodedDemo } from '../../demo/decoded-demo.ts'
import { decodeDemo } from '../../demo/decoded-demo.ts'
import { numbersInOrder, sealFaults, unwitnessed, withoutWitness } from './demo-seals.ts'
import { aStoreFolder, quickPasswords } from './store-folder.ts'

const patienceMs = 120_000
const today = '2026-11-23'
const calendar = calendarFor(today)
const told = ['customers', 'opportunities', 'visits', 'followUps', 'inquiries', 'contracts', 'contractChanges', 'meetings', 'plans', 'projects', 'board', 'reports', 'tasks', 'products', 'proposals']

let made: Demo
let seen: DecodedDemo
let all: readonly Page[]

beforeAll(async () => {
  made = await demo(salesOps, today)
  seen = decodeDemo(made)
  all = told.flatMap((book) => seen.pages(book))
}, patienceMs)

const bookOf = (page: Page) => books.find(({ id }) => id === page.book)!
const name = (page: Page): string => `${page.book}/${page.id}`
const count = (pages: readonly Page[], key: (page: Page) => string): Record<string, number> => Object.fromEntries([...Map.groupBy(pages, key)].map(([of, some]) => [of, some.length]))
const byState = (book: string): Record<string, number> => count(seen.pages(book), ({ state }) => state)
const rows = (value: unknown): readonly Row[] => (value ?? []) as readonly Row[]
const world = { today, nowMs: at(today, '08:00'), timeZone, linked: () => [], page: () => undefined, pages: () => [] } satisfies World

test('[DEMO1] the same day gives the same workspace, byte for byte', async () => {
  const again = await demo(salesOps, today)
  const digest = async ({ volumes }: Demo) =>
    Promise.all([...volumes].map(async ([volume, bytes]) => [volume, Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')]))
  expect(await digest(again)).toEqual(await digest(made))
  expect(again.directory).toEqual(made.directory)
}, patienceMs)

describe('what came about', () => {
  test('[DEMO10] whatever asks for a seal bears its maker’s, and all of them hold', async () => {
    expect(await sealFaults(all, bookOf, made.directory)).toEqual([])
    expect(seen.pages('contracts').flatMap(({ state, round }) => (state === 'inReview' ? [[round?.state, round?.step, round?.route?.length]] : []))).toEqual([['open', 1, 2]])
  })

  test('[DEMO2] [WFL1] every move counts, nothing needs repair and nothing is unknown', () => {
    expect(all.flatMap((page) => page.moves.filter(({ verdict }) => verdict !== 'applied').map(({ move }) => `${name(page)} ${move}`))).toEqual([])
    expect(all.filter(({ repairs, unknown, conflicts }) => [repairs, unknown, conflicts].some((found) => Object.keys(found).length > 0)).map(name)).toEqual([])
  })

  test('[DEMO2] [WFL2] every state has what the moves to it ask for', () => {
    const faults = all.flatMap((page) =>
      page.moves.flatMap(({ move, from }) => missingFor(bookOf(page), move, { ...page, state: from }, (field) => hasText(page, field)).map((field) => `${name(page)} ${move} ${field}`)),
    )
    expect(faults).toEqual([])
  })

  test('[DEMO2] [ACC1] every edit was made by somebody who might write the volume on that day, under a client id of their own', () => {
    const faults = new Set<string>()
    const owners = new Map<string, string>()
    for (const { volume, author, atMs, bytes } of made.edits) {
      const address = parseAddress(volume)!
      const directory = directoryOn(dayAt(atMs), made.cast, salesOps.id)
      const member = memberById(directory, author)
      const book = books.find(({ id }) => id === address.book)!
      if (member === undefined || accessTo(address, book, member, { directory, charter: salesOps }) !== 'write') faults.add(`${author} ${volume}`)
      for (const { id } of Y.decodeUpdate(bytes).structs) {
        const key = `${volume} ${id.client}`
        if ((owners.get(key) ?? author) !== author) faults.add(`${author} writes as ${owners.get(key)} in ${volume}`)
        owners.set(key, author)
      }
    }
    expect([...faults]).toEqual([])
  })

  test('[DEMO8] [TXT4] every rich text is one that the editor knows', () => {
    expect(seen.texts.size).toBeGreaterThan(500)
    expect([...seen.texts].filter(([, fragment]) => !isKnownText(fragment)).map(([root]) => root)).toEqual([])
  })
})

const hasText = (page: Page, field: string): boolean => [...seen.texts.keys()].some((root) => root === `${page.id}!${field}` || root.startsWith(`${page.id}!${field}!`))

test('[DEMO3] what is said about customers names people who are there and answers what was said before', () => {
  const comments = [...made.volumes].filter(([volume]) => volume.includes('/customers')).flatMap(([, update]) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    return [...doc.share.keys()].filter((root) => root.endsWith('*')).map((root) => readComments(doc, root.slice(0, -1)))
  })
  expect(comments.length).toBeGreaterThan(2)
  for (const ofPage of comments) {
    for (const { by, at, text, replyTo } of ofPage) {
      expect([by, ...piecesOf(text).flatMap((piece) => ('member' in piece ? [piece.member] : []))].filter((id) => memberById(made.directory, id) === undefined)).toEqual([])
      if (replyTo !== undefined) expect(ofPage.find(({ id }) => id === replyTo)!.at < at).toBe(true)
    }
  }
})

test('[DEMO3] links and mentions lead to pages and people that are there, on the shelf they name', () => {
  const faults: string[] = []
  const expectPage = (from: string, book: string, { id, shelf }: PageLink): void => {
    if (seen.page(book, id)?.shelf !== shelf) faults.push(`${from} → ${book}/${id} on ${shelf}`)
  }
  const expectMember = (from: string, id: unknown): void => {
    if (typeof id !== 'string' || memberById(made.directory, id) === undefined) faults.push(`${from} → member ${String(id)}`)
  }
  const look = (from: string, field: Fields[string] | undefined, value: unknown): void => {
    if (field === undefined || value === undefined) return
    if (field.kind === 'member') expectMember(from, value)
    else if (field.kind === 'members') for (const id of value as readonly string[]) expectMember(from, id)
    else if (field.kind === 'customer') expectPage(from, 'customers', value as PageLink)
    else if (field.kind === 'link') {
      const { id, shelf } = value as PageLink
      const [book, page] = field.to === undefined ? id.split(':') : [field.to, id]
      expectPage(from, book!, { id: page!, shelf })
    } else if (field.kind === 'rows') {
      for (const row of rows(value)) {
        if (field.keyedBy === 'member') expectMember(from, row.id)
        for (const [column, cell] of Object.entries(row.cells)) look(`${from}/${column}`, field.columns[column], cell)
      }
    } else if (field.kind === 'file') for (const { sha256 } of value as readonly { readonly sha256: string }[]) if (!made.attachments.some((file) => file.sha256 === sha256)) faults.push(`${from} → file ${sha256}`)
  }
  for (const page of all) for (const [field, value] of Object.entries(page.values)) look(`${name(page)} ${field}`, (bookOf(page).fields as Fields)[field], value)
  for (const [root, fragment] of seen.texts) {
    for (const { kind, id, book, shelf } of mentionsIn(fragment)) {
      if (kind === 'member') expectMember(root, id)
      else expectPage(root, book, { id, shelf })
    }
  }
  expect(faults).toEqual([])
})

describe('the month', () => {
  test('[DEMO4] [S2-3.1.2] forty customers: 4 A, 8 B, 16 C, 12 not classified; large, medium and small as 2 to 5 to 3', () => {
    const customers = seen.pages('customers')
    expect(count(customers, ({ values }) => String(values.tier))).toEqual({ core: 8, general: 16, key: 4, potential: 12 })
    expect(count(customers, ({ values }) => String(values.scale))).toEqual({ large: 8, medium: 20, small: 12 })
    expect(new Set(customers.map(({ values }) => values.industry)).size).toBe(6)
    expect(byState('customers')).toEqual({ active: 27, lead: 6, lost: 1, screened: 6 })
    expect(count(customers.filter(({ values }) => values.creditRating !== undefined), ({ values }) => String(values.creditRating))).toEqual({ A: 10, B: 11, C: 5, D: 2 })
    expect(customers.filter(({ values }) => rows(values.contacts).some(({ cells }) => cells.decides === true)).length / customers.length).toBeCloseTo(0.8, 1)
    expect(customers.filter(({ values }) => !rows(values.consents).some(({ cells }) => cells.given === true))).toHaveLength(5)
    expect(customers.filter(({ values }) => String(values.verifiedAt) < dayAt(at(today, '08:00') - 92 * 86_400_000))).toHaveLength(3)
  })

  test('[DEMO4] [S2-3.1.3a] 150 visits: 105 done, 12 missed, 8 called off, 25 ahead; logged five hours later, six after more than a day', () => {
    expect(byState('visits')).toEqual({ cancelled: 8, done: 105, missed: 12, planned: 25 })
    const lags = seen.pages('visits').filter(({ state }) => state === 'done').map((page) => visitsBook.fields.logLag.compute(page, world)!)
    expect(lags.filter((hours) => hours > 24)).toHaveLength(6)
    const mean = lags.reduce((sum, hours) => sum + hours, 0) / lags.length
    expect(mean).toBeGreaterThan(3.5)
    expect(mean).toBeLessThan(6.5)
  })

  test('[DEMO4] [S2-6.1.1a–b] sixteen meetings, one being written, one sent back; forty resolutions became tasks, 60 % verified, 10 % overdue', () => {
    expect(count(seen.pages('meetings'), ({ values }) => String(values.kind))).toEqual({ monthly: 1, partner: 1, project: 2, weekly: 12 })
    expect(byState('meetings')).toEqual({ approved: 3, archived: 11, open: 1, returned: 1 })
    const born = seen.pages('tasks').filter(({ values }) => String((values.source as PageLink | undefined)?.id).startsWith('meetings:'))
    const resolutions = seen.pages('meetings').filter(({ state }) => state === 'approved' || state === 'archived').flatMap(({ id, values }) => rows(values.resolutions).map((row) => `${id}.${row.id}`))
    expect(born.map(({ id }) => id).toSorted()).toEqual(resolutions.toSorted())
    expect(born).toHaveLength(40)
    expect(born.filter(({ state }) => state === 'verified')).toHaveLength(24)
    expect(born.filter(({ state, values }) => (state === 'todo' || state === 'doing') && String(values.dueAt) < today)).toHaveLength(4)
  })

  test('[DEMO4] [S2-6.1.2a] a daily report from everybody at work: 93 % in time, 4 % late, 3 % missing; two were written without a network', () => {
    const due = calendar.days.flatMap((date) => staffOn(date, made.cast)).length - 6
    const daily = seen.pages('reports').filter(({ values }) => values.kind === 'daily')
    const sent = daily.filter(({ state }) => state !== 'draft')
    const late = sent.filter((page) => reportsBook.fields.late.compute(page, world) === true)
    expect({ onTime: sent.length - late.length, late: late.length, missing: due - sent.length }).toEqual({ onTime: due - Math.round(due * 0.04) - Math.round(due * 0.03), late: Math.round(due * 0.04), missing: Math.round(due * 0.03) })
    const cameLate = sent.filter((page) => {
      const said = page.moves.find(({ move }) => move === 'submit')!.at
      const came = made.edits.filter(({ volume, author }) => volume === seen.volumeOf(page) && author === page.values.author).filter(({ bytes }) => Buffer.from(bytes).includes(`${page.id}~`))[0]
      return came !== undefined && came.atMs - Date.parse(said) > 12 * 3_600_000
    })
    expect(cameLate).toHaveLength(2)
  })

  test('[DEMO4] [S2-6.1.2b–c] a weekly report from everybody; the superiors have read all but five', () => {
    const weekly = seen.pages('reports').filter(({ values }) => values.kind === 'weekly')
    expect(weekly).toHaveLength(calendar.weekEnds.flatMap((friday) => staffOn(friday, made.cast)).length)
    expect(weekly.filter(({ state, values }) => state === 'submitted' && values.author !== who.director)).toHaveLength(5)
  })

  test('[DEMO4] [S2-3.1.5b] nine contracts: one drafted, one sent back by legal with three opinions, one in review, five performed, one archived; one milestone is late, one supplement took effect', () => {
    expect(byState('contracts')).toEqual({ archived: 1, draft: 1, inReview: 1, performing: 5, returned: 1 })
    const amounts = seen.pages('contracts').map(({ values }) => (values.amount as { readonly amountCents: number }).amountCents / 100)
    expect([Math.min(...amounts), Math.max(...amounts)]).toEqual([18_000, 420_000])
    const late = seen.pages('contracts').filter(({ state, values }) => state === 'performing' && rows(values.milestones).some(({ cells }) => cells.doneAt === undefined && String(cells.dueAt) < today))
    expect(late).toHaveLength(1)
    expect(byState('contractChanges')).toEqual({ effective: 1 })
    expect(seen.pages('opportunities').filter(({ state, values }) => state === 'won' && values.contract === undefined)).toEqual([])
  })

  test('[DEMO4] [S2-2.2.1a] plans for the year, the quarter and the month of the centre and its departments, and a month for each of the twelve', () => {
    expect(count(seen.pages('plans'), ({ values }) => `${String(values.level)} ${String(values.period)}`)).toEqual({
      'department annual': 1, 'department month': 1, 'department quarter': 1, 'group annual': 3, 'group month': 3, 'group quarter': 3, 'person month': 12,
    })
    expect(byState('plans')).toEqual({ inForce: 24 })
  })
})

test('[DEMO7] [SEC1] a relay takes every edit from its author, and gives back the same pages', async () => {
  const folder = aStoreFolder()
  await fillStore({ folder, charter: salesOps, cast: made.cast, clock: createSetClock(0), password: 'qingyan-demo', passwords: quickPasswords }, Promise.resolve(made))

  const log = openSqliteVolumeLog({ folder })
  const kept = new Map<string, Uint8Array>()
  const received = new Map<string, readonly number[]>()
  const names = await log.names(workspaceId)
  for (const name of names.ok ? names.value : []) {
    const stored = await log.read(name)
    if (!stored.ok || stored.value === undefined) throw new Error(`${name} cannot be read`)
    const { snapshot, tail } = stored.value
    kept.set(name, Y.mergeUpdates([...(snapshot === undefined ? [] : [snapshot]), ...tail.map(({ bytes }) => bytes)]))
    received.set(name, tail.map(({ receivedAt }) => receivedAt))
  }
  await log.close()
  const begun = [...made.volumes].filter(([, bytes]) => bytes.length > 2)
  expect([...kept.keys()]).toEqual(begun.map(([name]) => name).toSorted())
  const asKept = decodeDemo({ volumes: kept, directory: made.directory })
  for (const book of told) {
    const byId = (pages: readonly Page[]) => pages.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(withoutWitness)
    expect(byId(asKept.pages(book))).toEqual(byId(seen.pages(book)))
    expect(unwitnessed(asKept.pages(book))).toEqual([])
  }
  expect(numbersInOrder(asKept.pages('contracts'), 'sign')).toEqual([1, 2, 3, 4, 5, 6].map((number) => `HT-2026-000${number}`))
  expect(new Map([...asKept.texts].map(([root, text]) => [root, text.toJSON()]))).toEqual(new Map([...seen.texts].map(([root, text]) => [root, text.toJSON()])))
  // The relay lived through the month as well.
  const times = [...received.values()].flat()
  expect(Math.max(...times)).toBeLessThan(Date.parse('2026-11-21T00:00:00Z'))
  expect(Math.min(...times)).toBeLessThan(Date.parse('2026-06-01T00:00:00Z'))
}, patienceMs)
