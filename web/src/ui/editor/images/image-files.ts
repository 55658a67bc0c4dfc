import { Selection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

import type { EditorWords } from '../../../words/editor.ts'
import type { TextImage, TextImages } from '../rich-text-props.ts'
import { textSchema } from '../schema.ts'

/** What every browser shows, and what cannot run. */
const showable: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

export type ImageRefusal = Extract<keyof EditorWords, 'imageTooLarge' | 'imageNoRoom' | 'imageRefused'>

const refusals = { 'too-large': 'imageTooLarge', 'no-room': 'imageNoRoom', refused: 'imageRefused' } as const satisfies Record<string, ImageRefusal>

export interface ImageTarget {
  readonly images: TextImages
  readonly onRefused: (why: ImageRefusal, file: File) => void
}

/** Keeps pictures beside the page and puts them into the text, one below the other ([TXT46]). */
export async function insertImages(view: EditorView, files: readonly File[], at: number | undefined, target: ImageTarget): Promise<void> {
  if (at !== undefined) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(Math.min(at, view.state.doc.content.size)))))
  for (const file of files) {
    const size = showable.has(file.type) ? await sizeOf(file) : undefined
    const kept = size === undefined ? 'refused' : await target.images.add(file)
    if (typeof kept === 'string') target.onRefused(refusals[kept], file)
    else if (view.isDestroyed || !view.editable) return
    else putImage(view, kept, size ?? { width: 0, height: 0 })
  }
}

interface PixelSize {
  readonly width: number
  readonly height: number
}

/** `undefined` where the bytes are no picture, whatever they are called. */
async function sizeOf(file: File): Promise<PixelSize | undefined> {
  try {
    const { width, height } = await createImageBitmap(file)
    return { width, height }
  } catch {
    return undefined
  }
}

function putImage(view: EditorView, { sha256, name, type, sizeBytes }: TextImage, { width, height }: PixelSize): void {
  const { image, paragraph } = textSchema.nodes
  const node = image.create({ sha256, name, type, sizeBytes, width, height })
  const { $to } = view.state.selection
  const { tr } = view.state
  const gives = $to.depth === 1 && $to.parent.type === paragraph && $to.parent.content.size === 0
  const from = $to.depth === 0 ? $to.pos : gives ? $to.before() : $to.after()
  tr.replaceWith(from, gives ? $to.after() : from, node)
  const behind = from + node.nodeSize
  if (tr.doc.resolve(behind).nodeAfter?.isTextblock !== true) tr.insert(behind, paragraph.create())
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(behind + 1))).scrollIntoView())
}

/** Asks for pictures; a phone offers its camera as well. */
export function pickImages(onPicked: (files: readonly File[]) => void): void {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = [...showable].join(',')
  field.multiple = true
  field.addEventListener('change', () => onPicked([...(field.files ?? [])]))
  field.click()
}
