import type { PlainDate } from '../vocabulary/dates.ts'
import type { Money } from '../vocabulary/money.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { ComputedInput, PageLink, Row, Working, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { amountOfLines, linkIn, moneyIn, numberIn, rowsIn, stringIn, totalOf } from './read-values.ts'

// What is read off a contract and what came of it: nothing of it is written a second time (domain B15, B16).

/** States from the signature to the end of performance: what is promised is owed. */
const runningStates: ReadonlySet<string> = new Set(['signed', 'performing', 'changing'])

/** States of contracts that both sides signed; those that were voided or are still talked about are none. */
const concludedStates: ReadonlySet<string> = new Set([...runningStates, 'fulfilled', 'archived', 'terminated'])

export const isRunning = ({ state }: Pick<ComputedInput, 'state'>): boolean => runningStates.has(state)

export const isConcluded = ({ state }: Pick<ComputedInput, 'state'>): boolean => concludedStates.has(state)

/** A contract of at least this much is major where the charter says nothing else (domain part c). */
const usualMajorCents = 20_000_000

/** By the charter's threshold, by hand, or because the business is complex. */
export const isMajor = ({ values }: Pick<ComputedInput, 'values'>, { limits }: Pick<World, 'limits'>): boolean =>
  values['markedMajor'] === true || values['complex'] === true || (moneyIn(values['amount'])?.amountCents ?? 0) >= (limits?.['majorContractCents'] ?? usualMajorCents)

/** Changes of a contract, the oldest first. */
export const changesOf = (contract: Pick<ComputedInput, 'id'>, world: World): readonly ComputedInput[] =>
  world.linked('contractChanges', 'contract', contract.id).toSorted((a, b) => {
    const [one, other] = [a, b].map(({ values, made }) => stringIn(values['effectiveAt']) ?? dayIn(made?.at) ?? '')
    return one === other ? (a.id < b.id ? -1 : 1) : one! < other! ? -1 : 1
  })

const effectiveOf = (contract: Pick<ComputedInput, 'id'>, world: World): readonly ComputedInput[] => changesOf(contract, world).filter(({ state }) => state === 'effective')

/** What the contract is worth with the changes that took effect. */
export function amountNow(contract: ComputedInput, world: World): Money | undefined {
  const agreed = moneyIn(contract.values['amount'])
  if (agreed === undefined) return undefined
  const deltas = effectiveOf(contract, world).flatMap(({ values }) => moneyIn(values['amountDelta']) ?? []).filter(({ currency }) => currency === agreed.currency)
  return { currency: agreed.currency, amountCents: deltas.reduce((sum, { amountCents }) => sum + amountCents, agreed.amountCents) }
}

/** Wordings of the arithmetic; exported, so that the catalogue finds them. */
export const contractWorkingLabels = { agreed: wording('簽訂金額', 'As signed'), change: wording('變更增減', 'Change that took effect') }

const yuan = ({ amountCents }: Money): string => (amountCents / 100).toFixed(2)

export function amountWorkings(contract: ComputedInput, world: World): readonly Working[] {
  const agreed = moneyIn(contract.values['amount'])
  if (agreed === undefined) return []
  return [
    { label: contractWorkingLabels.agreed, value: yuan(agreed) },
    ...effectiveOf(contract, world).flatMap(({ values }) => {
      const delta = moneyIn(values['amountDelta'])
      return delta === undefined ? [] : [{ label: contractWorkingLabels.change, value: `${stringIn(values['effectiveAt']) ?? ''} ${delta.amountCents < 0 ? '−' : '+'}${yuan({ ...delta, amountCents: Math.abs(delta.amountCents) })}`.trim() }]
    }),
  ]
}

/** When performance ends: the last new end that took effect, else as agreed; the day of a termination where there is one. */
export function untilNow(contract: ComputedInput, world: World): PlainDate | undefined {
  let until = stringIn(contract.values['validUntil'])
  for (const { values } of effectiveOf(contract, world)) until = (values['kind'] === 'termination' ? stringIn(values['effectiveAt']) : stringIn(values['newUntil'])) ?? until
  return until
}

/** Until when a contract runs that is being performed; none once it ended. */
export const endsAt = (contract: ComputedInput, world: World): PlainDate | undefined => (isRunning(contract) ? untilNow(contract, world) : undefined)

/** The changes that were asked for, the latest first. */
export const changeLinks = (contract: ComputedInput, world: World): readonly PageLink[] =>
  changesOf(contract, world).toReversed().map(({ id, shelf }) => ({ id: `contractChanges:${id}`, shelf }))

/** The uses of a seal for a contract that the register has, the latest first; what was not approved is none. */
export const sealUsesOf = ({ id }: ComputedInput, world: World): readonly PageLink[] =>
  world.linked('sealUses', 'contract', id).filter(({ state }) => state !== 'rejected').toSorted((a, b) => ((stringIn(a.values['usedAt']) ?? '9') < (stringIn(b.values['usedAt']) ?? '9') ? 1 : -1)).map(({ id: use, shelf }) => ({ id: `sealUses:${use}`, shelf }))

const sealedStates: ReadonlySet<string> = new Set(['used', 'returned'])

/** Whether the use of a seal is on record: registered by its custodian, or written as a line from before there was a register (S3-3.2.3a). */
export const isSealed = ({ id, values }: Pick<ComputedInput, 'id' | 'values'>, world: World): boolean =>
  stringIn(values['sealUse']) !== undefined || world.linked('sealUses', 'contract', id).some(({ state }) => sealedStates.has(state))

/** The changes that are being reviewed or wait for their supplement to be signed, the latest first. */
export const pendingChanges = (contract: Pick<ComputedInput, 'id'>, world: World): readonly ComputedInput[] => changesOf(contract, world).filter(({ state }) => state === 'inReview' || state === 'agreed').toReversed()

export const isBeingChanged = (contract: ComputedInput, world: World): boolean => pendingChanges(contract, world).length > 0

/** The termination that took effect. */
export const terminationOf = (contract: Pick<ComputedInput, 'id'>, world: World): ComputedInput | undefined => effectiveOf(contract, world).findLast(({ values }) => values['kind'] === 'termination')

export const isTerminated = (contract: ComputedInput, world: World): boolean => terminationOf(contract, world) !== undefined

const isOpen = ({ cells }: Row): boolean => stringIn(cells['doneAt']) === undefined

/** Milestones that are not reached, the earliest first. */
export const openMilestones = ({ values }: Pick<ComputedInput, 'values'>): readonly Row[] =>
  rowsIn(values['milestones']).filter(isOpen).toSorted((a, b) => (String(a.cells['dueAt'] ?? '9') < String(b.cells['dueAt'] ?? '9') ? -1 : 1))

/** The day of the next milestone of a contract that is being performed. */
export const nextMilestone = (contract: ComputedInput): PlainDate | undefined => (isRunning(contract) ? openMilestones(contract).flatMap(({ cells }) => stringIn(cells['dueAt']) ?? [])[0] : undefined)

/** What milestones that are reached say was paid; nothing where none of them is about money. */
export const paidSoFar = ({ values }: Pick<ComputedInput, 'values'>): Money | undefined =>
  totalOf(rowsIn(values['milestones']).flatMap((row) => (isOpen(row) ? [] : (moneyIn(row.cells['paid']) ?? []))))

/** How many milestones are reached: `2 / 5`. */
export function milestonesReached({ values }: ComputedInput): string | undefined {
  const all = rowsIn(values['milestones'])
  return all.length === 0 ? undefined : `${all.filter((row) => !isOpen(row)).length} / ${all.length}`
}

/** How performance goes: `late` are past their day and not done while the contract runs, `doneLate` were done after it, `defects` were not as agreed. */
export interface Performance {
  readonly all: number
  readonly done: number
  readonly late: number
  readonly doneLate: number
  readonly defects: number
}

export function performanceOf({ values, state }: Pick<ComputedInput, 'values' | 'state'>, today: PlainDate): Performance {
  const rows = rowsIn(values['milestones'])
  const isLate = ({ cells }: Row): boolean => {
    const due = stringIn(cells['dueAt'])
    return due !== undefined && (stringIn(cells['doneAt']) ?? today) > due
  }
  return { all: rows.length, done: rows.filter((row) => !isOpen(row)).length, late: rows.filter((row) => isOpen(row) && runningStates.has(state) && isLate(row)).length, doneLate: rows.filter((row) => !isOpen(row) && isLate(row)).length, defects: rows.filter(({ cells }) => cells['quality'] === 'defect').length }
}

/** What the lines come to. */
export const linesTotal = ({ values }: ComputedInput): Money | undefined => amountOfLines(values['lines'])

/** What a line comes to: quantity times unit price, in whole cents. */
export function lineSum(_page: ComputedInput, _world: World, row?: Row): Money | undefined {
  const price = moneyIn(row?.cells['price'])
  const qty = numberIn(row?.cells['qty'])
  return price === undefined || qty === undefined ? undefined : { currency: price.currency, amountCents: Math.round(price.amountCents * qty) }
}

/** The contract that a change is of, where this device holds it. */
export function contractOf(change: Pick<ComputedInput, 'values'>, world: World): ComputedInput | undefined {
  const link = linkIn(change.values['contract'])
  return link === undefined ? undefined : world.page('contracts', link.id)
}
