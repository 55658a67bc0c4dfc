import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { stringIn } from '../../books/read-values.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'

/** Whether a project was under way on a day; one that was stopped or finished until the day that this was entered. */
export function isUnderWay({ state, values }: ComputedInput, day: PlainDate): boolean {
  const [startedAt, endedAt] = [stringIn(values.startedAt), stringIn(values.endedAt)]
  if (state === 'proposed' || (startedAt !== undefined && startedAt > day)) return false
  return state === 'running' || (endedAt !== undefined && endedAt >= day)
}

/** Whether a member led a project that was under way on a day: who leads none has no project to meet about. */
export const leadsOn = (member: string, day: PlainDate, world: World): boolean =>
  [...world.pages('projects')].some((project) => project.values.leader === member && isUnderWay(project, day))
