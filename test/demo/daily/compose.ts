import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'

import type { CustomerPlan } from '../chapters/customers.ts'
import type { MeetingPlan } from '../chapters/meetings.ts'
import type { Setting } from '../chapters/story.ts'
import { cite } from '../chapters/story.ts'
import type { TaskPlan } from '../chapters/tasks.ts'
import type { VisitPlan } from '../chapters/visits.ts'
import type { Person } from '../cast/people.ts'
import { who } from '../cast/people.ts'
import { products as catalogue } from '../cast/products.ts'
import { dayAt, spoken } from '../stage/calendar.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Block, Inline } from '../stage/rich-text.ts'
import { bullets, h, numbered, p, table } from '../stage/rich-text.ts'
import { deckOf } from './deck.ts'
import { directorPhrases } from './director-phrases.ts'
import { operationsLeadPhrases, operationsPhrases } from './operations-phrases.ts'
import type { Phrases } from './phrases.ts'
import { newcomerPhrases, salesLeadPhrases, salesPhrases } from './sales-phrases.ts'
import { serviceLeadPhrases, servicePhrases } from './service-phrases.ts'

/** What is in a report. Mentions are made when it is written: what they name must be there by then. */
export interface Content {
  readonly done: () => readonly Block[]
  readonly results?: () => readonly Block[]
  readonly next: () => readonly Block[]
  readonly problems: readonly { readonly problem: string; readonly solution: string; readonly needHelp: boolean }[]
}

/** The parts of the story that reports tell of. */
export interface Told {
  readonly setting: Setting
  readonly customers: readonly CustomerPlan[]
  readonly visits: readonly VisitPlan[]
  readonly meetings: readonly MeetingPlan[]
  readonly tasks: readonly TaskPlan[]
}


const byMember: Readonly<Record<string, Phrases>> = {
  [who.director]: directorPhrases,
  [who.salesLead]: salesLeadPhrases,
  [who.newcomer]: newcomerPhrases,
  [who.opsLead]: operationsLeadPhrases,
  [who.ops]: operationsPhrases,
  [who.serviceLead]: serviceLeadPhrases,
}
const phrasesOf = ({ id, group }: Person): Phrases => byMember[id] ?? (group === 'service' ? servicePhrases : salesPhrases)

/** `云岫市青禾示例印务` as people say it: `青禾印务`. */
export const shortName = (name: string): string => name.replace(/^(云岫市|梧溪市|澄渡市|鹿汀市|青檐镇|澄渡)/, '').replace('示例', '').replace(/（.*）$/, '')

/** What one person writes, day by day and week by week. */
export function createAuthor(told: Told, person: Person) {
  const { calendar } = told.setting
  const chance = chanceOf(`reports of ${person.id}`)
  const phrases = phrasesOf(person)
  const own = told.customers.filter(({ owner, script }) => owner === person.id && script.state !== 'lost')
  const names = (own.length > 2 ? own : told.customers.filter(({ script }) => script.tier === 'key' || script.tier === 'core')).map(({ script }) => shortName(script.name))
  const labels = Object.values(catalogue).map(({ label }) => label)
  const customers = deckOf(names, chance)
  const products = deckOf(labels, chance)
  const fill = (phrase: string): string =>
    phrase
      .replace(/^\d+\|/, '')
      .replaceAll('{客}', () => customers.draw())
      .replaceAll('{品}', () => products.draw())
      .replaceAll(/\{(\d+)-(\d+)\}/g, (_, low: string, high: string) => String(chance.between(Number(low), Number(high))))
  const decks = { done: deckOf(phrases.done, chance), next: deckOf(phrases.next, chance), results: deckOf(phrases.results, chance) }
  const problems = deckOf(phrases.problems, chance)
  /** So many different phrases that fit the day. */
  const some = (kind: keyof typeof decks, count: number, date: PlainDate): readonly string[] => {
    const nth = calendar.days.findLastIndex((day) => day <= date) + 1
    const drawn = new Set<string>()
    for (let tries = 0; drawn.size < count && tries < 20; tries++) drawn.add(decks[kind].draw((phrase) => Number(/^(\d+)\|/.exec(phrase)?.[1] ?? 0) <= nth))
    return [...drawn].map(fill)
  }

  const mine = told.visits.filter(({ by }) => by.includes(person.id)).toSorted((a, b) => a.startsMs - b.startsMs)
  const dayOf = ({ startsMs }: VisitPlan): PlainDate => dayAt(startsMs)
  const visitsOn = (date: PlainDate) => mine.filter((visit) => visit.outcome === 'done' && dayOf(visit) === date)
  const finishedOn = (first: PlainDate, last: PlainDate) =>
    told.tasks.filter(({ assignee, finishedMs }) => assignee === person.id && finishedMs !== undefined && dayAt(finishedMs) >= first && dayAt(finishedMs) <= last)
  const isAway = (date: PlainDate): boolean => told.setting.leaves.get(person.id)?.includes(date) === true
  const metOn = (date: PlainDate) => told.meetings.filter((meeting) => meeting.date === date && meeting.attendees.some(({ id }) => id === person.id))

  const planLine = (visit: VisitPlan): readonly Inline[] => [`${visit.purpose} — `, cite(visit.customer, visit.customer.script.name)]
  const visitLine = (visit: VisitPlan): readonly Inline[] => [`${visit.talk?.brief ?? visit.purpose} — `, cite(visit.customer, visit.customer.script.name)]

  function daily(date: PlainDate, submitMs: number): Content {
    const visited = visitsOn(date).filter(({ startsMs }) => startsMs < submitMs)
    const met = metOn(date).filter(({ startsMs }) => startsMs < submitMs)
    const finished = finishedOn(date, date).filter(({ finishedMs = 0 }) => finishedMs < submitMs)
    const routine = some('done', Math.max(visited.length > 2 ? 0 : 1, 3 - visited.length - met.length) + (chance.chance(0.3) ? 1 : 0), date)
    const tomorrow = calendar.workingDay(date, 1)
    const ahead = mine.filter((visit) => visit.outcome !== 'cancelled' && dayOf(visit) === tomorrow && visit.enteredMs !== undefined && visit.enteredMs < submitMs)
    const due = told.tasks.filter(({ assignee, dueAt, madeMs, finishedMs }) => assignee === person.id && madeMs < submitMs && (finishedMs === undefined || finishedMs > submitMs) && dueAt >= date && dueAt <= calendar.workingDay(date, 2))
    const further = due.slice(0, 2).map(({ title, dueAt }) => `事项：${title}（${spoken(dueAt)}前）`)
    further.push(...some('next', Math.max(0, 2 - ahead.length - further.length), date))
    return {
      done: () => {
        const lines: (string | readonly Inline[])[] = [...met.map(({ title }) => `参加${title}`), ...visited.map(visitLine), ...finished.map(({ title }) => `办结事项：${title}`), ...routine]
        return [lines.length > 3 ? numbered(...lines) : bullets(...lines)]
      },
      next: () => [bullets(...ahead.map(planLine), ...further)],
      problems: chance.chance(0.16) ? [problem(date)] : [],
    }
  }

  function problem(date: PlainDate): Content['problems'][number] {
    const nth = calendar.days.indexOf(date) + 1
    const [what, solution, needHelp] = problems.draw(([phrase]) => Number(/^(\d+)\|/.exec(phrase)?.[1] ?? 0) <= nth)
    return { problem: fill(what), solution: fill(solution), needHelp }
  }

  function weekly(first: PlainDate, last: PlainDate): Content {
    const week = calendar.days.filter((date) => date >= first && date <= last && !isAway(date))
    const visited = week.flatMap(visitsOn)
    const finished = finishedOn(first, last)
    const met = week.flatMap(metOn)
    const routine = some('done', visited.length > 3 ? 1 : 3, last)
    const result = some('results', 2, last)
    const next = some('next', 3, last)
    const planned = mine.filter((visit) => dayOf(visit) > last && dayOf(visit) <= calendar.workingDay(last, 5) && visit.outcome !== 'cancelled' && visit.enteredMs !== undefined)
    return {
      done: () => [
        h(2, '本周完成'),
        ...(visited.length > 0 ? [bullets(...visited.map(visitLine))] : []),
        bullets(...routine),
        h(2, '数字'),
        table(['项目', '本周'], ['拜访与电话', String(visited.length)], ['参加会议', String(met.length)]),
      ],
      results: () => [bullets(...result), ...(finished.length > 0 ? [p(`办结：${finished.map(({ title }) => title).join('；')}。`)] : [])],
      next: () => [numbered(...planned.slice(0, 3).map(planLine), ...next.slice(0, planned.length > 1 ? 1 : 3))],
      problems: chance.chance(0.5) ? [problem(last)] : [],
    }
  }

  /** The member's part of a department meeting: what the days since the last one came to. */
  function part(date: PlainDate): readonly string[] {
    const since = calendar.workingDay(date, -5)
    const visited = mine.filter((visit) => visit.outcome === 'done' && dayOf(visit) >= since && dayOf(visit) < date).slice(-3)
    return [...visited.map(({ talk }) => talk!.brief), ...some('done', visited.length === 0 ? 2 : 1, date), ...some('next', 1, date).map((words) => `本周：${words}`)]
  }

  return { daily, weekly, part }
}

export type Author = ReturnType<typeof createAuthor>
