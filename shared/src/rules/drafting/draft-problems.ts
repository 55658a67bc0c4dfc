import type { ComputedInput } from '../../books/field-kinds.ts'
import type { Period } from '../../books/periods.ts'
import { dayIn, isWithin } from '../../books/periods.ts'
import { membersIn, stringIn } from '../../books/read-values.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import type { JudgedDuty } from '../duties/duty.ts'
import type { DraftInput, DraftLine, DraftPage } from './draft.ts'
import { draftWords } from './draft-words.ts'

/** Tasks of the author that still wait to be done, the earliest due first. */
export function openTasks({ author, book, world }: DraftInput, dueUntil: PlainDate): readonly ComputedInput[] {
  const tasks = book('tasks')
  if (tasks === undefined) return []
  const isOpen = ({ state }: ComputedInput): boolean => !(tasks.frozen ?? []).includes(state) && !(tasks.settled ?? []).includes(state)
  return [...world.pages('tasks')]
    .filter((task) => isOpen(task) && membersIn(task.values.assignee).includes(author) && (stringIn(task.values.dueAt) ?? '9') <= dueUntil)
    .toSorted((a, b) => (a.values.dueAt === b.values.dueAt ? (a.id < b.id ? -1 : 1) : String(a.values.dueAt) < String(b.values.dueAt) ? -1 : 1))
}

/** A report asks for no report, nor for what no book of this version could answer. */
export function isOtherDuty(duty: JudgedDuty, { author, charter, book }: DraftInput): boolean {
  const asked = charter.cadences[duty.cadence]?.book
  return duty.member === author && asked !== undefined && asked !== 'reports' && book(asked) !== undefined
}

/** What a duty is about, by name. */
export function dutyTitle({ about }: JudgedDuty, { book, naming, world }: DraftInput): string | undefined {
  const declared = about === undefined ? undefined : book(about.book)
  const page = about === undefined ? undefined : world.page(about.book, about.id)
  return declared === undefined || page === undefined ? undefined : declared.title(page.values, naming(declared))
}

/** A page of a book that is there, named. */
export function pageIn(book: string, page: ComputedInput, input: DraftInput): DraftPage {
  const declared = input.book(book)!
  return { book, id: page.id, shelf: page.shelf, title: declared.title(page.values, input.naming(declared)) }
}

/** What stands in the way: tasks past their date, contacts that did not take place, duties not done in time. */
export function problemsOf(input: DraftInput, { first, last }: Period): readonly DraftLine[] {
  const { author, book, charter, naming, say, world } = input
  const [tasks, visits] = [book('tasks'), book('visits')]
  const late = tasks === undefined ? [] : openTasks(input, last).filter(({ values }) => String(values.dueAt) < world.today)
  const missed = [...world.pages('visits')]
    .filter(({ state, values }) => state === 'missed' && membersIn(values.by).includes(author) && isWithin(dayIn(values.plannedAt, world.timeZone), { first, last }))
    .toSorted((a, b) => (String(a.values.plannedAt) < String(b.values.plannedAt) ? -1 : 1))
  const duties = input.duties.filter((duty) => (duty.status === 'late' || duty.status === 'missed') && isOtherDuty(duty, input) && isWithin(dayIn(duty.dueAt, world.timeZone), { first, last }))
  return [
    ...late.map((task) => ({ key: `tasks.${task.id}`, text: say(draftWords.taskLate, { title: tasks!.title(task.values, naming(tasks!)), date: naming(tasks!).date(task.values.dueAt) }), page: pageIn('tasks', task, input) })),
    ...(visits === undefined ? [] : missed.map((visit) => ({ key: `visits.${visit.id}`, text: say(draftWords.visitMissed, { title: visits.title(visit.values, naming(visits)), date: naming(visits).dateTime(visit.values.plannedAt) }), page: pageIn('visits', visit, input) }))),
    ...duties.map((duty) => {
      const title = dutyTitle(duty, input)
      const slots = { duty: say(charter.cadences[duty.cadence]!.label), date: naming(input.reports).date(dayIn(duty.dueAt, world.timeZone)) }
      return { key: duty.id, text: title === undefined ? say(draftWords.dutyLate, slots) : say(draftWords.dutyLateAbout, { ...slots, title }) }
    }),
  ]
}
