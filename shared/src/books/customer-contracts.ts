import type { Instant } from '../vocabulary/dates.ts'
import type { Money } from '../vocabulary/money.ts'
import { text as wording } from '../vocabulary/text.ts'
import { amountNow, isConcluded, isRunning, paidSoFar } from './contract-figures.ts'
import type { ComputedInput, Records, Working, World } from './field-kinds.ts'
import { mergedInto } from './merge-records.ts'
import { linkIn, reachedAt, stringIn, totalOf } from './read-values.ts'

// What the ledger tells of a customer (domain B3, B15): of the contracts that this device holds, and so only of those its member may read.

const contractsOf = (customer: Pick<ComputedInput, 'id'>, world: World): readonly ComputedInput[] => world.linked('contracts', 'customer', customer.id)

const runningOf = (customer: Pick<ComputedInput, 'id'>, world: World): readonly ComputedInput[] => contractsOf(customer, world).filter(isRunning)

const signedInYear = (customer: Pick<ComputedInput, 'id'>, world: World): readonly ComputedInput[] =>
  contractsOf(customer, world).filter((contract) => isConcluded(contract) && stringIn(contract.values['signedAt'])?.slice(0, 4) === world.today.slice(0, 4))

const worth = (contracts: readonly ComputedInput[], world: World): Money | undefined => totalOf(contracts.map((contract) => amountNow(contract, world)))

/** What was signed this year is worth, with the changes that took effect. */
export const signedThisYear = (customer: ComputedInput, world: World): Money | undefined => worth(signedInYear(customer, world), world)

/** What is being performed is worth now. */
export const openContracts = (customer: ComputedInput, world: World): Money | undefined => worth(runningOf(customer, world), world)

/** What milestones say was paid on contracts that are being performed; nothing paid is a figure too. */
export function paidOnContracts(customer: ComputedInput, world: World): Money | undefined {
  const running = runningOf(customer, world)
  const whole = worth(running, world)
  return whole === undefined ? undefined : totalOf([{ ...whole, amountCents: 0 }, ...running.map((contract) => paidSoFar(contract))])
}

/** Wordings of the arithmetic; exported, so that the catalogue finds them. */
export const customerContractLabels = {
  open: wording('在履行的合同額', 'Being performed'),
  paid: wording('已收', 'Paid'),
  left: wording('未收', 'Still to be paid'),
}

const plain = ({ amountCents }: Money): string => (amountCents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** What is open, what of it was paid, and what is left. */
export function paidWorkings(customer: ComputedInput, world: World): readonly Working[] {
  const [open, paid] = [openContracts(customer, world), paidOnContracts(customer, world)]
  if (open === undefined || paid === undefined) return []
  return [
    { label: customerContractLabels.open, value: plain(open) },
    { label: customerContractLabels.paid, value: `− ${plain(paid)}` },
    { label: customerContractLabels.left, value: plain({ ...open, amountCents: open.amountCents - paid.amountCents }) },
  ]
}

/** The contracts behind a figure: those that name the customer, or a file that was merged into it. */
function recordsOf(contracts: readonly ComputedInput[], further: Records['filters'] = []): Records | undefined {
  if (contracts.length === 0) return undefined
  const named = contracts.flatMap(({ values }) => linkIn(values['customer'])?.id ?? [])
  const states = contracts.map(({ state }) => state)
  return { book: 'contracts', filters: [{ name: 'customer', test: 'any', values: [...new Set(named)].toSorted() }, { name: 'state', test: 'any', values: [...new Set(states)].toSorted() }, ...further] }
}

export const signedRecords = (customer: ComputedInput, world: World): Records | undefined => {
  const year = world.today.slice(0, 4)
  return recordsOf(signedInYear(customer, world), [{ name: 'signedAt', test: 'range', values: [`${year}-01-01`, `${year}-12-31`] }])
}

export const openRecords = (customer: ComputedInput, world: World): Records | undefined => recordsOf(runningOf(customer, world))

/** By customer, when a contract with them was last put in force. */
type InForce = ReadonlyMap<string, Instant>

let last: { readonly contracts: Iterable<ComputedInput>; readonly customers: Iterable<ComputedInput>; readonly inForce: InForce } | undefined

/** The rule asks for each of thousands; the pages of a book are the same array until one of them changes. */
function inForceIn(world: World): InForce {
  const [contracts, customers] = [world.pages('contracts'), world.pages('customers')]
  if (last?.contracts === contracts && last.customers === customers) return last.inForce
  const inForce = new Map<string, Instant>()
  for (const contract of contracts) {
    const at = isConcluded(contract) ? reachedAt(contract, 'signed') : undefined
    const named = linkIn(contract.values['customer'])?.id
    if (at === undefined || named === undefined) continue
    const id = mergedInto(named, (from) => {
      const customer = world.page('customers', from)
      return customer?.state === 'merged' ? linkIn(customer.values['mergedInto'])?.id : undefined
    })
    const known = inForce.get(id)
    if (known === undefined || Date.parse(known) < Date.parse(at)) inForce.set(id, at)
  }
  last = { contracts, customers, inForce }
  return inForce
}

/** The move that this rule makes. */
const byContract = 'begin'

/**
 * Whether a contract came into force that makes the customer active (B3): the first one of a prospect, once, or one that
 * was signed after the customer fell asleep or was lost. Who takes that back is not overruled.
 */
export function isContractInForce(customer: ComputedInput, world: World): boolean {
  const signed = inForceIn(world).get(customer.id)
  if (signed === undefined) return false
  const moves = (customer.moves ?? []).filter(({ verdict }) => verdict === 'applied')
  const atLast = moves.at(-1)?.at
  if (customer.state === 'lead' || customer.state === 'screened') return !moves.some(({ move }) => move === byContract) || (atLast !== undefined && Date.parse(signed) > Date.parse(atLast))
  return atLast === undefined || Date.parse(signed) > Date.parse(atLast)
}
