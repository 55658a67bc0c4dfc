import { who } from '../cast/people.ts'
import { at } from '../stage/calendar.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Act } from '../stage/play.ts'
import { careAhead, careCalls } from '../talks/care-calls.ts'
import type { CustomerPlan } from './customers.ts'
import { monthDay } from './opportunities.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** The month's thirty-four follow-ups, and those that lie ahead. */
export function followUpActs({ calendar, leaves }: Setting, customers: readonly CustomerPlan[]): readonly Act[] {
  const chance = chanceOf('follow-ups')
  const customerOf = (key: string) => customers.find(({ script }) => script.key === key)!
  /** The day, or the next on which the member is at work. */
  const atWork = (by: string, nth: number, step: 1 | -1): number => {
    for (let day = nth; ; day += step) if (leaves.get(by)?.includes(monthDay(calendar, day)) !== true) return day
  }
  const within = careCalls.flatMap((call): readonly Act[] => {
    const customer = customerOf(call.customer)
    const by = call.by ?? customer.owner
    const page: Planned = { book: 'followUps' }
    const planned = atWork(by, by === who.newcomer ? Math.max(10, call.due - 3) : call.due - 3, -1)
    const minutes = chance.between(0, 300)
    const plan: Act = {
      atMs: at(monthDay(calendar, planned), '16:20') + chance.between(0, 30) * minuteMs,
      by,
      run: async (desk) => void (page.link = await desk.create('followUps', { customer: linkTo(customer), reason: call.reason, method: call.method, dueAt: monthDay(calendar, call.due), by })),
    }
    if (call.after === undefined) return [plan]
    const done: Act = {
      atMs: at(monthDay(calendar, atWork(by, call.due + call.after, 1)), '10:20') + minutes * minuteMs,
      by,
      run: async (desk) => {
        const address = addressOf(page)
        desk.set(address, 'usage', call.usage)
        for (const [field, value] of [['score', call.score], ['noScore', call.noScore], ['newNeeds', call.needs], ['opinions', call.opinions]] as const) if (value !== undefined) desk.set(address, field, value)
        await desk.move(address, 'finish')
      },
    }
    return [plan, done]
  })
  const ahead = careAhead.flatMap((care, index): readonly Act[] => {
    const customer = customerOf(care.customer)
    const by = care.by ?? customer.owner
    const page: Planned = { book: 'followUps' }
    const dueAt = calendar.workingDay(calendar.lastDay, care.in)
    const first = care.moved === undefined ? dueAt : monthDay(calendar, care.moved.from)
    const plan: Act = {
      atMs: at(monthDay(calendar, atWork(by, 20, -1)), '16:50') + index * 3 * minuteMs,
      by,
      run: async (desk) => void (page.link = await desk.create('followUps', { customer: linkTo(customer), reason: care.reason, dueAt: first, by })),
    }
    if (care.moved === undefined) return [plan]
    const { why } = care.moved
    const move: Act = {
      atMs: at(monthDay(calendar, atWork(by, 21, 1)), '11:08'),
      by,
      run: async (desk) => {
        desk.addRow(addressOf(page), 'movedDue', { from: first, to: dueAt, reason: why })
        desk.set(addressOf(page), 'dueAt', dueAt)
        await desk.move(addressOf(page), 'replan', why)
      },
    }
    return [plan, move]
  })
  return [...within, ...ahead]
}
