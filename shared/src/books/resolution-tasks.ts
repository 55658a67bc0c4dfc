import type { BegetsGround } from './asks.ts'
import type { ComputedInput, PageLink, Row, World } from './field-kinds.ts'
import { keyFrom } from './periods.ts'
import { linkIn, reachedAt, rowsIn, stringIn } from './read-values.ts'

/**
 * The id of the task that a row of another page gives rise to (a resolution of minutes, a problem that needs help).
 * It follows from the row, so two devices that make the task offline make one, and the frozen minutes need no link written into them.
 */
export const taskIdOf = (page: string, row: string): string | undefined => keyFrom(page, row)

/** The task that a row gave rise to, if this device has it. */
export function taskOfRow(page: ComputedInput, world: World, row?: Row): readonly PageLink[] | undefined {
  const id = row === undefined ? undefined : taskIdOf(page.id, row.id)
  const task = id === undefined ? undefined : world.page('tasks', id)
  return task === undefined ? undefined : [{ id: `tasks:${task.id}`, shelf: task.shelf }]
}

/** The key of a task: that of the row it came from; random where somebody simply wrote it down. */
export const keyOfTask = (values: Readonly<Record<string, unknown>>): string | undefined => {
  const source = linkIn(values.source)?.id.split(':').at(-1)
  const row = stringIn(values.sourceRow)
  return source === undefined || row === undefined ? undefined : taskIdOf(source, row)
}

const longestTitle = 200
const titleFrom = (words: string): string => Array.from(words.trim()).slice(0, longestTitle).join('')

/** What the task of a resolution begins with once the minutes are approved; none where nobody is named or no day is set. */
export function taskFromResolution(meeting: ComputedInput, { id: sourceRow, cells }: Row): Readonly<Record<string, unknown>> | undefined {
  const [content, assignee, dueAt, chair] = [cells.content, cells.assignee, cells.dueAt, meeting.values.chair].map(stringIn)
  if (content === undefined || assignee === undefined || dueAt === undefined || chair === undefined) return undefined
  return { title: titleFrom(content), assignedBy: chair, assignee, dueAt, ...(chair === assignee ? {} : { checker: chair }), source: { id: `meetings:${meeting.id}`, shelf: meeting.shelf }, sourceRow }
}

/** Working days within which help is to be given. */
const helpWithin = 2

/** What the task begins with that a problem in a report becomes where its author asks for help: the superior is to see to it (S2-6.1.2c). */
export function taskFromHelp(report: ComputedInput, { id: sourceRow, cells }: Row, { superiorOf, workingDaysAfter }: BegetsGround): Readonly<Record<string, unknown>> | undefined {
  const [problem, author, sentAt] = [stringIn(cells.problem), stringIn(report.values.author), reachedAt(report, 'submitted')]
  const assignee = author === undefined ? undefined : superiorOf(author)
  if (cells.needHelp !== true || problem === undefined || author === undefined || assignee === undefined || sentAt === undefined) return undefined
  return { title: titleFrom(problem), assignedBy: author, assignee, checker: author, dueAt: workingDaysAfter(sentAt, helpWithin), priority: 'urgent', source: { id: `reports:${report.id}`, shelf: report.shelf }, sourceRow }
}

/** Done counts as finished where nobody is to check it. */
const isFinished = ({ state, values }: ComputedInput): boolean =>
  state === 'verified' || state === 'cancelled' || (state === 'done' && stringIn(values.checker) === undefined)

const byDue = (a: ComputedInput, b: ComputedInput): number => (String(a.values.dueAt) < String(b.values.dueAt) ? -1 : 1)

/**
 * What became of earlier resolutions: the unfinished tasks of the meetings of the same kind and group before this one,
 * by due date, and after them the finished ones of the very last.
 */
export function lastResolutions(meeting: ComputedInput, world: World): readonly PageLink[] {
  const { kind, group, startsAt } = meeting.values
  if (typeof startsAt !== 'string') return []
  const earlier = [...world.pages('meetings')]
    .filter(({ id, values }) => id !== meeting.id && values.kind === kind && values.group === group && typeof values.startsAt === 'string' && values.startsAt < startsAt)
    .toSorted((a, b) => (String(a.values.startsAt) < String(b.values.startsAt) ? 1 : -1))
  const born = earlier.map((past) =>
    rowsIn(past.values.resolutions)
      .flatMap(({ id: row }) => world.page('tasks', taskIdOf(past.id, row) ?? '') ?? [])
      .toSorted(byDue),
  )
  const open = born.flat().filter((task) => !isFinished(task)).toSorted(byDue)
  return [...open, ...(born[0] ?? []).filter(isFinished)].map(({ id, shelf }) => ({ id: `tasks:${id}`, shelf }))
}
