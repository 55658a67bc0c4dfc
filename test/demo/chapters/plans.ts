import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { periodKey, periodStart } from '@hebu/shared/vocabulary/dates.ts'

import { staffOn, who } from '../cast/people.ts'
import type { Calendar } from '../stage/calendar.ts'
import { at, dayAt } from '../stage/calendar.ts'
import type { Act } from '../stage/play.ts'
import { h, numbered } from '../stage/rich-text.ts'
import type { PlanText } from './plan-texts.ts'
import { personalPlans, unitPlans } from './plan-texts.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** A plan in the story. */
export interface PlanPlan extends Planned {
  readonly level: 'department' | 'group' | 'person'
  readonly period: 'annual' | 'quarter' | 'month'
  readonly periodKey: string
  readonly owner: string
  readonly group?: string
  readonly parent?: PlanPlan
  readonly text: PlanText
  readonly madeMs: number
  readonly approver: string
}

const { director, salesLead, opsLead, serviceLead } = who
const units = [
  ['department', director],
  ['sales', salesLead],
  ['operations', opsLead],
  ['service', serviceLead],
] as const
const spans = ['annual', 'quarter', 'month'] as const

/** Year, quarter and month for the centre and its three departments, and a month for each of the twelve. */
export function planPlans({ calendar, season, cast }: Setting): readonly PlanPlan[] {
  const texts = unitPlans(season)
  const plans: PlanPlan[] = []
  for (const period of spans) {
    const key = periodKey(period === 'annual' ? 'year' : period, calendar.lastDay)
    units.forEach(([unit, owner], index) => {
      const above = unit === 'department' ? plans.find((plan) => plan.level === 'department' && plan.period === spans[spans.indexOf(period) - 1]) : plans.find((plan) => plan.level === 'department' && plan.period === period)
      plans.push({
        book: 'plans', level: unit === 'department' ? 'department' : 'group', period, periodKey: key, owner, ...(unit === 'department' ? {} : { group: unit }), ...(above === undefined ? {} : { parent: above }),
        text: texts[period][unit], madeMs: at(draftingDay(calendar, period, key), '10:05') + index * 50 * minuteMs, approver: director,
      })
    })
  }
  const month = periodKey('month', calendar.lastDay)
  for (const { id, group, superior, joinedOn } of staffOn(calendar.lastDay, cast)) {
    const { lines, goals } = personalPlans[id]!
    const drafted = draftingDay(calendar, 'month', month)
    const day = joinedOn > drafted ? calendar.workingDay(joinedOn, 1) : drafted
    const parent = plans.find((plan) => plan.period === 'month' && (group === undefined ? plan.level === 'department' : plan.group === group))
    plans.push({
      book: 'plans', level: 'person', period: 'month', periodKey: month, owner: id, ...(group === undefined ? {} : { group }), ...(parent === undefined ? {} : { parent }),
      text: { body: [h(2, '本月安排'), numbered(...lines)], goals }, madeMs: at(day, '16:05') + plans.length * minuteMs, approver: superior ?? director,
    })
  }
  return plans
}

/** Six working days before a year begins, three before a quarter or month; never later than the story allows. */
function draftingDay(calendar: Calendar, period: PlanPlan['period'], key: string): PlainDate {
  const start = periodStart(key)!
  const wanted = calendar.workingDay(start, period === 'annual' ? -6 : -3)
  const latest = period === 'month' ? calendar.day(19) : calendar.day(2)
  const day = wanted < latest ? wanted : latest
  return calendar.isWorkingDay(day) ? day : calendar.workingDay(day, -1)
}

export function planActs({ calendar }: Setting, plans: readonly PlanPlan[]): readonly Act[] {
  return plans.flatMap((plan): readonly Act[] => {
    const { level, period, periodKey: key, owner, group, parent, text, madeMs, approver } = plan
    const page = () => addressOf(plan)
    const decidedMs = at(calendar.workingDay(dayAt(madeMs), 1), '11:20') + (madeMs / minuteMs % 60) * minuteMs
    return [
      { atMs: madeMs, by: owner, run: async (desk) => {
        plan.link = await desk.create('plans', {
          level, period, periodKey: key, theme: 'work', owner, ...(group === undefined ? {} : { group }), ...(parent === undefined ? {} : { parent: linkTo(parent) }),
          goals: text.goals.map(({ metric, target, unit, measure, assignedTo }, index) => ({ id: `g${index + 1}`, cells: { metric, target, unit, ...(measure === undefined ? {} : { measure }), ...(assignedTo === undefined ? {} : { assignedTo }) } })),
        })
        desk.write(page(), 'body', text.body)
      } },
      { atMs: madeMs + 40 * minuteMs, by: owner, run: (desk) => desk.move(page(), 'submit') },
      { atMs: decidedMs, by: approver, run: (desk) => desk.move(page(), 'approve') },
    ]
  })
}
