import type { Book } from '../../books/define-book.ts'
import type { ComputedInput } from '../../books/field-kinds.ts'
import { dayIn, keyZone } from '../../books/periods.ts'
import { membersIn, stringIn } from '../../books/read-values.ts'
import type { Instant, PlainDate } from '../../vocabulary/dates.ts'
import { addDays, dateOf } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { waitingStep } from '../approval/waiting.ts'
import { dutiesOf } from '../duties/duties.ts'
import type { DutyInput, DutyPage, JudgedDuty } from '../duties/duty.ts'
import { readingOf } from './to-read.ts'

/** How pressing something is: past its time, for today, or told of ahead. */
export type Urgency = 'overdue' | 'today' | 'soon'

/** One thing that a member has to do, or has done today. Derived, never stored. */
export interface AgendaEntry {
  /** The same on every device. */
  readonly id: string
  /** The charter asks for it, a page names the member, a page waits for their word or to be read by them, one of theirs came back, or lies unfinished. */
  readonly kind: 'duty' | 'owed' | 'review' | 'reading' | 'returned' | 'draft'
  readonly urgency: Urgency
  /** A day where the hour does not count; absent where nothing is promised. */
  readonly due: Instant | undefined
  readonly duty?: JudgedDuty | undefined
  /** The page that it is done on, if it is there. */
  readonly page?: DutyPage | undefined
  /** Where a page waits: the move that answers it. */
  readonly move?: string | undefined
  /** Since when it is done. */
  readonly doneAt?: Instant | undefined
}

export interface AgendaInput extends DutyInput {
  readonly me: Member
  readonly books: readonly Book[]
  /** Whether the member may make a move of a page now, were everything filled in. */
  mayMove(page: DutyPage, move: string): boolean
}

/** What is left to do, the most pressing first, and what was done today. */
export interface Agenda {
  readonly open: readonly AgendaEntry[]
  readonly done: readonly AgendaEntry[]
}

/** So far back is what was never done still asked for, in days: what comes daily sooner gives way to the next. */
const askedBack = { day: 7, other: 31 }
const aheadDays = 31
/** Pages are told of this many days ahead. */
const soonDays = 3

const order: readonly Urgency[] = ['overdue', 'today', 'soon']

/** Everything that a member has to do by today, from charter and books ([TODAY1]). */
export function agendaOf(input: AgendaInput): Agenda {
  const { world } = input
  const today = dateOf(world.nowMs, world.timeZone)
  const now = new Date(world.nowMs).toISOString()
  const urgencyOf = (due: Instant | undefined): Urgency => {
    if (due === undefined) return 'today'
    const day = dayIn(due, world.timeZone) ?? today
    return day < today || (due.length > day.length && due < now) ? 'overdue' : day === today ? 'today' : 'soon'
  }
  const open: AgendaEntry[] = []
  const done: AgendaEntry[] = []
  const owed = owedEntries(input, today)
  // What a page asks for itself is told once, whatever duty is about it.
  const asks = new Set(owed.map(({ page }) => `${page!.book}/${page!.id}`))
  const asked = [...dutyEntries(input, today, now).filter(({ duty }) => duty?.about === undefined || !asks.has(`${duty.about.book}/${duty.about.id}`)), ...owed, ...waitingEntries(input), ...readingEntries(input)]
  const told = new Set(asked.flatMap(({ page }) => (page === undefined ? [] : `${page.book}/${page.id}`)))
  for (const entry of [...asked, ...ownEntries(input, told)]) {
    // Nobody waits for a draft.
    const urgency = urgencyOf(entry.due)
    // Somebody waits for a review, however long it may take.
    if (entry.doneAt === undefined) open.push({ ...entry, urgency: entry.kind === 'draft' ? 'soon' : entry.kind === 'review' && urgency === 'soon' ? 'today' : urgency })
    else if (dayIn(entry.doneAt, world.timeZone) === today) done.push({ ...entry, urgency: 'today' })
  }
  const key = ({ due = '' }: AgendaEntry): string => due
  return {
    open: open.toSorted((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency) || (key(a) === key(b) ? (a.id < b.id ? -1 : 1) : key(a) < key(b) ? -1 : 1)),
    done: done.toSorted((a, b) => (a.doneAt! < b.doneAt! ? -1 : 1)),
  }
}

type Found = Omit<AgendaEntry, 'urgency'>

function dutyEntries(input: AgendaInput, today: PlainDate, now: Instant): readonly Found[] {
  const { charter } = input.standing
  return dutiesOf({ ...input, of: input.me.id }, addDays(today, -askedBack.other), addDays(today, aheadDays))
    // What no book of this version could answer is not asked for.
    .filter((duty) => input.book(charter.cadences[duty.cadence]?.book ?? '') !== undefined)
    .flatMap((duty): readonly Found[] => {
      const found: Found = { id: duty.id, kind: 'duty', due: duty.dueAt, duty, page: duty.by ?? duty.about, doneAt: duty.doneAt }
      if (duty.doneAt !== undefined) return [found]
      const isDaily = charter.cadences[duty.cadence]?.every === 'day'
      if (duty.status === 'waived' || duty.noticeAt > now || (isDaily && duty.dueAt < new Date(Date.parse(now) - askedBack.day * 86_400_000).toISOString())) return []
      return [{ ...found, page: duty.about ?? begun(duty, input) }]
    })
}

/** The page on which somebody has begun to answer a duty. */
function begun({ cadence: name, period }: JudgedDuty, { standing, world, me, book }: AgendaInput): DutyPage | undefined {
  const cadence = standing.charter.cadences[name]
  const declared = cadence === undefined ? undefined : book(cadence.book)
  const { answers } = declared ?? {}
  if (cadence === undefined || declared === undefined || answers === undefined) return undefined
  for (const page of world.pages(declared.id)) {
    const isMine = answers.by === undefined ? page.made?.by === me.id : membersIn(page.values[answers.by]).includes(me.id)
    if (isMine && page.values[answers.period] === period && (answers.kind === undefined || cadence.kind === undefined || page.values[answers.kind] === cadence.kind)) return { book: declared.id, id: page.id }
  }
  return undefined
}

/** When a page last came into the state that it is in, and by whom. */
const lastMove = ({ moves = [] }: ComputedInput) => moves.findLast(({ verdict }) => verdict === 'applied')

function owedEntries({ books, world, me }: AgendaInput, today: PlainDate): readonly Found[] {
  const found: Found[] = []
  for (const { id: book, owed } of books) {
    if (owed === undefined) continue
    for (const page of world.pages(book)) {
      if (!owed.by.some((field) => membersIn(page.values[field]).includes(me.id))) continue
      const due = stringIn(page.values[owed.due])
      const entry: Found = { id: `${book}.${page.id}`, kind: 'owed', due, page: { book, id: page.id } }
      if ((owed.while as readonly string[]).includes(page.state)) {
        const day = due === undefined ? undefined : dayIn(due, world.timeZone)
        if (day === undefined ? owed.undated !== true : day > addDays(today, soonDays)) continue
        found.push(entry)
      } else if (lastMove(page)?.by === me.id) found.push({ ...entry, doneAt: lastMove(page)?.at })
    }
  }
  return found
}

/** Pages that wait for a move of this member: for their word, by the time that the chain gives for it ([SEAL22]), or for what follows of itself. */
function waitingEntries({ books, world, me, mayMove, calendar }: AgendaInput): readonly Found[] {
  const found: Found[] = []
  for (const { id: book, reviews = [], awaits = [], moves } of books) {
    for (const move of [...reviews, ...awaits]) {
      const kind = reviews.includes(move) ? 'review' : 'owed'
      const declared = moves[move]
      if (declared === undefined) continue
      for (const page of world.pages(book)) {
        if (!declared.from.includes(page.state)) continue
        if (mayMove({ book, id: page.id }, move)) found.push({ id: `${move}.${book}.${page.id}`, kind, due: waitingStep(page, calendar, world.timeZone ?? keyZone)?.dueAt, page: { book, id: page.id }, move })
      }
      for (const page of world.pages(book)) {
        const last = lastMove(page)
        if (last?.by === me.id && last.move === move) found.push({ id: `${move}.${book}.${page.id}`, kind, due: undefined, page: { book, id: page.id }, move, doneAt: last.at })
      }
    }
  }
  return found
}

/** So far back is asked to read what was sent, in days: later it is told to nobody any more. */
const readingDays = 14

/** Pages that were sent to this member to be read ([MEET15]). */
function readingEntries({ books, world, me, standing }: AgendaInput): readonly Found[] {
  const since = new Date(world.nowMs - readingDays * 86_400_000).toISOString()
  const found: Found[] = []
  for (const book of books) {
    if (book.asksToRead === undefined) continue
    for (const page of world.pages(book.id)) {
      const reading = readingOf(book, page, standing)
      // Whoever handed it in or approved it knows what it says.
      const worked = page.moves?.some(({ by, verdict }) => by === me.id && verdict === 'applied') === true
      if (reading === undefined || worked || reading.since < since || !reading.by.includes(me.id)) continue
      found.push({ id: `read.${book.id}.${page.id}`, kind: 'reading', due: undefined, page: { book: book.id, id: page.id }, doneAt: reading.readAt.get(me.id) })
    }
  }
  return found
}

/** So far back is what was begun and not handed in shown, in days. */
const draftDays = 62

/** Pages of the member's own that another sent back, and what they began and have not handed in, where nothing else tells of it ([TODAY4]). */
function ownEntries({ books, world, me, mayMove }: AgendaInput, told: ReadonlySet<string>): readonly Found[] {
  const since = new Date(world.nowMs - draftDays * 86_400_000).toISOString()
  const found: Found[] = []
  for (const { id: book, moves, initial, answers, owed, frozen = [] } of books) {
    for (const page of world.pages(book)) {
      const address = { book, id: page.id }
      const isMine = answers?.by === undefined ? page.made?.by === me.id : membersIn(page.values[answers.by]).includes(me.id)
      if (!isMine || told.has(`${book}/${page.id}`)) continue
      const last = lastMove(page)
      const isBack = last !== undefined && last.by !== me.id && moves[last.move]?.note === 'required' && !frozen.includes(page.state) && !(owed?.while as readonly string[] | undefined)?.includes(page.state)
      const isDraft = answers !== undefined && owed === undefined && page.state === initial && !(answers.done as readonly string[]).includes(initial) && (page.made?.at ?? '') >= since
      if (!isBack && !isDraft) continue
      if (!Object.entries(moves).some(([move, declared]) => declared.primary === true && declared.from.includes(page.state) && mayMove(address, move))) continue
      found.push({ id: `${isBack ? 'returned' : 'draft'}.${book}.${page.id}`, kind: isBack ? 'returned' : 'draft', due: undefined, page: address })
    }
  }
  return found
}
