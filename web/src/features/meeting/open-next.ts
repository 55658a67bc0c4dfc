import type { Page } from '@hebu/shared/codec/page.ts'
import type { PlanInput } from '@hebu/shared/rules/meeting/plan-meeting.ts'
import { planMeeting } from '@hebu/shared/rules/meeting/plan-meeting.ts'
import type { ComingMeeting } from '@hebu/shared/rules/meeting/series.ts'
import { attendeesOf, comingMeetings } from '@hebu/shared/rules/meeting/series.ts'
import { linkIn, membersIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import type { PageLink } from '@hebu/shared/books/field-kinds.ts'

import type { Words } from '../../words/language.tsx'
import type { Done, Workspace } from '../../workspace/workspace.ts'

/** The charter as it was settled, the working calendar, and who is on leave. */
const groundOf = (workspace: Workspace) => dutyGround({ directory: workspace.directory(), charter: workspace.charter() })

/** The coming regular meetings that this member attends; tracked. */
export function myComingMeetings(workspace: Workspace): readonly ComingMeeting[] {
  const { standing, calendar } = groundOf(workspace)
  return comingMeetings({ standing, calendar, world: workspace.world }).filter((coming) => attendeesOf(coming, standing, workspace.world).some(({ id }) => id === workspace.me().id))
}

function planInput(workspace: Workspace, words: Pick<Words, 'say' | 'format'>): PlanInput {
  const { standing, away } = groundOf(workspace)
  return { standing, world: workspace.world, say: words.say, day: (date) => words.format().date(date), away: (member, day) => away(member, day, 'meeting') }
}

/** Opens the next meeting of a series; made with everything that it begins with where nobody has opened it ([MEET2]). */
export const openComing = (workspace: Workspace, words: Pick<Words, 'say' | 'format'>, coming: ComingMeeting): Done<PageLink> => workspace.commands.create('meetings', planMeeting(coming, planInput(workspace, words)))

/** Whether a meeting was written down by hand, without what a regular one begins with. */
export const isBare = (page: Page): boolean => page.state === 'scheduled' && rowsIn(page.values['agenda']).length === 0

/** Gives a meeting that was written down by hand what a regular one begins with; what is filled in stays. */
export function fillFromSeries(workspace: Workspace, words: Pick<Words, 'say' | 'format'>, page: Page): Done<unknown> {
  const { values, id } = page
  const kind = stringIn(values['kind']) ?? 'weekly'
  const cadence = Object.entries(workspace.charter().cadences).find(([, each]) => each.book === 'meetings' && each.kind === kind)?.[0] ?? 'departmentMeeting'
  const plan = planMeeting({ id, cadence, kind, group: stringIn(values['group']), project: linkIn(values['project']), period: '', startsAt: stringIn(values['startsAt']) ?? new Date(workspace.world.nowMs).toISOString(), chair: stringIn(values['chair']) ?? workspace.me().id, begun: true }, planInput(workspace, words))
  const address = { book: 'meetings', id }
  const { commands } = workspace
  let done: Done<unknown> = { ok: true, value: undefined }
  const also = (next: () => Done<unknown>): void => {
    if (done.ok) done = next()
  }
  for (const field of ['attendance', 'agenda'] as const) {
    if (rowsIn(values[field]).length > 0) continue
    // The id of a row is given where a member's is: the same one on every device.
    for (const row of plan[field] as readonly { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }[]) also(() => commands.addRow(address, field, row.cells, undefined, row.id))
  }
  if (membersIn(values['distribution']).length === 0) also(() => commands.set(address, 'distribution', plan['distribution']))
  return done
}
