import { addDays } from '../vocabulary/dates.ts'
import type { ComputedInput, Row } from './field-kinds.ts'
import { stringIn } from './read-values.ts'

const longestTitle = 200
/** A duty without a day of its own is to be taken up within this many days of the signature. */
const usualDays = 7

/**
 * The task that a copy's duty becomes with the signature (S3-3.2.3b): for whoever is named with one, by the day that is
 * set, else soon after the signature. None where nobody is named.
 */
export function dutyOfCopy({ id, shelf, values }: ComputedInput, { id: sourceRow, cells }: Row): Readonly<Record<string, unknown>> | undefined {
  const [duty, assignee, dueAt] = [cells['duty'], cells['member'], cells['dueAt']].map(stringIn)
  const [owner, signedAt, title] = [values['owner'], values['signedAt'], values['title']].map(stringIn)
  if (duty === undefined || assignee === undefined || owner === undefined || signedAt === undefined) return undefined
  return {
    title: Array.from(`${duty.trim()}（${title ?? ''}）`).slice(0, longestTitle).join(''),
    assignedBy: owner,
    assignee,
    dueAt: dueAt ?? addDays(signedAt, usualDays),
    ...(owner === assignee ? {} : { checker: owner }),
    ...(values['customer'] === undefined ? {} : { customer: values['customer'] }),
    source: { id: `contracts:${id}`, shelf },
    sourceRow,
  }
}
