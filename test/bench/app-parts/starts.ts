import { createPage } from '@hebu/shared/codec/write-page.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { Browser, Page } from '@playwright/test'

import { expectSynced } from '../../kit/hands.ts'
import type { Person } from '../../kit/person.ts'
import { aPlainPeer } from '../../kit/plain-peer.ts'
import { type SeededRandom, seededRandom } from '../../kit/seeded-random.ts'
import { type Department, aDepartment } from '../../kit/world.ts'
import { atMost, type Measure, median, told } from '../measure.ts'

/** Resolves once another peer finds so many pages in a volume. */
export async function untilRelayHas(url: string, volume: string, token: string, pages: number): Promise<void> {
  const witness = aPlainPeer(url, volume, token)
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (witness.doc.share.size < pages) return
      witness.doc.off('update', look)
      resolve()
    }
    witness.doc.on('update', look)
    look()
  })
  witness.close()
}

/** As many as a large department has. */
export const customerCount = 10_000
const batch = 500
const rounds = 5
const warmOfflineMs = 1_000

const places = ['上海', '杭州', '苏州', '南京', '宁波', '合肥', '无锡', '常州']
const trades = ['商贸', '食品', '医药', '建材', '物流', '科技', '酒店', '学校']

/** Writes customers through the codec, as the app does, from a plain peer; resolves when the relay has them. */
export function seedCustomers(department: Department, owner: Person): Promise<void> {
  return seedPages(department, owner, {
    book: customers,
    shelf: 'g-sales',
    given: (at, random) => ({ name: `${random.pick(places)}示例${at}${random.pick(trades)}有限公司`, industry: random.pick(trades), region: random.pick(places), kind: 'enterprise', scale: 'medium', source: 'web', owner: owner.member, tier: random.pick(['a', 'b', 'c', 'potential']) }),
  })
}

export interface Seeding {
  readonly book: Book
  readonly shelf: string
  /** As many as a large department has customers, where absent. */
  readonly count?: number
  /** Random ones where absent. */
  readonly id?: (at: number) => string
  given(at: number, random: SeededRandom): Readonly<Record<string, unknown>>
}

/** Writes as many pages of a book; resolves when the relay has them. */
export async function seedPages({ relay, workspace, founder }: Department, owner: Person, { book, shelf, count = customerCount, id, given }: Seeding): Promise<void> {
  const random = seededRandom(10_000)
  const volume = `${workspace}/${book.id}/${shelf}`
  const peer = aPlainPeer(relay.url, volume, await owner.token())
  await peer.synced
  for (let made = 0; made < count; made += batch) {
    peer.doc.transact(() => {
      for (let at = made; at < Math.min(count, made + batch); at++) createPage(peer.doc, book, undefined, { id: id?.(at) ?? newId(random), made: { by: owner.member, at: '2026-11-02T01:00:00.000Z' }, beginning: {}, given: given(at, random), shared: false })
    })
  }
  await untilRelayHas(relay.url, volume, await founder.token(), count)
  peer.close()
}

/** Notes when all rows are in the list and the page answers an event again, in ms since the navigation began. */
const noteUsable = `
  (() => {
    const look = () => {
      const grid = document.querySelector('[role="grid"]')
      if (grid?.getAttribute('aria-rowcount') !== '${customerCount + 1}' || grid.querySelector('[data-id]') === null) return requestAnimationFrame(look)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => { globalThis.usableMs = performance.now() }
      port2.postMessage(0)
    }
    requestAnimationFrame(look)
  })()
`

async function startIn(open: () => Promise<Page>): Promise<number> {
  const page = await open()
  const handle = await page.waitForFunction(() => (globalThis as { usableMs?: number }).usableMs, undefined, { timeout: 120_000, polling: 50 })
  const usableMs = await handle.jsonValue()
  await page.close()
  return usableMs!
}

/** From opening the address to a list of ten thousand customers that answers. */
export async function measureStarts(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`Starts with ${customerCount.toLocaleString('en')} customers …`)
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }] })
  try {
    const person = department.person('林小满')
    await seedCustomers(department, person)
    const context = await person.context()
    await context.addInitScript(noteUsable)
    const open = (): Promise<Page> => person.open('/customers')

    // Nothing on the device yet: the app and all customers come from the relay.
    const coldMs = await startIn(open)
    const settled = await open()
    await settled.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await expectSynced(settled)
    await settled.close()

    const online: number[] = []
    for (let round = 0; round < rounds; round++) online.push(await startIn(open))
    await person.goOffline()
    await department.relay.kill()
    const offline: number[] = []
    for (let round = 0; round < rounds; round++) offline.push(await startIn(open))
    say(`  online ${online.map(Math.round).join(' ')} ms · offline ${offline.map(Math.round).join(' ')} ms`)
    return [told('start.cold', coldMs, 'ms'), told('start.warm.online.median', median(online), 'ms'), atMost('start.warm.offline.median', median(offline), 'ms', warmOfflineMs)]
  } finally {
    await department.close()
  }
}
