import { taskIdOf } from '@hebu/shared/books/resolution-tasks.ts'

import type { Calendar } from '../stage/calendar.ts'
import { at } from '../stage/calendar.ts'
import type { Act } from '../stage/play.ts'
import type { ReportPlan } from './reports.ts'
import { linkTo, minuteMs } from './story.ts'

/** What a superior does about a problem that a report asks help with: it came to them as a task when the report was handed in. */
export function helpActs(calendar: Calendar, report: ReportPlan, index: number, solution: string): readonly Act[] {
  const { inspection, author, date } = report
  if (inspection === undefined) return []
  const page = () => ({ book: 'tasks', id: taskIdOf(linkTo(report).id, report.rows[index]!)! })
  const doneOn = calendar.workingDay(date, 2)
  const start: Act = { atMs: inspection.atMs + 6 * minuteMs, by: inspection.by, run: (desk) => desk.move(page(), 'start') }
  if (calendar.workingDay(doneOn, 1) > calendar.lastDay) return [start]
  const finishMs = Math.max(at(doneOn, '14:05'), start.atMs + 40 * minuteMs)
  return [
    start,
    { atMs: finishMs, by: inspection.by, run: async (desk) => {
      desk.addRow(page(), 'progress', { at: desk.now(), note: solution })
      await desk.move(page(), 'finish')
    } },
    { atMs: at(calendar.workingDay(doneOn, 1), '09:45'), by: author.id, run: (desk) => desk.move(page(), 'verify') },
  ]
}
