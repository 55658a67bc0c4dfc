import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'

import type { EditorWords } from '../../../words/editor.ts'
import type { TextImage, TextImages } from '../rich-text-props.ts'
import { textSchema } from '../schema.ts'

export interface ImageViewInput {
  readonly images: () => TextImages | undefined
  readonly words: () => EditorWords
}

/** A picture: its bytes are fetched when it comes near, and their address is given back when it goes. Its place is kept meanwhile. */
export function imageView(first: Node, input: ImageViewInput): NodeView {
  const dom = document.createElement('figure')
  dom.contentEditable = 'false'
  const picture = document.createElement('img')
  const note = document.createElement('p')
  const caption = document.createElement('figcaption')
  dom.append(note, caption)
  let shown: Node = first
  let address: string | undefined
  let gone = false
  const refOf = ({ attrs }: Node): TextImage => ({ sha256: String(attrs['sha256']), name: String(attrs['name']), type: String(attrs['type']), sizeBytes: Number(attrs['sizeBytes']) })
  const say = (words: string): void => {
    note.textContent = words
    if (!dom.contains(note)) picture.replaceWith(note)
  }
  const show = (node: Node): void => {
    shown = node
    const { width, height, alt, size, name } = node.attrs as { readonly width: number; readonly height: number; readonly alt: string; readonly size: string; readonly name: string }
    dom.dataset['image'] = ''
    dom.dataset['size'] = size
    dom.style.setProperty('--ratio', width > 0 && height > 0 ? `${width} / ${height}` : '16 / 9')
    dom.style.setProperty('--natural', width > 0 ? `${width}px` : '100%')
    picture.alt = alt === '' ? name : alt
    caption.textContent = alt
    caption.hidden = alt === ''
  }
  const giveBack = (): void => {
    if (address !== undefined) URL.revokeObjectURL(address)
    address = undefined
  }
  const load = async (): Promise<void> => {
    const images = input.images()
    if (images === undefined) return say(input.words().imageOffline)
    say(input.words().imageLoading)
    const bytes = await images.read(refOf(shown))
    if (gone) return
    if (typeof bytes === 'string') return say(bytes === 'offline' ? input.words().imageOffline : input.words().imageMissing)
    giveBack()
    address = URL.createObjectURL(bytes)
    picture.src = address
    note.replaceWith(picture)
  }
  picture.addEventListener('error', () => {
    if (address !== undefined) say(input.words().imageUnshowable)
  })
  const again = (): void => {
    if (address === undefined) void load()
  }
  const near = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    near.disconnect()
    void load()
  }, { rootMargin: '600px' })
  show(first)
  say(input.words().imageLoading)
  near.observe(dom)
  window.addEventListener('online', again)
  return {
    dom,
    update(node) {
      if (node.type !== textSchema.nodes.image) return false
      const other = node.attrs['sha256'] !== shown.attrs['sha256']
      show(node)
      if (other) void load()
      return true
    },
    destroy() {
      gone = true
      near.disconnect()
      window.removeEventListener('online', again)
      giveBack()
    },
    ignoreMutation: () => true,
  }
}
