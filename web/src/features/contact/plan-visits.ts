import { membersIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { calendarOf } from '@hebu/shared/charters/settled.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { accessTo, isGuest } from '@hebu/shared/rules/access.ts'
import { spreadVisits } from '@hebu/shared/rules/care/visit-plan.ts'
import { shelfFor } from '@hebu/shared/rules/shelving.ts'
import type { Instant, PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { instantAt } from '@hebu/shared/vocabulary/wall-clock.ts'
import { batch } from 'solid-js'

import type { Overseen } from '../../platform/slices.ts'
import { inSlices } from '../../platform/slices.ts'
import type { CommandRefusal, Step, Workspace } from '../../workspace/workspace.ts'

/** Why no visit is planned to a customer: there is one already, the file is closed, nobody active owns it, it is out of reach. */
export type VisitLack = 'planned' | 'closed' | 'nobody' | 'beyond'

/** Whom a visit can be planned to, and by whom it is made. */
export interface VisitTo {
  readonly customer: Page
  readonly visitor: string
}

export interface Plannable {
  readonly able: readonly VisitTo[]
  /** `planned` counts also those of them that get another one. */
  readonly left: Readonly<Record<VisitLack, number>>
}

/** Who makes visits: the owner of each customer, or one member all of them. */
export type VisitBy = 'owner' | { readonly member: string }

/** When visits are made: one at a time that is named, or many over days. */
export type VisitWhen = { readonly at: Instant } | { readonly from: PlainDate; readonly aDay: number | undefined }

const plannedAt = ({ values }: Page): Instant | undefined => stringIn(values['plannedAt'])

const isAhead = (page: Page, nowMs: number, zone: string): boolean => {
  const at = plannedAt(page)
  return page.state === 'planned' && at !== undefined && dateOf(Date.parse(at), zone) >= dateOf(nowMs, zone)
}

/** Whether this member may plan visits that somebody makes: they lie with the group of whoever does. */
function reachOf(workspace: Workspace, nowMs: number): (visitor: string) => boolean {
  const [directory, charter, me] = [workspace.directory(), workspace.charter(), workspace.me()]
  const known = new Map<string, boolean>()
  return (visitor) => {
    let may = known.get(visitor)
    if (may === undefined) {
      const shelf = shelfFor(visits, { values: { by: [visitor] }, me, today: dateOf(nowMs, directory.workspace.timeZone), groupOf: (member) => memberById(directory, member)?.group })
      known.set(visitor, (may = accessTo({ shelf }, visits, me, { directory, charter }) === 'write'))
    }
    return may
  }
}

/** Those for whom this member may plan visits, but themselves. */
export function otherVisitors(workspace: Workspace, nowMs: number): readonly Member[] {
  const isInReach = reachOf(workspace, nowMs)
  return workspace.directory().members.filter((member) => member.status === 'active' && member.id !== workspace.me().id && !isGuest(member, workspace.charter()) && isInReach(member.id))
}

/** Which of these customers visits can be planned to, by the owner of each or by one member, and how many not and why ([CUS58]). @param again those that have one ahead get another. */
export function plannable(workspace: Workspace, customers: readonly Page[], by: VisitBy, again: boolean, nowMs: number): Plannable {
  const directory = workspace.directory()
  const zone = directory.workspace.timeZone
  const planned = new Set(workspace.table('visits').pages().flatMap((visit) => {
    const customer = (visit.values['customer'] as { readonly id: string } | undefined)?.id
    return customer !== undefined && isAhead(visit, nowMs, zone) ? [workspace.survivorOf({ book: 'customers', id: customer })] : []
  }))
  const closed = workspace.table('customers').book.frozen ?? []
  const isInReach = reachOf(workspace, nowMs)
  const lackOf = (customer: Page, visitor: string | undefined): VisitLack | undefined => {
    if (closed.includes(customer.state)) return 'closed'
    if (visitor === undefined || memberById(directory, visitor)?.status !== 'active') return 'nobody'
    if (!isInReach(visitor)) return 'beyond'
    return planned.has(customer.id) ? 'planned' : undefined
  }
  const able: VisitTo[] = []
  const left: Record<VisitLack, number> = { planned: 0, closed: 0, nobody: 0, beyond: 0 }
  for (const customer of customers) {
    const visitor = by === 'owner' ? stringIn(customer.values['owner']) : by.member
    const lack = lackOf(customer, visitor)
    if (lack !== undefined) left[lack]++
    if (lack === undefined || (lack === 'planned' && again)) able.push({ customer, visitor: visitor! })
  }
  return { able, left }
}

/** The moment of each visit, in their order; what visitors have planned already counts for their days. */
export function visitTimes(workspace: Workspace, able: readonly VisitTo[], when: VisitWhen): readonly Instant[] {
  if ('at' in when) return able.map(() => when.at)
  const zone = workspace.directory().workspace.timeZone
  const taken = new Map<string, number>()
  for (const visit of workspace.table('visits').pages()) {
    const at = plannedAt(visit)
    if (visit.state !== 'planned' || at === undefined) continue
    for (const visitor of membersIn(visit.values['by'])) {
      const key = `${visitor} ${dateOf(Date.parse(at), zone)}`
      taken.set(key, (taken.get(key) ?? 0) + 1)
    }
  }
  const spread = { ...when, calendar: calendarOf(workspace.charter()), taken: (visitor: string, day: PlainDate) => taken.get(`${visitor} ${day}`) ?? 0 }
  return spreadVisits(able.map(({ visitor }) => visitor), spread).map(({ day, time }) => instantAt(`${day} ${time}`, zone)!)
}

/** What became of it; `left` are the customers that it was called off before. */
export interface VisitsPlanned {
  readonly made: number
  readonly refused: readonly CommandRefusal[]
  readonly left: readonly Page[]
}

/** Plans one visit to each customer at its moment, in slices and as one step of undo; called off, what was planned stays ([CUS57], [CUS59]). */
export async function planVisits(workspace: Workspace, able: readonly VisitTo[], times: readonly Instant[], given: { readonly kind: string; readonly purpose: string }, step: Step, { tell, signal }: Overseen = {}): Promise<VisitsPlanned> {
  const purpose = given.purpose.trim()
  const all = able.map(({ customer, visitor }, at) => ({ customer: { id: customer.id, shelf: customer.shelf }, kind: given.kind, by: [visitor], plannedAt: times[at], ...(purpose === '' ? {} : { purpose }) }))
  const refused: CommandRefusal[] = []
  const reached = await workspace.commands.atLength(() => inSlices(all.length, (from, to) => {
    const done = batch(() => workspace.commands.asOne(step, () => workspace.commands.createAll('visits', all.slice(from, to))))
    for (const each of done) if (!each.ok) refused.push(each.refusal)
  }, (count) => tell?.(count, all.length), signal))
  return { made: reached - refused.length, refused, left: able.slice(reached).map(({ customer }) => customer) }
}
