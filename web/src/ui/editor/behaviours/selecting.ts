import type { Command, Transaction } from 'prosemirror-state'
import { AllSelection, TextSelection } from 'prosemirror-state'

/** Selects text in what a transaction has made; the nearest text where a position holds none. */
export const select = (transaction: Transaction, anchor: number, head = anchor): Transaction =>
  transaction.setSelection(TextSelection.between(transaction.doc.resolve(anchor), transaction.doc.resolve(head)))

/** Selects all text, so that what works on text works on all of it. Where a table stands at an edge, only the whole document can be selected. */
export const selectAllText: Command = ({ tr, doc }, dispatch) => {
  const edges = [doc.firstChild, doc.lastChild]
  const hasTable = edges.some((node) => node?.type.spec['tableRole'] !== undefined)
  dispatch?.(hasTable ? tr.setSelection(new AllSelection(doc)) : select(tr, 0, doc.content.size))
  return true
}
