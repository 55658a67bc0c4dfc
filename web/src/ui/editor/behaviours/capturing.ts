import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { Plugin, TextSelection } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'

import type { CaptureTyped, RowRef, TextCaptures } from '../rich-text-props.ts'
import { textSchema } from '../schema.ts'

export interface CapturingInput {
  readonly isEditable: () => boolean
  readonly captures: () => TextCaptures | undefined
}

/** A line that asks to be taken down, and where it lies. */
interface AskingLine {
  readonly typed: CaptureTyped
  readonly from: number
  readonly to: number
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A / or 、 at the beginning of a line, one of the words, a blank or the @ of whom it is for. */
function askingLine({ selection }: EditorState, { kinds }: TextCaptures): AskingLine | undefined {
  if (!(selection instanceof TextSelection) || selection.$cursor === null) return undefined
  const { parent } = selection.$cursor
  if (parent.type !== textSchema.nodes.paragraph) return undefined
  let words = ''
  let member: string | undefined
  let date: string | undefined
  parent.forEach((node) => {
    const { attrs } = node
    if (node.type === textSchema.nodes.mention && attrs['kind'] === 'member' && member === undefined) member = String(attrs['id'])
    else if (node.type === textSchema.nodes.date && date === undefined) date = String(attrs['date'])
    else words += node.isText ? node.text! : node.type === textSchema.nodes.hard_break ? ' ' : parentText(node)
  })
  const names = kinds.flatMap((kind) => kind.names).map(escaped).join('|')
  const sign = new RegExp(`^\\s*[/／、](?:${names})(?=[\\s\\u3000@＠:：]|$)[\\s\\u3000:：]*`, 'iu').exec(words)
  if (sign === null) return undefined
  return { typed: { words: words.slice(sign[0].length), member, date }, from: selection.$cursor.start(), to: selection.$cursor.end() }
}

const parentText = (node: Node): string => node.type.spec.leafText?.(node) ?? node.textContent

const rowsIn = (doc: Node): ReadonlyMap<string, RowRef> => {
  const found = new Map<string, RowRef>()
  doc.descendants((node) => {
    if (node.type === textSchema.nodes.row) found.set(`${String(node.attrs['field'])}/${String(node.attrs['row'])}`, node.attrs as RowRef)
  })
  return found
}

/**
 * Enter at a line that begins with `/事項` or another of the words takes it down as a row of the page, and leaves in the
 * text a line that refers to it ([MEET14]). Undone and done again, the row goes and comes with the line.
 */
export function capturing(input: CapturingInput): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const captures = input.captures()
        if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229 || captures === undefined || !input.isEditable()) return false
        const line = askingLine(view.state, captures)
        if (line === undefined) return false
        const ref = captures.take(line.typed)
        // What was refused, or says nothing yet, stays as it was typed.
        if (ref === undefined) return true
        const { tr } = view.state
        tr.replaceWith(line.from, line.to, textSchema.nodes.row.create({ ...ref }))
        const item = view.state.doc.resolve(line.from - 1).parent.type
        const depth = item === textSchema.nodes.list_item || item === textSchema.nodes.task_item ? 2 : 1
        tr.split(line.from + 1, depth)
        view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(line.from + 1 + 2 * depth))).scrollIntoView())
        return true
      },
      decorations(state) {
        const captures = input.captures()
        const line = captures === undefined || !input.isEditable() ? undefined : askingLine(state, captures)
        if (line === undefined) return DecorationSet.empty
        return DecorationSet.create(state.doc, [Decoration.node(line.from - 1, line.to + 1, { 'data-capture': captures!.hint(line.typed) })])
      },
    },
    appendTransaction(transactions, before, { doc }) {
      const captures = input.captures()
      const undoing = transactions.some((transaction) => (transaction.getMeta(ySyncPluginKey) as { readonly isUndoRedoOperation?: boolean } | undefined)?.isUndoRedoOperation === true)
      if (captures === undefined || !undoing) return null
      const [were, are] = [rowsIn(before.doc), rowsIn(doc)]
      const gone = [...were].filter(([key]) => !are.has(key)).map(([, ref]) => ref)
      const back = [...are].filter(([key]) => !were.has(key)).map(([, ref]) => ref)
      // After the text has what Yjs has: the row lies in the same document.
      if (gone.length + back.length > 0)
        queueMicrotask(() => {
          for (const ref of gone) captures.setGone(ref, true)
          for (const ref of back) captures.setGone(ref, false)
        })
      return null
    },
  })
}
