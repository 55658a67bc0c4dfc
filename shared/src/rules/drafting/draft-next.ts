import { dayIn, isWithin } from '../../books/periods.ts'
import { linkIn, membersIn, rowsIn, stringIn } from '../../books/read-values.ts'
import type { DraftBlock, DraftInput, DraftLine } from './draft.ts'
import { dutyTitle, isOtherDuty, openTasks, pageIn } from './draft-problems.ts'
import { draftWords } from './draft-words.ts'

/** What the author has before them: meetings, planned contacts and agreed next steps, tasks, duties. */
export function nextOf(input: DraftInput): readonly DraftBlock[] {
  const lines = [...meetingsAhead(input), ...contactsAhead(input), ...tasksAhead(input), ...dutiesAhead(input)]
  return [{ lines: lines.length > 0 ? lines : [{ key: 'nothing', text: input.say(draftWords.nothingNext) }] }]
}

function meetingsAhead(input: DraftInput): readonly DraftLine[] {
  const { author, book, naming, next, say, world } = input
  const meetings = book('meetings')
  if (meetings === undefined) return []
  return [...world.pages('meetings')]
    .filter(({ state, values }) => state === 'scheduled' && isWithin(dayIn(values.startsAt, world.timeZone), next) && (values.chair === author || values.recorder === author || rowsIn(values.attendance).some(({ id }) => id === author) || membersIn(values.distribution).includes(author)))
    .toSorted((a, b) => (String(a.values.startsAt) < String(b.values.startsAt) ? -1 : 1))
    .map((meeting) => ({ key: `meetings.${meeting.id}`, text: say(draftWords.meeting, { date: naming(meetings).dateTime(meeting.values.startsAt), title: meetings.title(meeting.values, naming(meetings)) }), page: pageIn('meetings', meeting, input) }))
}

function contactsAhead(input: DraftInput): readonly DraftLine[] {
  const { author, book, naming, next, say, world } = input
  const [visits, customers] = [book('visits'), book('customers')]
  if (visits === undefined || customers === undefined) return []
  const words = naming(visits)
  const found: { readonly on: string; readonly id: string; readonly line: DraftLine }[] = []
  for (const visit of world.pages('visits')) {
    if (!membersIn(visit.values.by).includes(author)) continue
    const page = pageIn('visits', visit, input)
    const planned = dayIn(visit.values.plannedAt, world.timeZone)
    if (visit.state === 'planned' && planned !== undefined && isWithin(planned, next))
      found.push({ on: String(visit.values.plannedAt), id: visit.id, line: { key: `visits.${visit.id}`, text: say(draftWords.visitPlanned, { date: words.dateTime(visit.values.plannedAt), title: visits.title(visit.values, words) }), page } })
    const step = stringIn(visit.values.nextStep)
    const agreed = dayIn(visit.values.nextAt, world.timeZone)
    const customer = linkIn(visit.values.customer)
    if (visit.state === 'done' && step !== undefined && agreed !== undefined && isWithin(agreed, next) && customer !== undefined)
      found.push({ on: agreed, id: visit.id, line: { key: `visits.${visit.id}`, text: say(draftWords.nextStep, { customer: words.page(customer, 'customers'), step, date: words.date(agreed) }), page } })
  }
  return found.toSorted((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1)).map(({ line }) => line)
}

function tasksAhead(input: DraftInput): readonly DraftLine[] {
  const { book, naming, next, say } = input
  const tasks = book('tasks')
  if (tasks === undefined) return []
  return openTasks(input, next.last).map((task) => ({
    key: `tasks.${task.id}`,
    text: say(draftWords.taskDue, { title: tasks.title(task.values, naming(tasks)), date: naming(tasks).date(task.values.dueAt) }),
    page: pageIn('tasks', task, input),
  }))
}

function dutiesAhead(input: DraftInput): readonly DraftLine[] {
  const { charter, duties, naming, next, reports, say, world } = input
  return duties
    .filter((duty) => duty.status === 'pending' && isOtherDuty(duty, input) && isWithin(dayIn(duty.dueAt, world.timeZone), next))
    .map((duty) => {
      const title = dutyTitle(duty, input)
      const slots = { duty: say(charter.cadences[duty.cadence]!.label), date: naming(reports).date(dayIn(duty.dueAt, world.timeZone)) }
      return { key: duty.id, text: title === undefined ? say(draftWords.dutyDue, slots) : say(draftWords.dutyDueAbout, { ...slots, title }) }
    })
}
