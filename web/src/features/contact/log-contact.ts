import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import { isOpenOpportunity } from '@hebu/shared/books/opportunity-figures.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, dateOf, weekday } from '@hebu/shared/vocabulary/dates.ts'
import { refused } from '@hebu/shared/vocabulary/result.ts'
import { instantAt } from '@hebu/shared/vocabulary/wall-clock.ts'

import { whole } from '../../workspace/whole.ts'
import type { Done, PageAddress, Step, Workspace } from '../../workspace/workspace.ts'

/** What is filled in while a contact is logged. Everything but the customer and one of `said` and `needs` may be empty. */
export interface ContactDraft {
  readonly customer?: PageLink | undefined
  readonly kind: string
  readonly contact?: string | undefined
  readonly said: string
  readonly needs: string
  readonly nextStep: string
  readonly nextAt?: PlainDate | undefined
  /** Also plan a contact for that day. */
  readonly plan?: boolean | undefined
  readonly intent?: string | undefined
  /** Now, where absent. */
  readonly happenedAt?: string | undefined
  /** The planned contact that this was. */
  readonly visit?: string | undefined
  /** The opportunity that it was about. */
  readonly opportunity?: PageLink | undefined
}

/** What keeps a contact from being logged, by the words that say so. */
export type ContactLack = 'noCustomer' | 'nothing' | 'ahead' | 'over'

/** @param timeZone in which the day of the next step lies. */
export function lackOf(draft: ContactDraft, nowMs: number, timeZone: string): ContactLack | undefined {
  if (draft.customer === undefined) return 'noCustomer'
  if (draft.said.trim() === '' && draft.needs.trim() === '') return 'nothing'
  const happenedMs = draft.happenedAt === undefined ? nowMs : Date.parse(draft.happenedAt)
  if (happenedMs > nowMs) return 'ahead'
  // What is logged late may have agreed on a day that is over by now; nothing is planned for one.
  const earliest = dateOf(draft.plan === true ? nowMs : happenedMs, timeZone)
  return draft.nextAt !== undefined && draft.nextAt < earliest ? 'over' : undefined
}

/** The hour of a contact that is planned for a day alone. */
const planHour = '09:30'

const written = (draft: ContactDraft, nowMs: number): Readonly<Record<string, unknown>> => {
  const all = {
    customer: draft.customer,
    kind: draft.kind,
    contact: draft.contact,
    happenedAt: draft.happenedAt ?? new Date(nowMs).toISOString(),
    concerns: draft.said.trim(),
    needsFound: draft.needs.trim(),
    nextStep: draft.nextStep.trim(),
    nextAt: draft.nextAt,
    intent: draft.intent,
    opportunity: draft.opportunity,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ''))
}

/** What was noted of a planned contact before it is logged stays above what is said now. */
function beside(noted: unknown, field: string, said: unknown): unknown {
  return (field === 'concerns' || field === 'needsFound') && typeof noted === 'string' && noted.trim() !== '' && noted !== said ? `${noted}\n${String(said)}` : said
}

/**
 * Logs a contact that took place, with what comes next, as one step: a new page, or the planned one that it was. What
 * is refused changes nothing ([CUS7], [CUS8], [CUS9]).
 */
export function logContact(workspace: Workspace, draft: ContactDraft, step: Step, nowMs: number): Done<PageAddress> {
  const { commands } = workspace
  const { customer, visit, nextAt } = draft
  if (customer === undefined) return refused({ because: 'missing', fields: ['customer'] })
  const values = written(draft, nowMs)
  const known = visit === undefined ? undefined : workspace.table('visits').page(visit)
  if (known !== undefined && !workspace.table('visits').rights(known).edit) return refused({ because: 'not-allowed' })
  return whole(workspace, step, (): Done<PageAddress> => {
    let address: PageAddress
    if (known === undefined) {
      const made = commands.create('visits', values)
      if (!made.ok) return made
      address = { book: 'visits', id: made.value.id }
    } else {
      address = { book: 'visits', id: known.id }
      for (const [field, value] of Object.entries(values)) {
        const set = field === 'customer' ? undefined : commands.set(address, field, beside(known.values[field], field, value))
        if (set?.ok === false) return set
      }
    }
    const moved = known?.state === 'done' ? undefined : commands.move(address, 'log')
    if (moved?.ok === false) return moved
    if (draft.plan === true && nextAt !== undefined) {
      const plannedAt = instantAt(`${nextAt} ${planHour}`, workspace.directory().workspace.timeZone)
      const planned = commands.create('visits', { customer, kind: draft.kind, plannedAt, ...(draft.contact === undefined ? {} : { contact: draft.contact }), ...(draft.nextStep.trim() === '' ? {} : { purpose: draft.nextStep.trim() }) })
      if (!planned.ok) return planned
    }
    return { ok: true, value: address }
  })
}

const momentOf = ({ values, made }: Page): string => String(values['happenedAt'] ?? values['plannedAt'] ?? made?.at ?? '')

const customerOf = ({ values }: Page): string | undefined => (values['customer'] as PageLink | undefined)?.id

/** So many are offered at one press. */
const mostLikely = 4

/** The customers that a member most likely was in touch with: those planned for today, then those contacted last. */
export function likelyCustomers(workspace: Workspace, nowMs: number): readonly string[] {
  const me = workspace.me().id
  const zone = workspace.directory().workspace.timeZone
  const today = dateOf(nowMs, zone)
  const mine = workspace.table('visits').pages().filter(({ values }) => (values['by'] as readonly string[] | undefined)?.includes(me) === true)
  const dueToday = mine.filter(({ state, values }) => state === 'planned' && typeof values['plannedAt'] === 'string' && dateOf(Date.parse(values['plannedAt']), zone) === today)
  const latest = mine.filter(({ state }) => state === 'done').toSorted((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1)).slice(0, 40)
  const customers = workspace.table('customers')
  const isOpen = (id: string): boolean => {
    const page = customers.page(id)
    return page !== undefined && page.deleted === undefined && customers.book.frozen?.includes(page.state) !== true
  }
  return [...new Set([...dueToday, ...latest].flatMap((page) => customerOf(page) ?? []))].filter(isOpen).slice(0, mostLikely)
}

const dayMs = 86_400_000

const isMine = ({ values, made }: Page, me: string): boolean => made?.by === me || (values['by'] as readonly string[] | undefined)?.includes(me) === true

/** The planned contact with a customer that one made now most likely is: within a day of its time, or missed in the last week ([CUS9]). */
export function plannedNow(workspace: Workspace, customer: string, nowMs: number): Page | undefined {
  const away = (page: Page): number => Math.abs(Date.parse(String(page.values['plannedAt'])) - nowMs)
  return workspace
    .linked('visits', 'customer', customer)
    .filter((page) => (page.state === 'planned' ? away(page) < dayMs : page.state === 'missed' && away(page) < 7 * dayMs) && isMine(page, workspace.me().id))
    .toSorted((a, b) => away(a) - away(b))[0]
}

/** Opportunities with a customer that are still to be won: a contact about one of them is a step of it ([CUS22]). */
export const openOpportunities = (workspace: Workspace, customer: string): readonly Page[] =>
  workspace.bookById('opportunities') === undefined ? [] : workspace.linked('opportunities', 'customer', customer).filter(isOpenOpportunity)

/** The one that a contact most likely is about: the only one, where this member follows it. */
export function likelyOpportunity(workspace: Workspace, customer: string): PageLink | undefined {
  const [only, ...more] = openOpportunities(workspace, customer)
  return only === undefined || more.length > 0 || only.values['follower'] !== workspace.me().id ? undefined : { id: only.id, shelf: only.shelf }
}

/** The channel that was used with this customer last. */
export function usualKind(workspace: Workspace, customer: string | undefined): string {
  const last = customer === undefined ? undefined : workspace.linked('visits', 'customer', customer).filter(({ state }) => state === 'done').toSorted((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1))[0]
  return typeof last?.values['kind'] === 'string' ? last.values['kind'] : 'call'
}

/** The Monday after a day. */
export const mondayAfter = (day: PlainDate): PlainDate => addDays(day, 8 - weekday(day))
