import { customers } from '@hebu/shared/books/customers.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { dateOf, periodKey } from '@hebu/shared/vocabulary/dates.ts'
import type { Browser } from '@playwright/test'

import { keptForOffline } from '../../kit/hands.ts'
import { aDepartment } from '../../kit/world.ts'
import { atMost, type Measure, median, quantile, told } from '../measure.ts'
import { inPage, timesOf } from './in-page.ts'
import { seedPages } from './starts.ts'

const openMs = 100
const few = 500
const many = 2_000

/** What it costs to open a customer with whom very much happened, to the first screen of the timeline. */
export async function measureCustomerPage(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`A customer with ${few} contacts, and one with ${many.toLocaleString('en')} …`)
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }] })
  try {
    const person = department.person('林小满')
    const shelf = 'g-sales'
    const quarter = periodKey('quarter', dateOf(Date.now(), 'Asia/Shanghai'))
    await seedPages(department, person, { book: customers, shelf, count: 2, id: (at) => `customer${at}`, given: (at) => ({ name: `云岫示例${at}食品有限公司`, owner: person.member }) })
    await seedPages(department, person, {
      book: visits, shelf: `${shelf}/${quarter}`, count: few + many,
      given: (at, random) => ({ customer: { id: at < few ? 'customer0' : 'customer1', shelf }, by: [person.member], kind: 'call', happenedAt: new Date(Date.parse('2026-11-01T01:00:00Z') - at * 3_600_000).toISOString(), presented: random.pick(['讲了年底礼盒', '报了价，等回复', '约了下周看样品']) }),
    })
    const page = await person.open('/visits')
    await page.evaluate(inPage)
    await page.evaluate(`(async () => { while (bench.rows() !== '${few + many + 1}') await bench.afterPaint() })()`)
    await keptForOffline(page)
    const opened = async (id: string): Promise<readonly number[]> => timesOf(page, `
      bench.go('/customers')
      while (document.querySelector('article') !== null || bench.rows() === undefined) await bench.afterPaint()
      return bench.timed(() => bench.go('/customers/${id}'), () => document.querySelectorAll('ol[role="list"] > li').length >= 30)`)
    const [withFew, withMany] = [await opened('customer0'), await opened('customer1')]
    say(`  ${few}: ${withFew.map(Math.round).join(' ')} · ${many}: ${withMany.map(Math.round).join(' ')} ms`)
    return [
      atMost(`customer.${few}.p95`, quantile(withFew, 0.95), 'ms', openMs),
      told(`customer.${few}.median`, median(withFew), 'ms'),
      atMost(`customer.${many}.p95`, quantile(withMany, 0.95), 'ms', openMs),
      told(`customer.${many}.median`, median(withMany), 'ms'),
    ]
  } finally {
    await department.close()
  }
}
