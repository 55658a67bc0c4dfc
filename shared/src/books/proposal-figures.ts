import type { Money } from '../vocabulary/money.ts'
import { times } from '../vocabulary/money.ts'
import type { Text } from '../vocabulary/text.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { ComputedInput, ListEntry, Row, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { linkIn, moneyIn, numberIn, rowsIn, stringIn, sumOf } from './read-values.ts'

/** What a line comes to: quantity times price, to the cent. */
export function subtotalOf({ cells }: Pick<Row, 'cells'>): Money | undefined {
  const price = moneyIn(cells['price'])
  const qty = numberIn(cells['qty'])
  return price === undefined || qty === undefined ? undefined : times(price, qty)
}

/** How far a line is below its list price, in per cent to a tenth; above it, it is below zero. */
export function discountOf({ cells }: Pick<Row, 'cells'>): number | undefined {
  const [price, list] = [moneyIn(cells['price']), moneyIn(cells['listPrice'])]
  if (price === undefined || list === undefined || price.currency !== list.currency || list.amountCents <= 0) return undefined
  return tenth((1 - price.amountCents / list.amountCents) * 100)
}

const tenth = (value: number): number => Math.round(value * 10) / 10 + 0

const linesOf = (page: Pick<ComputedInput, 'values'>): readonly Row[] => rowsIn(page.values['lines'])

/** What all lines come to; nothing where they are in several currencies. */
export const totalOfLines = (page: Pick<ComputedInput, 'values'>): Money | undefined => sumOf(linesOf(page).map(subtotalOf))

/** What the lines would come to at list prices: those without one count at the price that is asked. */
export const listTotalOf = (page: Pick<ComputedInput, 'values'>): Money | undefined =>
  sumOf(linesOf(page).map(({ cells }) => subtotalOf({ cells: { ...cells, price: cells['listPrice'] ?? cells['price'] } })))

/** How far the whole is below list prices, in per cent to a tenth. */
export function discountOfAll(page: Pick<ComputedInput, 'values'>): number | undefined {
  const [total, list] = [totalOfLines(page), listTotalOf(page)]
  return total === undefined || list === undefined || total.currency !== list.currency || list.amountCents <= 0 ? undefined : tenth((1 - total.amountCents / list.amountCents) * 100)
}

const productOf = (row: Pick<Row, 'cells'>, world: Pick<World, 'page'>): ComputedInput | undefined => {
  const link = linkIn(row.cells['product'])
  return link === undefined ? undefined : world.page('products', link.id)
}

/** What is said of a line that policy does not simply let pass. */
export const lineWarnings: Readonly<Record<'belowLimit' | 'retired' | 'otherCurrency', Text>> = {
  belowLimit: wording('低於政策下限', 'Below the policy limit of'),
  retired: wording('已停售', 'No longer sold'),
  otherCurrency: wording('幣種不同', 'Another currency'),
}

/** The limit that a line is below, if it is ([PROP4]). Only the open limit is looked at, never floor or cost. */
export function limitBroken(row: Pick<Row, 'cells'>, world: Pick<World, 'page'>): Money | undefined {
  const price = moneyIn(row.cells['price'])
  const limit = moneyIn(productOf(row, world)?.values['policyLimit'])
  return price !== undefined && limit !== undefined && price.currency === limit.currency && price.amountCents < limit.amountCents ? limit : undefined
}

/** What stands beside a line: that it is below policy, by which limit; that its product is no longer sold; that it is in another currency. */
export function checkLine(page: Pick<ComputedInput, 'values'>, world: Pick<World, 'page'>, row: Pick<Row, 'cells'>): readonly ListEntry[] | undefined {
  const limit = limitBroken(row, world)
  const currency = moneyIn(linesOf(page).find(({ cells }) => moneyIn(cells['price']) !== undefined)?.cells['price'])?.currency
  const price = moneyIn(row.cells['price'])
  const found: ListEntry[] = [
    ...(limit === undefined ? [] : [{ label: lineWarnings.belowLimit, value: limit.amountCents / 100 }]),
    ...(productOf(row, world)?.state === 'retired' ? [{ label: lineWarnings.retired }] : []),
    ...(price !== undefined && currency !== undefined && price.currency !== currency ? [{ label: lineWarnings.otherCurrency }] : []),
  ]
  return found.length === 0 ? undefined : found
}

/** Whether any line is below policy. */
export const isOffPolicy = (page: Pick<ComputedInput, 'values'>, world: Pick<World, 'page'>): boolean => linesOf(page).some((row) => limitBroken(row, world) !== undefined)

/** What the goods of the lines cost, for those whose device holds costs; nothing where a line's is not known. */
export function costOf(page: Pick<ComputedInput, 'values'>, world: Pick<World, 'page'>): Money | undefined {
  const lines = linesOf(page)
  const costs = lines.map((row) => {
    const cost = moneyIn(productOf(row, world)?.values['costPrice'])
    const qty = numberIn(row.cells['qty'])
    return cost === undefined || qty === undefined ? undefined : times(cost, qty)
  })
  return costs.length === 0 || costs.includes(undefined) ? undefined : sumOf(costs)
}

/** What is left of the total after costs, and its share in per cent to a tenth; for those whose device holds costs. */
export function marginOf(page: Pick<ComputedInput, 'values'>, world: Pick<World, 'page'>): { readonly left: Money; readonly percent: number } | undefined {
  const [total, cost] = [totalOfLines(page), costOf(page, world)]
  if (total === undefined || cost === undefined || total.currency !== cost.currency || total.amountCents <= 0) return undefined
  const left = total.amountCents - cost.amountCents
  return { left: { currency: total.currency, amountCents: left }, percent: tenth((left / total.amountCents) * 100) }
}

type Moved = Pick<ComputedInput, 'state' | 'moves'>

/** How many versions were handed in. */
export const versionsOf = ({ moves = [] }: Pick<ComputedInput, 'moves'>): number => moves.filter(({ move, verdict }) => move === 'submit' && verdict === 'applied').length

/** The version that the page stands at: the one that was handed in last, or the one being written ([PROP6]). */
export const versionOf = (page: Moved): number => versionsOf(page) + (page.state === 'drafting' || page.state === 'revising' ? 1 : 0)

/** The version that the customer had on a day: the last one that was sent by then. */
function sentBy({ moves = [] }: Pick<ComputedInput, 'moves'>, day: string, timeZone: string | undefined): number {
  let version = 0
  let sent = 0
  for (const { move, verdict, at } of moves) {
    if (verdict !== 'applied') continue
    if (move === 'submit') version++
    if (move === 'send' && (dayIn(at, timeZone) ?? '') <= day) sent = version
  }
  return sent
}

/** The version that answers what a customer said: the first one handed in after the one that it is about ([PROP7]). */
export function answeredIn(page: Pick<ComputedInput, 'moves'>, world: Pick<World, 'timeZone'>, row?: Pick<Row, 'cells'>): number | undefined {
  const about = numberIn(row?.cells['about']) ?? sentBy(page, stringIn(row?.cells['at']) ?? '9', world.timeZone)
  return row !== undefined && about < versionsOf(page) ? about + 1 : undefined
}
