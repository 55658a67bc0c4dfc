import type { ComputedInput, PageLink } from '../../books/field-kinds.ts'
import { totalOfLines } from '../../books/proposal-figures.ts'
import { rowsIn } from '../../books/read-values.ts'

type Values = Readonly<Record<string, unknown>>

type Source = Pick<ComputedInput, 'id' | 'shelf' | 'values'>

const picked = (values: Values, names: readonly string[]): Values => Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))

const linkTo = ({ id, shelf }: Pick<ComputedInput, 'id' | 'shelf'>): PageLink => ({ id, shelf })

/** The lines with these of their cells, under their ids. */
const linesWith = ({ values }: Source, columns: readonly string[]): readonly { readonly id: string; readonly cells: Values }[] => rowsIn(values['lines']).map(({ id, cells }) => ({ id, cells: picked(cells, columns) }))

/** What a contract begins with that comes of an accepted proposal: party, lines and amount ([PROP11]). Each names the other. */
export function contractFrom(proposal: Source): Values {
  const amount = totalOfLines(proposal)
  return {
    ...picked(proposal.values, ['title', 'customer', 'owner', 'opportunity']),
    kind: 'sale',
    proposal: linkTo(proposal),
    lines: linesWith(proposal, ['product', 'item', 'spec', 'unit', 'qty', 'price']),
    ...(amount === undefined ? {} : { amount }),
  }
}

/** What a proposal begins with for a possible deal ([PROP12]). */
export const proposalFor = (opportunity: Source): Values => ({ ...picked(opportunity.values, ['title', 'customer']), opportunity: linkTo(opportunity) })

/** What a proposal begins with that goes out from an earlier one: the offer itself, for nobody yet ([PROP12]). */
export const proposalFrom = (earlier: Source): Values => ({ ...picked(earlier.values, ['title', 'delivery']), lines: linesWith(earlier, ['product', 'item', 'spec', 'unit', 'qty', 'listPrice', 'price']), basedOn: linkTo(earlier) })
