import type { Book } from '@hebu/shared/books/define-book.ts'
import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JudgedDuty } from '@hebu/shared/rules/duties/duty.ts'
import { answerOf } from '@hebu/shared/rules/approval/answerers.ts'
import type { AgendaEntry } from '@hebu/shared/rules/today/agenda.ts'
import { dateOf, dayNumber } from '@hebu/shared/vocabulary/dates.ts'

import type { ContactAsked } from '../../features/contact/asking.ts'
import type { Names } from '../../features/books/values/use-names.ts'
import type { Words } from '../../words/language.tsx'
import { todayWords } from '../../words/today.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** An entry of Today in words, and what is done about it. */
export interface EntryFacts {
  readonly icon: string
  readonly title: string
  /** What kind of thing it is, and how far it has got. */
  readonly aside: string
  /** When it is or was due, or done. */
  readonly when: string
  /** The page that it is about; absent while there is none. */
  readonly href: string | undefined
  readonly act: {
    readonly label: string
    /** A page to make. */
    readonly begin?: { readonly book: string; readonly values: Readonly<Record<string, unknown>> } | undefined
    /** A contact to be logged. */
    readonly contact?: ContactAsked | undefined
    /** A task that only wants a word on what came of it. */
    readonly finish?: Page | undefined
  }
}

interface Facts {
  readonly workspace: Workspace
  readonly names: Names
  readonly words: Pick<Words, 'say' | 'format'>
}

/** What answers a duty that nobody has begun: a page of its kind for its period. */
function beginning({ duty }: AgendaEntry, { workspace }: Facts): { readonly book: Book; readonly values: Readonly<Record<string, unknown>> } | undefined {
  const cadence = duty === undefined ? undefined : workspace.charter().cadences[duty.cadence]
  const book = cadence === undefined ? undefined : workspace.bookById(cadence.book)
  if (duty === undefined || cadence === undefined || book === undefined) return undefined
  const { answers } = book
  if (duty.about !== undefined || answers === undefined) return undefined
  const period = book.fields[answers.period]
  return {
    book,
    values: {
      ...(answers.kind === undefined || cadence.kind === undefined ? {} : { [answers.kind]: cadence.kind }),
      // A moment is for the person to choose.
      ...(period?.kind === 'text' ? { [answers.period]: duty.period } : {}),
    },
  }
}

/** Whether nothing is left to say of a task but what came of it. */
function mayFinish(task: Page, { commands }: Workspace): boolean {
  const may = commands.mayMove(task, 'finish')
  return may.ok || (may.refusal.because === 'missing' && may.refusal.fields.every((field) => field === 'progress|evidence'))
}

/** Where a page is written that a duty asks for; a report is drafted as it is opened so ([REP4]). */
export const toWrite = (book: string, id: string): string => `/${book}/${encodeURIComponent(id)}${book === 'reports' ? '?draft' : ''}`

/** Who sent a page back, and with what word. */
function returnedBy({ kind }: AgendaEntry, { moves }: Page, { names, words: { say } }: Facts): string {
  const last = moves.findLast(({ verdict }) => verdict === 'applied')
  if (kind !== 'returned' || last === undefined) return ''
  return say(todayWords.saidBy, { name: names.member(last.by), said: last.note ?? '' })
}

/** Whom the member stands in for where they answer for another. */
function inPlaceOf({ kind }: AgendaEntry, { book, round }: Page, { workspace, names, words: { say } }: Facts): string {
  const answer = kind !== 'review' || round === undefined ? undefined : answerOf(round, book, workspace.me().id, { directory: workspace.directory(), charter: workspace.charter() }, workspace.world.today)
  return answer?.for === undefined ? '' : say(todayWords.inPlaceOf, { name: names.member(answer.for) })
}

/** Puts an entry into the words of the reader; tracked by what it is about. */
export function factsOf(entry: AgendaEntry, facts: Facts): EntryFacts | undefined {
  const { workspace, names, words } = facts
  const { say } = words
  const at = entry.page
  const book = at === undefined ? undefined : workspace.bookById(at.book)
  const page = at === undefined ? undefined : workspace.table(at.book).page(at.id)
  if (at !== undefined && (book === undefined || page === undefined)) return undefined
  const name = book === undefined || page === undefined ? '' : names.title(book, page)
  const href = at === undefined ? undefined : entry.kind === 'duty' && entry.duty?.about === undefined && entry.doneAt === undefined ? toWrite(at.book, at.id) : `/${at.book}/${encodeURIComponent(at.id)}`
  const when = whenOf(entry, facts)
  if (entry.duty !== undefined) return dutyFacts(entry, entry.duty, { name, href, when }, facts)
  const state = say(book!.states[page!.state] ?? { hant: page!.state, en: page!.state })
  return {
    icon: book!.icon,
    title: name,
    aside: [say(book!.name), state, returnedBy(entry, page!, facts), inPlaceOf(entry, page!, facts)].filter((part) => part !== '').join(' · '),
    when,
    href,
    act: entry.kind === 'owed' && at?.book === 'tasks' && mayFinish(page!, workspace) ? { label: say(todayWords.finish), finish: page } : entry.kind === 'owed' && at?.book === 'visits' ? { label: say(todayWords.log), contact: { visit: at.id } } : { label: say(entry.kind === 'review' ? todayWords.review : entry.kind === 'reading' ? todayWords.read : entry.kind === 'draft' || entry.kind === 'returned' ? todayWords.goOn : todayWords.openIt) },
  }
}

/** What a contract wants done by that day ([CON8]). */
function dueRows({ duty, page: at }: AgendaEntry, { workspace, words: { format } }: Facts): string {
  if (duty?.cadence !== 'contractMilestones' || at === undefined) return ''
  const rows = rowsIn(workspace.table(at.book).page(at.id)?.values['milestones'])
  return format().list(rows.flatMap(({ cells }) => (cells['dueAt'] === dateOf(Date.parse(duty.dueAt), workspace.directory().workspace.timeZone) && cells['doneAt'] === undefined ? (stringIn(cells['what']) ?? []) : [])))
}

function dutyFacts(entry: AgendaEntry, { cadence: id, about, period, progress }: JudgedDuty, { name, href, when }: { readonly name: string; readonly href: string | undefined; readonly when: string }, facts: Facts): EntryFacts {
  const { workspace, names, words: { say, format } } = facts
  const cadence = workspace.charter().cadences[id]!
  const asked = workspace.bookById(cadence.book)
  const begin = entry.doneAt !== undefined || (entry.page !== undefined && about === undefined) ? undefined : beginning(entry, facts)
  const label = say(cadence.label)
  return {
    icon: asked?.icon ?? '',
    title: about === undefined || name === '' ? label : say(todayWords.about, { duty: label, page: name }),
    aside: [dueRows(entry, facts), about === undefined && asked !== undefined ? names.naming(asked).period(period) : '', progress === undefined ? '' : say(todayWords.progress, { done: format().number(progress.done), of: format().number(progress.of) })].filter((part) => part !== '').join(' · '),
    when,
    href: href ?? (begin === undefined && asked !== undefined ? `/${asked.id}` : undefined),
    act:
      about?.book === 'customers'
        ? { label: say(todayWords.log), contact: { customer: about.id } }
        : begin === undefined
        ? { label: say(about?.book === 'reports' ? todayWords.review : about === undefined && href !== undefined ? todayWords.goOn : todayWords.openIt) }
        : { label: say(todayWords.begin), begin: { book: begin.book.id, values: begin.values } },
  }
}

function whenOf({ due, urgency, doneAt }: AgendaEntry, { workspace, words: { say, format } }: Facts): string {
  const { timeZone } = workspace.directory().workspace
  if (doneAt !== undefined) return doneAt.length > 10 ? say(todayWords.doneAt, { time: format().time(doneAt) }) : ''
  if (due === undefined) return ''
  const day = due.length > 10 ? dateOf(Date.parse(due), timeZone) : due
  const days = dayNumber(workspace.world.today) - dayNumber(day)
  if (urgency === 'overdue') return days === 0 ? say(todayWords.passed, { time: format().time(due) }) : say(days === 1 ? todayWords.lateByOne : todayWords.lateBy, { n: format().number(days) })
  if (days === 0) return due.length > 10 ? format().time(due) : say(todayWords.today)
  return days === -1 ? say(todayWords.tomorrow) : format().date(due)
}
