import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { Transaction } from 'prosemirror-state'

import { isFromYjs } from '../together/y-state.ts'

/** Yjs holds marks of letters only: a bold mention would be bold for its author alone, until the text is opened again. */
export function plainAtoms(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, { doc, tr }) {
      if (!transactions.some((transaction) => transaction.docChanged && !isFromYjs(transaction))) return null
      eachChangedBlock(before.doc, doc, (block, at) => {
        block.descendants((node, offset) => {
          if (node.isInline && !node.isText && node.marks.length > 0) clear(tr, at + 1 + offset, node)
        })
      })
      return tr.docChanged ? tr : null
    },
  })
}

const clear = (tr: Transaction, at: number, node: Node): void => void tr.removeMark(at, at + node.nodeSize)

/** The top-level nodes that are not the same objects as before. */
function eachChangedBlock(before: Node, after: Node, visit: (block: Node, at: number) => void): void {
  const shared = Math.min(before.childCount, after.childCount)
  let left = 0
  while (left < shared && before.child(left) === after.child(left)) left++
  let right = 0
  while (left + right < shared && before.child(before.childCount - 1 - right) === after.child(after.childCount - 1 - right)) right++
  after.forEach((block, at, index) => {
    if (index >= left && index < after.childCount - right) visit(block, at)
  })
}
