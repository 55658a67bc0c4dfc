import type { Node } from 'prosemirror-model'
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view'
import { createComputed, createRoot } from 'solid-js'

import type { ImageViewInput } from '../images/image-view.ts'
import { imageView } from '../images/image-view.ts'
import type { PageRef, RowRef, TextCaptures } from '../rich-text-props.ts'
import { textSchema } from '../schema.ts'
import { pageOf } from './opening.ts'

export interface NodeViewsInput extends ImageViewInput {
  readonly nameOf: (member: string) => string | undefined
  readonly titleOf: (page: PageRef) => string | undefined
  readonly isGone: (page: PageRef) => boolean
  readonly onOpenPage: (page: PageRef) => void
  readonly captures: () => TextCaptures | undefined
  /** A day in the reader's language; tracked. */
  readonly showDate: (date: string) => string
}

/** Nodes that are more than their markup: mentions show the present name, days the reader's words, items have a box to tick. */
export const nodeViews = (input: NodeViewsInput): Record<string, NodeViewConstructor> => ({
  mention: (node) => mentionView(node, input),
  date: (node) => dateView(node, input),
  row: (node) => rowView(node, input),
  image: (node) => imageView(node, input),
  task_item: (node, view, getAt) => taskView(node, view, getAt, input),
})

function mentionView(node: Node, input: NodeViewsInput): NodeView {
  const { attrs } = node
  const dom = document.createElement('span')
  dom.dataset['mention'] = String(attrs['kind'])
  const label = String(attrs['label'])
  const stop = follow(() => {
    dom.textContent = attrs['kind'] === 'member' ? `@${input.nameOf(String(attrs['id'])) ?? label}` : (input.titleOf(pageOf(attrs)) ?? label)
  })
  const stopGone = follow(() => {
    const gone = attrs['kind'] === 'page' && input.isGone(pageOf(attrs))
    dom.toggleAttribute('data-gone', gone)
    dom.title = gone ? input.words().pageGone : ''
  })
  if (attrs['kind'] === 'page') {
    dom.setAttribute('role', 'link')
    dom.addEventListener('click', () => input.onOpenPage(pageOf(attrs)))
  }
  const destroy = (): void => {
    stop()
    stopGone()
  }
  return { dom, destroy, ignoreMutation: () => true }
}

/** A row that was taken down, as it is now: what it says is kept in the row, not in the text. */
function rowView({ attrs }: Node, input: NodeViewsInput): NodeView {
  const ref: RowRef = { field: String(attrs['field']), row: String(attrs['row']), label: String(attrs['label']) }
  const dom = document.createElement('span')
  dom.dataset['row'] = ref.row
  dom.setAttribute('role', 'link')
  const stop = follow(() => {
    const shown = input.captures()?.shown(ref)
    const words = document.createElement('b')
    words.textContent = shown?.text ?? ref.label
    const notes = [...(shown?.notes ?? []), ...(shown?.gone === true ? [{ text: input.words().rowGone, lacks: true }] : [])].map(({ text, lacks }) => {
      const note = document.createElement('small')
      note.textContent = text
      note.toggleAttribute('data-lacks', lacks === true)
      return note
    })
    dom.toggleAttribute('data-gone', shown?.gone === true)
    dom.replaceChildren(words, ...notes)
  })
  dom.addEventListener('click', () => input.captures()?.open(ref))
  return { dom, destroy: stop, ignoreMutation: () => true }
}

function dateView({ attrs }: Node, input: NodeViewsInput): NodeView {
  const dom = document.createElement('time')
  const date = String(attrs['date'])
  dom.dataset['date'] = date
  dom.dateTime = date
  const stop = follow(() => {
    dom.textContent = date === '' ? '—' : input.showDate(date)
  })
  return { dom, destroy: stop, ignoreMutation: () => true }
}

function taskView(first: Node, view: EditorView, getAt: () => number | undefined, input: NodeViewsInput): NodeView {
  const dom = document.createElement('li')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.contentEditable = 'false'
  box.tabIndex = -1
  const contentDOM = document.createElement('div')
  dom.append(box, contentDOM)
  const show = (node: Node): void => {
    dom.dataset['checked'] = String(node.attrs['checked'])
    box.checked = node.attrs['checked'] === true
  }
  show(first)
  const stop = follow(() => box.setAttribute('aria-label', input.words().taskDone))
  // The caret stays where it is.
  box.addEventListener('mousedown', (event) => event.preventDefault())
  box.addEventListener('click', (event) => {
    if (!view.editable) event.preventDefault()
  })
  box.addEventListener('change', () => {
    const at = getAt()
    if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, 'checked', box.checked))
  })
  return {
    dom,
    contentDOM,
    update(node) {
      if (node.type !== textSchema.nodes.task_item) return false
      show(node)
      return true
    },
    destroy: stop,
    stopEvent: (event) => event.target === box,
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  }
}

/** Runs now and whenever what it reads changes; returns how to stop. */
const follow = (run: () => void): (() => void) =>
  createRoot((dispose) => {
    createComputed(run)
    return dispose
  })
