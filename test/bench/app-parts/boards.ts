import { tasks } from '@hebu/shared/books/tasks.ts'
import { addDays, dateOf, periodKey, periodStart } from '@hebu/shared/vocabulary/dates.ts'
import type { Browser } from '@playwright/test'

import { expectSynced } from '../../kit/hands.ts'
import { aDepartment } from '../../kit/world.ts'
import { atLeast, atMost, type Measure, median, quantile } from '../measure.ts'
import { inPage, timesOf } from './in-page.ts'
import { customerCount, seedPages } from './starts.ts'

const paintMs = 150
const changeMs = 50
const framesPerSecond = 55

/** Carries a card to and fro over the columns, a step each frame, lets it go where it came from, and answers the lengths of the frames. */
const carryCard = `(async () => {
  const card = document.querySelector('[data-card]')
  const box = card.getBoundingClientRect()
  const lanes = [...document.querySelectorAll('[data-view="board"] section[data-key]')].map((lane) => lane.getBoundingClientRect())
  const at = (type, x, y, on = window) => on.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1, clientX: x, clientY: y, bubbles: true, cancelable: true }))
  const [from, y] = [box.x + 20, box.y + 20]
  const width = Math.min(innerWidth - 80, lanes.at(-1).right) - from - 60
  await bench.afterPaint()
  at('pointerdown', from, y, card)
  const frames = []
  let beforeMs = await new Promise(requestAnimationFrame)
  for (let step = 0; step <= 240; step++) {
    at('pointermove', from + width * (0.5 - 0.5 * Math.cos(step / 120 * Math.PI * 2)), y + 40 + step / 4)
    const nowMs = await new Promise(requestAnimationFrame)
    frames.push(nowMs - beforeMs)
    beforeMs = nowMs
  }
  at('pointermove', from, y)
  at('pointerup', from, y)
  return frames
})()`

/** Scrolls the first column from its head to its foot, most of a window each frame. */
const scrollColumn = `(async () => {
  const lane = document.querySelector('[data-view="board"] section[data-key] ul').parentElement
  const frames = []
  let beforeMs = await new Promise(requestAnimationFrame)
  while (frames.length < 240 && lane.scrollTop + lane.clientHeight < lane.scrollHeight - 1) {
    lane.scrollTop += 500
    const nowMs = await new Promise(requestAnimationFrame)
    frames.push(nowMs - beforeMs)
    beforeMs = nowMs
  }
  return frames
})()`

const meanOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length

/** What a board and a calendar of ten thousand cost: to come to, to scroll, to carry a card, to find in, to turn to another month. */
export async function measureBoards(browser: Browser, say: (line: string) => void): Promise<readonly Measure[]> {
  say(`A board and a calendar of ${customerCount.toLocaleString('en')} tasks …`)
  const department = await aDepartment(browser, { people: [{ name: '林小满', post: 'salesperson' }] })
  try {
    const person = department.person('林小满')
    const words = ['寄样品', '催回款', '改报价单', '核对库存', '约拜访', '补合同附件']
    const period = periodKey('quarter', dateOf(Date.now(), 'Asia/Shanghai'))
    const first = periodStart(period)!
    await seedPages(department, person, {
      book: tasks,
      shelf: `g-sales/${period}`,
      given: (at, random) => ({ title: `${random.pick(words)} ${at}`, assignee: person.member, assignedBy: person.member, dueAt: addDays(first, at % 90), priority: random.pick(['normal', 'urgent']) }),
    })
    const page = await person.open('/tasks')
    await page.evaluate(inPage)
    const until = (isSo: string) => page.evaluate(`(async () => { while (!(${isSo})) await bench.afterPaint() })()`)
    await until(`bench.rows() === '${customerCount + 1}'`)
    await expectSynced(page)

    const board = '/tasks?view=board&by=priority'
    const cards = `document.querySelector('[data-view="board"] [data-card]') !== null`
    const month = `document.querySelector('[data-view="calendar"] [data-card]') !== null`
    const paint = await timesOf(page, `
      bench.go('/tasks?view=')
      while (bench.rows() === undefined) await bench.afterPaint()
      return bench.timed(() => bench.go('${board}'), () => ${cards})`)
    await until(cards)
    const carried = await page.evaluate<number[]>(carryCard)
    const scrolled = await page.evaluate<number[]>(scrollColumn)
    const find = await timesOf(page, `
      const typed = ['寄', '寄样品 1', '', '合同', '催回款 12', ''][round % 6]
      const count = () => document.querySelector('[data-view="board"] section[data-key] header')?.textContent
      const before = count()
      return bench.timed(() => bench.type(typed), () => count() !== before)`)
    await page.evaluate(`bench.type('')`)
    const calendar = await timesOf(page, `
      bench.go('/tasks?view=')
      while (bench.rows() === undefined) await bench.afterPaint()
      return bench.timed(() => bench.go('/tasks?view=calendar'), () => ${month})`)
    const turned = await timesOf(page, `
      const title = () => document.querySelector('[data-view="calendar"] h2').textContent
      const before = title()
      const turn = document.querySelectorAll('[data-view="calendar"] header button')[round % 2]
      return bench.timed(() => turn.click(), () => title() !== before)`)

    say(`  board ${paint.map(Math.round).join(' ')} · find ${find.map(Math.round).join(' ')} · calendar ${calendar.map(Math.round).join(' ')} · month ${turned.map(Math.round).join(' ')} ms`)
    return [
      atMost('board.paint.p95', quantile(paint, 0.95), 'ms', paintMs),
      atLeast('board.carry.frames', 1000 / meanOf(carried), 'per second', framesPerSecond),
      atLeast('board.scroll.frames', 1000 / meanOf(scrolled), 'per second', framesPerSecond),
      atMost('board.find.median', median(find), 'ms', changeMs),
      atMost('calendar.paint.p95', quantile(calendar, 0.95), 'ms', paintMs),
      atMost('calendar.month.p95', quantile(turned, 0.95), 'ms', changeMs),
    ]
  } finally {
    await department.close()
  }
}
