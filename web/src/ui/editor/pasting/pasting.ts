import { Fragment, Slice } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

import type { TextImage } from '../rich-text-props.ts'
import { safeLink } from '../safe-link.ts'
import { textSchema } from '../schema.ts'
import { cleanHtml } from './clean-html.ts'
import { readTabbed } from './pasted-tables.ts'

export interface PastingInput {
  /** Pictures were among what came that cannot be had; they are left out. */
  readonly onImagesLeftOut: () => void
  /** Pictures of a text of ours were among what came: their bytes may lie beside another page only. */
  readonly onImagesCopied: (images: readonly TextImage[]) => void
  /** Takes in pictures that were pasted or dropped; answers whether this text can hold any. */
  readonly onImageFiles: (view: EditorView, files: readonly File[], at: number | undefined) => boolean
}

const imagesIn = (transfer: DataTransfer | null): readonly File[] => [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith('image/'))

/** A browser that copies a picture describes it as HTML as well; a spreadsheet and Word add a picture of what they copied. */
const hasWords = (transfer: DataTransfer | null): boolean => {
  if (transfer === null) return false
  const html = transfer.getData('text/html')
  if (html === '') return transfer.getData('text/plain').trim() !== ''
  return (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim() !== ''
}

/**
 * What is pasted keeps only the form the schema knows; scripts, styles and handlers have no rule and are gone, and nothing is
 * loaded while reading, for the document it is read in has no window ([TXT13]).
 */
export function pasting(input: PastingInput): Plugin {
  const takesImages = (view: EditorView, transfer: DataTransfer | null, at?: number): boolean => {
    const images = imagesIn(transfer)
    if (images.length === 0 || hasWords(transfer) || !view.editable) return false
    if (!input.onImageFiles(view, images, at)) input.onImagesLeftOut()
    return true
  }
  return new Plugin({
    props: {
      transformPastedHTML(html) {
        const { html: cleaned, imagesLeftOut } = cleanHtml(html)
        if (imagesLeftOut > 0) input.onImagesLeftOut()
        return cleaned
      },
      clipboardTextParser(text, $context, plain) {
        const rows = plain ? undefined : readTabbed(text)
        if (rows !== undefined) return new Slice(Fragment.from(tableOf(rows)), 0, 0)
        const marks = $context.marks()
        const lines = text.replace(/\r\n?/g, '\n').split(/\n+/).map((line) => textSchema.nodes.paragraph.create(null, line === '' ? null : textSchema.text(line, marks)))
        return Slice.maxOpen(Fragment.from(lines))
      },
      handlePaste(view, event, slice) {
        if (takesImages(view, event.clipboardData)) return true
        const copied = imagesOf(slice)
        if (copied.length > 0) input.onImagesCopied(copied)
        return linkSelection(view, event.clipboardData?.getData('text/plain') ?? '')
      },
      handleDrop: (view, event, _slice, moved) => !moved && takesImages(view, event.dataTransfer, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos),
    },
  })
}

function imagesOf(slice: Slice): readonly TextImage[] {
  const found: TextImage[] = []
  slice.content.descendants(({ type, attrs }) => {
    if (type === textSchema.nodes.image) found.push({ sha256: String(attrs['sha256']), name: String(attrs['name']), type: String(attrs['type']), sizeBytes: Number(attrs['sizeBytes']) })
  })
  return found
}

function tableOf(rows: readonly (readonly string[])[]): Node {
  const { table, table_row: tableRow, table_cell: tableCell, paragraph } = textSchema.nodes
  const cell = (words: string): Node => tableCell.create(null, paragraph.create(null, words.trim() === '' ? null : textSchema.text(words.trim())))
  return table.create(null, rows.map((row) => tableRow.create(null, row.map(cell))))
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
