import type { Browser } from '@playwright/test'

import { keptForOffline } from '../../kit/hands.ts'
import { aDepartment } from '../../kit/world.ts'
import { atLeast, atMost, type Measure, median, quantile, told } from '../measure.ts'
import { inPage, timesOf } from './in-page.ts'
import { customerCount, seedCustomers } from './starts.ts'

const paintMs = 150
const changeMs = 50
const openMs = 50
const framesPerSecond = 55

/** Scrolls through all rows, most of a window each frame, and answers the lengths of the frames. */
const scrollThrough = `(async () => {
  const grid = bench.grid()
  const frames = []
  grid.scrollTop = 0
  await bench.afterPaint()
  let beforeMs = await new Promise(requestAnimationFrame)
  while (grid.scrollTop + grid.clientHeight < grid.scrollHeight - 1) {
    grid.scrollTop += 600
    const nowMs = await new Promise(requestAnimationFrame)
    frames.push(nowMs - beforeMs)
    beforeMs = nowMs
  }
  return frames
})()`

/** What a list of ten thousand costs: to come to, to scroll, to sort, to filter, to group, and to open a page from. */
export async function measureLists(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`A list of ${customerCount.toLocaleString('en')} customers …`)
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }] })
  try {
    const person = department.person('林小满')
    await seedCustomers(department, person)
    const page = await person.open('/customers')
    await page.evaluate(inPage)
    const all = String(customerCount + 1)
    const until = (isSo: string) => page.evaluate(`(async () => { while (!(${isSo})) await bench.afterPaint() })()`)
    await until(`bench.rows() === '${all}'`)
    // Once for each version the app is taken in for starts without a network; a relay on the same machine would share its processors meanwhile.
    await keptForOffline(page)
    // What the app fetches while it rests is there for whoever has worked for a while.
    await until(`performance.getEntriesByType('resource').some(({ name }) => name.includes('PageView'))`)
    await page.waitForLoadState('networkidle')

    const paint = await timesOf(page, `
      bench.go('/tasks')
      while (bench.rows() === '${all}') await bench.afterPaint()
      await bench.afterPaint()
      return bench.timed(() => bench.go('/customers'), () => bench.rows() === '${all}')`)
    const frames = await page.evaluate<number[]>(scrollThrough)
    const sort = await timesOf(page, `
      const names = ['tier', 'owner', 'name', 'industry']
      const header = () => document.querySelector('[role="columnheader"][data-column="' + names[round % names.length] + '"]')
      const before = header().getAttribute('aria-sort')
      return bench.timed(() => header().querySelector('button').click(), () => header().getAttribute('aria-sort') !== before)`)
    const filter = await timesOf(page, `
      const typed = ['上', '上海示例1', '', '商贸', '示例12', ''][round % 6]
      const before = bench.rows()
      return bench.timed(() => bench.type(typed), () => bench.rows() !== before)`)
    await page.evaluate(`bench.type('')`)
    const group = await timesOf(page, `
      const by = ['tier', 'kind', 'state'][round % 3]
      const before = bench.rows() + document.querySelector('[data-head]')?.textContent
      return bench.timed(() => bench.go('/customers?group=' + by), () => document.querySelector('[data-head]') !== null && bench.rows() + document.querySelector('[data-head]').textContent !== before)`)
    await page.evaluate(`bench.go('/customers?group=')`)
    await until(`bench.rows() === '${all}'`)
    await page.evaluate(`bench.grid().focus()`)
    const opened = await timesOf(page, `
      bench.key('ArrowDown')
      const id = () => bench.grid().querySelector('[data-active]')?.dataset.id
      const wanted = id()
      return bench.timed(() => bench.key('Enter'), () => location.pathname === '/customers/' + wanted && document.querySelectorAll('article [data-field]').length > 3)`)

    const meanFrameMs = frames.reduce((sum, ms) => sum + ms, 0) / frames.length
    say(`  paint ${paint.map(Math.round).join(' ')} · sort ${sort.map(Math.round).join(' ')} · filter ${filter.map(Math.round).join(' ')} · group ${group.map(Math.round).join(' ')} · open ${opened.map(Math.round).join(' ')} ms`)
    return [
      atMost('list.paint.p95', quantile(paint, 0.95), 'ms', paintMs),
      told('list.paint.median', median(paint), 'ms'),
      atLeast('list.scroll.frames', 1000 / meanFrameMs, 'per second', framesPerSecond),
      told('list.scroll.frame.p95', quantile(frames, 0.95), 'ms'),
      atMost('list.sort.p95', quantile(sort, 0.95), 'ms', changeMs),
      atMost('list.filter.p95', quantile(filter, 0.95), 'ms', changeMs),
      atMost('list.group.p95', quantile(group, 0.95), 'ms', changeMs),
      atMost('page.open.median', median(opened), 'ms', openMs),
      told('page.open.p95', quantile(opened, 0.95), 'ms'),
    ]
  } finally {
    await department.close()
  }
}
