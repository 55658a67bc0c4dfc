import type { Actor, Book } from '../../books/define-book.ts'
import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { keyZone } from '../../books/periods.ts'
import { membersIn, rowsIn, stringIn } from '../../books/read-values.ts'
import { taskIdOf } from '../../books/resolution-tasks.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import { announcedCalendar } from '../../vocabulary/working-calendar.ts'
import type { Standing } from '../access.ts'
import { isActor, isSuperiorOf } from '../access.ts'
import { answerOf, holdersNow } from '../approval/answerers.ts'
import { approvingMove, waitingStep } from '../approval/waiting.ts'
import type { DutyPage } from '../duties/duty.ts'
import { nearestAbove } from '../duties/responsible.ts'
import { handedOnFields } from '../handing-on.ts'

/**
 * `mention` names the member · `reply` answers a comment of theirs · `comment` on a page that they made or whose work is
 * theirs · `remark` on a report of theirs · `answer` to such a remark · `assigned` work that another gave them · `moved` a
 * page of theirs that another moved on or sent back · `help` somebody below asks for · `asked` for an answer to what was
 * handed in · `askedLate`, its time is over · `stuck` with somebody below.
 */
export type NoticeKind = 'mention' | 'reply' | 'comment' | 'remark' | 'answer' | 'assigned' | 'moved' | 'help' | 'asked' | 'askedLate' | 'stuck'

/** Something that another did and that a member should know. Derived, never stored; the same name on every device. */
export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  readonly at: Instant
  readonly by: string
  readonly page: DutyPage
  /** Told at once, not only once a day. */
  readonly urgent: boolean
  /** The words, where there are any. */
  readonly said?: string | undefined
  readonly comment?: string | undefined
  /** The move that was made. */
  readonly move?: string | undefined
}

/** A comment, and whether its words name the member. */
export interface SaidComment {
  readonly id: string
  readonly by: string
  readonly at: Instant
  readonly text: string
  readonly replyTo?: string | undefined
  /** Set where its author took it back. */
  readonly removed?: unknown
  readonly namesMe: boolean
}

/** What the record of a page says: its comments, and remarks with when they were entered. */
export interface Said {
  readonly page: DutyPage
  readonly comments: readonly SaidComment[]
  readonly remarks: readonly { readonly row: string; readonly kind: 'remark' | 'answer'; readonly by: string; readonly at: Instant }[]
}

export interface NoticeInput {
  readonly me: Member
  readonly standing: Standing
  readonly world: World
  readonly books: readonly Book[]
  readonly calendar?: WorkingCalendar | undefined
  readonly said: Iterable<Said>
}

/** What was said or decided longer ago is no news; work that waits stays. */
const newsMs = 14 * 86_400_000

/** What is new for a member, the latest first ([NOTE1]). */
export function noticesOf(input: NoticeInput): readonly Notice[] {
  const since = new Date(input.world.nowMs - newsMs).toISOString()
  const news = [...saidTo(input), ...movesOf(input)].filter(({ at }) => at >= since)
  return [...news, ...assignedTo(input), ...askedFor(input), ...approvalsOf(input)].toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1))
}

function* saidTo({ me, world, books, said }: NoticeInput): Iterable<Notice> {
  const workOf = new Map(books.map((book) => [book.id, handedOnFields(book)]))
  for (const { page, comments, remarks } of said) {
    const declared = world.page(page.book, page.id)
    if (declared === undefined) continue
    const isTheirs = declared.made?.by === me.id || workOf.get(page.book)?.some(([name]) => membersIn(declared.values[name]).includes(me.id)) === true
    const byId = new Map(comments.map((comment) => [comment.id, comment]))
    for (const comment of comments) {
      if (comment.by === me.id || comment.removed !== undefined) continue
      const kind = comment.namesMe ? 'mention' : byId.get(comment.replyTo ?? '')?.by === me.id ? 'reply' : isTheirs ? 'comment' : undefined
      if (kind !== undefined) yield { id: `said.${comment.id}`, kind, at: comment.at, by: comment.by, page, urgent: kind === 'mention', said: comment.text, comment: comment.id }
    }
    for (const { row, kind, by, at } of remarks) {
      const cells = rowsIn(declared.values['remarks']).find(({ id }) => id === row)?.cells
      if (by !== me.id && cells !== undefined) yield { id: `${kind}.${row}`, kind, at, by, page, urgent: false, said: stringIn(cells[kind === 'remark' ? 'text' : 'reply']) }
    }
  }
}

const lastMove = ({ moves = [] }: ComputedInput) => moves.findLast(({ verdict }) => verdict === 'applied')

/** Pages whose last move was another's and is to be told to the member, by name or by what they are. What followed makes it old. */
function* movesOf({ me, standing, world, books }: NoticeInput): Iterable<Notice> {
  for (const { id: book, moves } of books) {
    for (const page of world.pages(book)) {
      const last = lastMove(page)
      const declared = last === undefined ? undefined : moves[last.move]
      if (last === undefined || declared === undefined || last.by === me.id || declared.automatic === true) continue
      const named: readonly Actor[] = [...(declared.notifies?.filter((actor) => actor.startsWith('@')) ?? []), ...(declared.tells ?? [])]
      if (!isActor(named, { values: page.values, made: page.made }, me, standing)) continue
      yield { id: `moved.${book}.${page.id}.${last.at}`, kind: 'moved', at: last.at, by: last.by, page: { book, id: page.id }, urgent: declared.note === 'required', move: last.move }
    }
  }
}

/** Work that another gave the member and that nobody has begun. */
function* assignedTo({ me, world, books }: NoticeInput): Iterable<Notice> {
  for (const { id: book, owed, initial } of books) {
    if (owed === undefined) continue
    for (const page of world.pages(book)) {
      if (page.state !== initial || page.made === undefined || page.made.by === me.id || !owed.by.some((field) => membersIn(page.values[field]).includes(me.id))) continue
      yield { id: `assigned.${book}.${page.id}`, kind: 'assigned', at: page.made.at, by: page.made.by, page: { book, id: page.id }, urgent: page.values['priority'] === 'urgent' }
    }
  }
}

/** Help that those below ask for in their reports, until it has become a task. */
function* askedFor({ me, standing, world }: NoticeInput): Iterable<Notice> {
  for (const page of world.pages('reports')) {
    const author = memberById(standing.directory, stringIn(page.values['author']) ?? '')
    const sent = page.moves?.findLast(({ move, verdict }) => move === 'submit' && verdict === 'applied')
    if (author === undefined || sent === undefined || page.state === 'draft' || !isSuperiorOf(me, author, standing)) continue
    for (const { id, cells } of rowsIn(page.values['problems'])) {
      if (cells['needHelp'] !== true || world.page('tasks', taskIdOf(page.id, id) ?? '') !== undefined) continue
      yield { id: `help.${id}`, kind: 'help', at: sent.at, by: author.id, page: { book: 'reports', id: page.id }, urgent: true, said: stringIn(cells['problem']) }
    }
  }
}

/** Approvals that wait for the member, as themselves or for another; those that are late, and those that somebody next below is late with ([SEAL22]). */
function* approvalsOf({ me, standing, world, books, calendar = announcedCalendar }: NoticeInput): Iterable<Notice> {
  const now = new Date(world.nowMs).toISOString()
  for (const book of books) {
    const move = approvingMove(book)
    if (move === undefined) continue
    for (const page of world.pages(book.id)) {
      const waiting = waitingStep(page, calendar, world.timeZone ?? keyZone)
      const { round } = page
      if (round === undefined || waiting === undefined) continue
      const step = `${book.id}.${page.id}.${round.handIn}.${round.step}`
      const common = { page: { book: book.id, id: page.id }, move }
      const isLate = waiting.dueAt < now
      if (answerOf(round, book.id, me.id, standing, world.today) !== undefined) {
        yield { ...common, id: `asked.${step}`, kind: 'asked', at: waiting.since, by: round.by, urgent: false }
        if (isLate) yield { ...common, id: `late.${step}`, kind: 'askedLate', at: waiting.dueAt, by: round.by, urgent: true }
      }
      const stuck = isLate ? holdersNow(round, standing).find((holder) => nearestAbove(holder, standing.directory.members, standing)?.id === me.id) : undefined
      if (stuck !== undefined) yield { ...common, id: `stuck.${step}`, kind: 'stuck', at: waiting.dueAt, by: stuck.id, urgent: true }
    }
  }
}
