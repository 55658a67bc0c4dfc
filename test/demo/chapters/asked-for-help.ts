import type { Calendar } from '../stage/calendar.ts'
import { at } from '../stage/calendar.ts'
import type { Act } from '../stage/play.ts'
import type { ReportPlan } from './reports.ts'
import type { Planned } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** What a superior makes of a problem that a report asks help with: a task, named by the line of the report. */
export function helpActs(calendar: Calendar, report: ReportPlan, index: number, problem: string, solution: string): readonly Act[] {
  const { inspection, author, date } = report
  if (inspection === undefined) return []
  const task: Planned = { book: 'tasks' }
  const page = () => addressOf(task)
  const superior = inspection.by
  const dueAt = calendar.workingDay(date, 4)
  const acts: Act[] = [{
    atMs: inspection.atMs + 6 * minuteMs,
    by: superior,
    run: async (desk) => {
      const { id, shelf } = linkTo(report)
      task.link = await desk.create('tasks', {
        title: `协调：${problem}`, assignedBy: superior, assignee: author.id, helpers: [superior], checker: superior, dueAt, priority: 'urgent', source: { id: `reports:${id}`, shelf }, sourceRow: report.rows[index],
      })
    },
  }]
  if (calendar.workingDay(dueAt, 1) > calendar.lastDay) return acts
  return [
    ...acts,
    { atMs: at(dueAt, '14:05'), by: author.id, run: (desk) => {
      desk.move(page(), 'start')
      desk.addRow(page(), 'progress', { at: desk.now(), note: solution })
      desk.move(page(), 'finish')
    } },
    { atMs: at(calendar.workingDay(dueAt, 1), '09:45'), by: superior, run: (desk) => desk.move(page(), 'verify') },
  ]
}
