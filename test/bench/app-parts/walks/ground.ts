import { createPage } from '@hebu/shared/codec/write-page.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { dateOf, periodKey } from '@hebu/shared/vocabulary/dates.ts'
import { syncWords } from '@hebu/web/words/sync.ts'
import type { Page } from '@playwright/test'

import { syncMark } from '../../../kit/hands.ts'
import { zh } from '../../../kit/journey.ts'
import { aPlainPeer } from '../../../kit/plain-peer.ts'
import { seededRandom } from '../../../kit/seeded-random.ts'
import type { Department } from '../../../kit/world.ts'
import { atMost, type Measure, told } from '../../measure.ts'
import { customerCount, seedPages, untilRelayHas } from '../starts.ts'

/** So many pages of each are the work of whoever hands it on. */
export const handed = { customers: 2_000, tasks: 300, opportunities: 200, proposals: 20 } as const
/** So many customers stand there twice. */
export const planted = 300
const visitCount = 2_000
const longestMs = 50
/** However busy the machine is. */
export const waitMs = 300_000

const shelf = 'g-sales'
const places = ['上海', '杭州', '苏州', '南京', '宁波', '合肥', '无锡', '常州']
const trades = ['商贸', '食品', '医药', '建材', '物流', '科技', '酒店', '学校']
const letters = [...'云岫青禾松涛明湖远山长河朝晖春江秋水白鹭金桂碧溪蓝田紫竹红枫银杏翠屏玉泉石桥竹溪梅岭柳浪荷塘菊园兰亭雪峰霜林雨巷风荷月影星海']

/** A name that no other is like: always the same one for `at`. */
export function nameOf(at: number): string {
  const random = seededRandom(at + 1)
  return Array.from({ length: 5 }, () => random.pick(letters)).join('')
}

/** The second file of a customer, as another person would have typed it. */
const again: readonly ((at: number) => { readonly name: string; readonly phone?: string })[] = [
  (at) => ({ name: `${places[at % 8]}${nameOf(at)}${trades[at % 8]}有限责任公司` }),
  (at) => ({ name: `${nameOf(at)}${trades[at % 8]}` }),
  (at) => ({ name: ` ${places[at % 8]}市${nameOf(at)}${trades[at % 8]}（集团）有限公司` }),
  (at) => ({ name: `${nameOf(at + customerCount)}商行`, phone: `138${String(at).padStart(8, '0')}` }),
]

/**
 * Ten thousand customers of two, a fifth of them with the work of one of them, and some that stand there twice; with the
 * contacts, tasks, opportunities and drafts that name them.
 */
export async function seedWalks(department: Department): Promise<void> {
  const [lin, zhou] = [department.person('林小满'), department.person('周远')]
  const today = dateOf(Date.now(), 'Asia/Shanghai')
  const [year, quarter] = [today.slice(0, 4), periodKey('quarter', today)]
  const others = customerCount - handed.customers - planted
  const customer = (at: number) => ({ id: `customer${at}`, shelf })
  const ownerOf = (at: number) => (at >= others && at < others + handed.customers ? lin : zhou).member
  const twice = (at: number) => at - others - handed.customers
  await seedPages(department, zhou, {
    book: customers, shelf, id: (at) => `customer${at}`,
    given: (at, random) => ({
      name: twice(at) < 0 ? `${places[at % 8]}${nameOf(at)}${trades[at % 8]}有限公司` : again[at % 4]!(twice(at)).name,
      industry: random.pick(trades), region: places[(twice(at) < 0 ? at : twice(at)) % 8], kind: 'enterprise', scale: 'medium', source: 'web', owner: ownerOf(at), tier: random.pick(['a', 'b', 'c', 'potential']),
    }),
  })
  const file = `${department.workspace}/customers-file/${shelf}`
  const peer = aPlainPeer(department.relay.url, file, await zhou.token())
  await peer.synced
  const called = Array.from({ length: customerCount }, (_, at) => at).filter((at) => at < 1_000 || twice(at) >= 0)
  for (const at of called) {
    const phone = twice(at) < 0 ? `138${String(at).padStart(8, '0')}` : again[at % 4]!(twice(at)).phone
    if (phone !== undefined) createPage(peer.doc, customers, 'file', { id: `customer${at}`, made: { by: zhou.member, at: '2026-11-02T01:00:00.000Z' }, beginning: {}, given: { contacts: [{ id: 'c', cells: { name: '陈示例', phone } }] }, shared: false })
  }
  await untilRelayHas(department.relay.url, file, await department.founder.token(), 1_000)
  peer.close()
  await seedPages(department, lin, { book: tasks, shelf: `${shelf}/${quarter}`, count: handed.tasks, id: (at) => `task${at}`, given: (at) => ({ title: `寄样品 ${at}`, assignedBy: lin.member, assignee: lin.member, dueAt: today, customer: customer(at) }) })
  await seedPages(department, lin, { book: opportunities, shelf: `${shelf}/${year}`, count: handed.opportunities, id: (at) => `opportunity${at}`, given: (at) => ({ title: `年底礼盒 ${at}`, follower: lin.member, customer: customer(at), amount: { amountCents: 1_000_000 + at, currency: 'CNY' } }) })
  await seedPages(department, lin, { book: proposals, shelf: `${shelf}/${year}`, count: handed.proposals, id: (at) => `proposal${at}`, given: (at) => ({ title: `礼盒方案 ${at}`, owner: lin.member, customer: customer(at) }) })
  await seedPages(department, zhou, {
    book: visits, shelf: `${shelf}/${quarter}`, count: visitCount, id: (at) => `visit${at}`,
    // Ten of those that stand there twice are much talked to.
    given: (at) => ({ customer: customer(at < 1_000 ? others + handed.customers + (at % 10) : at), by: [zhou.member], kind: 'call', happenedAt: '2026-11-01T01:00:00.000Z', presented: '讲了年底礼盒' }),
  })
}

/** Everything is on the relay, however busy the machine is. */
export const untilSynced = (page: Page): Promise<void> => syncMark(page).filter({ hasText: zh(syncWords.synced) }).waitFor({ timeout: waitMs })

/** What holds the thread of a page for more than fifty milliseconds is noted from now on. */
const noteLong = `
  globalThis.longTasks = []
  globalThis.longSeen?.disconnect()
  globalThis.longSeen = new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longTasks.push(duration) })
  longSeen.observe({ type: 'longtask' })
`

export interface Walked<T> {
  readonly wholeMs: number
  /** What held each of the windows, in ms, where it was more than fifty. */
  readonly long: readonly (readonly number[])[]
  readonly made: T
}

/** Runs what a person does, and watches over the windows meanwhile. */
export async function walked<T>(windows: readonly Page[], act: () => Promise<T>): Promise<Walked<T>> {
  for (const window of windows) await window.evaluate(noteLong)
  const beganMs = performance.now()
  const made = await act()
  const wholeMs = performance.now() - beganMs
  const long = await Promise.all(windows.map((window) => window.evaluate<number[]>(`new Promise((done) => setTimeout(() => done(longTasks), 0))`)))
  return { wholeMs, long, made }
}

/** The time that it took, and what held the window of whoever did it and of whoever looks on. */
export function walkMeasures(name: string, { wholeMs, long: [own = [], other] }: Walked<unknown>): readonly Measure[] {
  return [
    told(`${name}.whole`, wholeMs / 1000, 's'),
    atMost(`${name}.longest-task`, Math.max(0, ...own), 'ms', longestMs),
    ...(other === undefined ? [] : [atMost(`${name}.other-window`, Math.max(0, ...other), 'ms', longestMs)]),
  ]
}
