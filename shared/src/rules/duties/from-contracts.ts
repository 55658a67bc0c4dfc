import { changesOf, endsAt, isConcluded, isRunning } from '../../books/contract-figures.ts'
import type { ComputedInput, Row } from '../../books/field-kinds.ts'
import { reachedAt, rowsIn, stringIn } from '../../books/read-values.ts'
import type { Cadence } from '../../charters/define-charter.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import { endOfWork } from './due-day.ts'
import type { Answer, DutyInput } from './duty.ts'
import type { DutyPeriod } from './duty-period.ts'
import type { Occasion } from './from-records.ts'
import { bearersOf } from './responsible.ts'

/** Who looks after a contract: who is responsible for it, else who keeps it. */
function keeperOf({ values }: ComputedInput, { standing }: DutyInput): Member | undefined {
  const [owner, custodian] = [values['owner'], values['custodian']].map((id) => memberById(standing.directory, stringIn(id) ?? ''))
  return owner?.status === 'active' ? owner : custodian?.status === 'active' ? custodian : undefined
}

/** Each day on which something is to be performed, until all of that day is done ([CON8]; S3-3.2.4a–b). */
export function milestonesDue(_cadence: Cadence, input: DutyInput): readonly Occasion[] {
  const found: Occasion[] = []
  for (const contract of input.world.pages('contracts')) {
    const member = isConcluded(contract) ? keeperOf(contract, input) : undefined
    if (member === undefined) continue
    const byDay = Map.groupBy(rowsIn(contract.values['milestones']).filter(({ cells }) => stringIn(cells['dueAt']) !== undefined), ({ cells }) => stringIn(cells['dueAt'])!)
    for (const [day, rows] of byDay) {
      const doneAt = allDone(rows)
      // What was not done when the contract ended is asked of nobody any more.
      if (doneAt === undefined && !isRunning(contract)) continue
      found.push({ member, about: { book: 'contracts', id: contract.id }, since: day, due: { day, time: endOfWork }, answer: doneAt === undefined ? undefined : { doneAt } })
    }
  }
  return found
}

/** The day on which the last of them was done; `undefined` while one is open. */
function allDone(rows: readonly Row[]): string | undefined {
  const days = rows.flatMap(({ cells }) => stringIn(cells['doneAt']) ?? [])
  return days.length === rows.length ? days.toSorted().at(-1) : undefined
}

/** The end of each contract that runs: it is performed, extended or let go by then ([CON8]). */
export function contractsEnding(_cadence: Cadence, input: DutyInput): readonly Occasion[] {
  const found: Occasion[] = []
  for (const contract of input.world.pages('contracts')) {
    const day = isRunning(contract) ? endsAt(contract, input.world) : stringIn(contract.values['validUntil'])
    const doneAt = reachedAt(contract, 'fulfilled') ?? reachedAt(contract, 'terminated')
    const member = isConcluded(contract) && (isRunning(contract) || doneAt !== undefined) ? keeperOf(contract, input) : undefined
    if (day === undefined || member === undefined) continue
    // What was extended in time was seen to: the new end asks anew.
    if (!isRunning(contract) && changesOf(contract, input.world).some(({ state, values }) => state === 'effective' && stringIn(values['newUntil']) !== undefined)) continue
    found.push({ member, about: { book: 'contracts', id: contract.id }, since: day, due: { day, time: endOfWork }, answer: isRunning(contract) ? undefined : { doneAt: doneAt! } })
  }
  return found
}

/** How many of the contracts that somebody looks after were checked within a period (S3-2.2.3c, S3-3.2.4a–b): done with the last of them. */
export function contractsChecked(member: Member, cadence: Cadence, { first, last }: DutyPeriod, input: DutyInput): Answer | undefined {
  const bearers = bearersOf(cadence, input.standing)
  const isBearer = (id: unknown): id is string => bearers.some((bearer) => bearer.id === id)
  const checkerOf = ({ values }: ComputedInput): string | undefined => [values['owner'], values['custodian']].find(isBearer) ?? bearers[0]?.id
  const own = Array.from(input.world.pages('contracts')).filter((contract) => isRunning(contract) && (stringIn(contract.values['signedAt']) ?? '9') < first && checkerOf(contract) === member.id)
  if (own.length === 0) return undefined
  const checked = own.flatMap(({ values }) => rowsIn(values['checks']).flatMap(({ cells }) => stringIn(cells['at']) ?? []).filter((day) => day >= first && day <= last).toSorted().at(-1) ?? [])
  return { progress: { done: checked.length, of: own.length }, ...(checked.length === own.length ? { doneAt: checked.toSorted().at(-1)! } : {}) }
}
