import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

import { safeLink } from '../safe-link.ts'
import { textSchema } from '../schema.ts'

export interface PastingInput {
  /** Pictures were among what came; they are left out. */
  readonly onImagesLeftOut: () => void
}

const hasImage = (transfer: DataTransfer | null): boolean => [...(transfer?.files ?? [])].some(({ type }) => type.startsWith('image/'))
const hasText = (transfer: DataTransfer | null): boolean => transfer !== null && (transfer.getData('text/html') !== '' || transfer.getData('text/plain') !== '')

/**
 * What is pasted keeps only the form the schema knows; scripts, styles and handlers have no rule and are gone, and nothing is
 * loaded while reading, for the document it is read in has no window ([TXT13]).
 */
export function pasting(input: PastingInput): Plugin {
  const takesOnlyImages = (transfer: DataTransfer | null): boolean => {
    if (!hasImage(transfer)) return false
    input.onImagesLeftOut()
    return !hasText(transfer)
  }
  return new Plugin({
    props: {
      transformPastedHTML(html) {
        if (/<img\b/i.test(html)) input.onImagesLeftOut()
        return html
      },
      handlePaste(view, event) {
        if (takesOnlyImages(event.clipboardData)) return true
        return linkSelection(view, event.clipboardData?.getData('text/plain') ?? '')
      },
      handleDrop: (_view, event) => takesOnlyImages(event.dataTransfer),
    },
  })
}

/** An address pasted over selected words links them; pasted alone it is written as a link. */
function linkSelection(view: EditorView, pasted: string): boolean {
  const text = pasted.trim()
  const href = /^(https?:\/\/|mailto:)\S+$/i.test(text) ? safeLink(text) : undefined
  const { empty, from, to, $from, $to } = view.state.selection
  if (href === undefined || !$from.parent.inlineContent || !$from.sameParent($to)) return false
  const mark = textSchema.marks.link.create({ href })
  const { tr } = view.state
  view.dispatch((empty ? tr.replaceSelectionWith(textSchema.text(text, [mark]), false) : tr.addMark(from, to, mark)).scrollIntoView())
  return true
}
