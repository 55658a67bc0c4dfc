import { text as wording } from '../vocabulary/text.ts'
import type { Demand } from './asks.ts'
import type { ChecklistField, ComputedInput, World } from './field-kinds.ts'
import { amountNow, contractOf, isRunning, openMilestones } from './contract-figures.ts'
import { linkIn, moneyIn, numberIn, rowsIn, stringIn } from './read-values.ts'

/** What does not hold, in words; exported, so that the catalogue finds them. */
export const contractDemandWords = {
  percents: wording('各期比例合計 {sum} %，應為 100 %', 'the shares add up to {sum} %, not 100 %'),
  amounts: wording('各期金額合計 {sum}，合同金額是 {amount}', 'the instalments add up to {sum}, the contract to {amount}'),
  period: wording('履行期止早於履行期起', 'the period ends before it begins'),
  delivery: wording('交付時間早於履行期起', 'delivery is before the period begins'),
  future: wording('簽訂日期在今天之後', 'the date of signing lies in the future'),
  credit: wording('該客戶要求：{need}', 'this customer requires: {need}'),
  items: wording('還缺 {items}', 'still missing {items}'),
  milestones: wording('還有 {n} 項沒有完成日期', '{n} not done yet'),
  notRunning: wording('原合同沒有在履行', 'the contract is not being performed'),
  below: wording('變更後的合同金額小於零', 'the contract would be worth less than nothing'),
  ahead: wording('生效日期未到，到那天再辦生效', 'that day has not come yet; it takes effect then'),
  beforeSigning: wording('生效日期早於合同簽訂日期', 'the contract was signed after that day'),
  endBefore: wording('新的履行期止早於履行期起', 'the new end is before the beginning'),
}

const inYuan = (cents: number): string => (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Instalments make up the whole: their shares 100 %, their sums the amount, where they are given (domain part d). */
function paymentDemands({ values }: ComputedInput): readonly Demand[] {
  const rows = rowsIn(values['payment'])
  const percents = rows.flatMap(({ cells }) => numberIn(cells['percent']) ?? [])
  const amounts = rows.flatMap(({ cells }) => moneyIn(cells['amount']) ?? [])
  const amount = moneyIn(values['amount'])
  const found: Demand[] = []
  // Hundredths of a per cent add up exactly.
  const share = percents.reduce((sum, percent) => sum + Math.round(percent * 10_000), 0)
  if (percents.length > 0 && share !== 1_000_000) found.push({ field: 'payment', says: contractDemandWords.percents, values: { sum: share / 10_000 } })
  const paid = amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)
  if (amount !== undefined && amounts.length > 0 && amounts.length === rows.length && paid !== amount.amountCents) found.push({ field: 'payment', says: contractDemandWords.amounts, values: { sum: inYuan(paid), amount: inYuan(amount.amountCents) } })
  return found
}

function periodDemands({ values }: ComputedInput): readonly Demand[] {
  const [from, until, deliverBy] = ['validFrom', 'validUntil', 'deliverBy'].map((name) => stringIn(values[name]))
  return [
    ...(from !== undefined && until !== undefined && until < from ? [{ field: 'validUntil', says: contractDemandWords.period }] : []),
    ...(from !== undefined && deliverBy !== undefined && deliverBy < from ? [{ field: 'deliverBy', says: contractDemandWords.delivery }] : []),
  ]
}

/** A customer whose credit is weak asks for a guarantee or a higher prepayment (S4-6.2.3). */
function creditDemands({ values }: ComputedInput, world: World): readonly Demand[] {
  const customer = world.page('customers', linkIn(values['customer'])?.id ?? '')
  const need = stringIn(customer?.values['creditNeed'])
  return need === undefined || stringIn(values['creditMeasure']) !== undefined ? [] : [{ field: 'creditMeasure', says: contractDemandWords.credit, values: { need } }]
}

/** What is still to be ticked of a checklist, item by item. */
function tickDemands(field: string, { items }: Pick<ChecklistField, 'items'>, { values }: ComputedInput): readonly Demand[] {
  const ticked = (values[field] ?? {}) as Readonly<Record<string, boolean>>
  const open = Object.entries(items).filter(([item]) => ticked[item] !== true).map(([, label]) => label)
  return open.length === 0 ? [] : [{ field, says: contractDemandWords.items, values: { items: open } }]
}

/** What a contract must hold before it is handed in, beside the clauses that the charter wants. */
export const submitDemands = (contract: ComputedInput, world: World): readonly Demand[] => [...paymentDemands(contract), ...periodDemands(contract), ...creditDemands(contract, world)]

export const signDemands = (contract: ComputedInput, { today }: World): readonly Demand[] => [
  ...periodDemands(contract),
  ...((stringIn(contract.values['signedAt']) ?? '') > today ? [{ field: 'signedAt', says: contractDemandWords.future }] : []),
]

/** Performance is over once every milestone is. */
export function fulfilDemands(contract: ComputedInput): readonly Demand[] {
  const open = openMilestones(contract).length
  return open === 0 ? [] : [{ field: 'milestones', says: contractDemandWords.milestones, values: { n: open } }]
}

/** A missing item blocks archiving (S3-3.2.6). */
export const archiveDemands = (list: Pick<ChecklistField, 'items'>) => (contract: ComputedInput): readonly Demand[] => tickDemands('archiveList', list, contract)

/** What a change must hold: its contract is being performed, and what would follow makes sense. */
export function changeDemands(change: ComputedInput, world: World): readonly Demand[] {
  const contract = contractOf(change, world)
  if (contract === undefined) return []
  const { amountDelta, newUntil } = change.values
  const after = (amountNow(contract, world)?.amountCents ?? 0) + (moneyIn(amountDelta)?.amountCents ?? 0)
  const from = stringIn(contract.values['validFrom'])
  const end = stringIn(newUntil)
  return [
    ...(isRunning(contract) ? [] : [{ field: 'contract', says: contractDemandWords.notRunning }]),
    ...(after < 0 ? [{ field: 'amountDelta', says: contractDemandWords.below }] : []),
    ...(from !== undefined && end !== undefined && end < from ? [{ field: 'newUntil', says: contractDemandWords.endBefore }] : []),
  ]
}

/** What must hold besides once a change takes effect: it counts from that moment, and never before its day. */
export function effectDemands(change: ComputedInput, world: World): readonly Demand[] {
  const day = stringIn(change.values['effectiveAt']) ?? ''
  const signed = stringIn(contractOf(change, world)?.values['signedAt']) ?? ''
  return [
    ...changeDemands(change, world),
    ...(day > world.today ? [{ field: 'effectiveAt', says: contractDemandWords.ahead }] : []),
    ...(day !== '' && day < signed ? [{ field: 'effectiveAt', says: contractDemandWords.beforeSigning }] : []),
  ]
}
