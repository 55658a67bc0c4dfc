import { proposals } from '../../books/proposals.ts'
import { discountOf, subtotalOf, totalOfLines } from '../../books/proposal-figures.ts'
import { rowsIn, stringIn } from '../../books/read-values.ts'
import type { Money } from '../../vocabulary/money.ts'
import type { CellChange, ComparedContent, ContentChange } from '../comparing/compare-content.ts'
import { compareContent } from '../comparing/compare-content.ts'

/** What a figure was and is; one of them may be missing. */
export interface Change<V> {
  readonly before: V | undefined
  readonly after: V | undefined
}

/** What became of a price line. Figures that stayed are absent. */
export interface LineChange {
  readonly row: string
  readonly what: 'added' | 'removed' | 'changed'
  /** What is offered in the line, as it is now; of a removed line as it was. */
  readonly item: string
  readonly qty?: Change<number>
  readonly price?: Change<Money>
  /** Against the list price, in per cent. */
  readonly discount?: Change<number>
  readonly sum?: Change<Money>
  /** Other cells that say something else: the name, the specification, the unit, the list price. */
  readonly others: readonly CellChange[]
}

/** How one version of a proposal differs from another, as people speak of it. */
export interface ProposalChanges {
  /** Set where the total is another. */
  readonly total?: Change<Money>
  readonly lines: readonly LineChange[]
  /** Everything else that was compared: terms, dates, texts. */
  readonly others: readonly ContentChange[]
}

const figures: ReadonlySet<string> = new Set(['qty', 'price', 'product'])

const itemOf = (cells: Readonly<Record<string, unknown>>): string => stringIn(cells['item']) ?? ''

/** A figure that differs; nothing where it stayed. */
function changeOf<V>(before: V | undefined, after: V | undefined): Change<V> | undefined {
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : { before, after }
}

/** What the customer's feedback and what is kept beside the offer says is no part of it. */
const beside: ReadonlySet<string> = new Set(Object.entries(proposals.fields).flatMap(([name, field]) => ('annotates' in field && field.annotates !== undefined) || ('internal' in field && field.internal === true) ? [name] : []))

/**
 * Two versions of a proposal by what they mean ([PROP9]): lines that came or went, quantities, prices, discounts and sums of
 * those that stayed, the total, and everything else value by value and word by word. Lines are known by their ids, so that
 * one that only stands elsewhere has not changed. Pure; never throws, whatever it is given.
 */
export function compareProposals(before: ComparedContent, after: ComparedContent): ProposalChanges {
  const changes = compareContent(proposals, before, after)
  const lines = changes.flatMap((change) => (change.kind === 'rows' && change.field === 'lines' ? change.rows : [])).flatMap(({ row, what, before: was, after: now, cells }): readonly LineChange[] => {
    if (what === 'moved') return []
    const [old, present] = [{ cells: was ?? {} }, { cells: now ?? {} }]
    const found = {
      qty: changeOf(old.cells['qty'] as number | undefined, present.cells['qty'] as number | undefined),
      price: changeOf(old.cells['price'] as Money | undefined, present.cells['price'] as Money | undefined),
      discount: changeOf(discountOf(old), discountOf(present)),
      sum: changeOf(subtotalOf(old), subtotalOf(present)),
    }
    const others = what === 'changed' ? cells.filter(({ column }) => !figures.has(column)) : []
    const known = Object.fromEntries(Object.entries(found).filter(([, change]) => change !== undefined)) as Partial<Pick<LineChange, 'qty' | 'price' | 'discount' | 'sum'>>
    return [{ row, what, item: itemOf(now ?? was ?? {}), ...known, others }]
  })
  const total = changeOf(totalOfLines({ values: { lines: rowsIn(before.values['lines']) } }), totalOfLines({ values: { lines: rowsIn(after.values['lines']) } }))
  return {
    ...(total === undefined ? {} : { total }),
    lines,
    others: changes.filter((change) => !(change.kind === 'rows' && change.field === 'lines') && !beside.has(change.field)),
  }
}

/** Whether nothing differs that the customer is offered. */
export const saysTheSame = ({ total, lines, others }: ProposalChanges): boolean => total === undefined && lines.length === 0 && others.length === 0
