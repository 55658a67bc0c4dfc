import type { toggle } from '@hebu/web/ui/editor/behaviours/marks.ts'
import { select } from '@hebu/web/ui/editor/behaviours/selecting.ts'
import type { OpenEditorInput } from '@hebu/web/ui/editor/open-editor.ts'
import { openEditor } from '@hebu/web/ui/editor/open-editor.ts'
import { editorWordsIn } from '@hebu/web/words/editor.ts'

import type { LinkedText } from './linked-texts.ts'
import { linkedTexts } from './linked-texts.ts'
import type { Block } from './sample-text.ts'
import { write } from './sample-text.ts'

export type View = NonNullable<ReturnType<typeof openEditor>>['view']
export type Command = ReturnType<typeof toggle>

/** Somebody at an editor. Keys act as in a browser, without one. */
export interface Typist {
  readonly text: LinkedText
  readonly view: View
  /** Puts the caret after these words, or selects from there to after the others. */
  after(words: string, to?: string): Typist
  /** Puts the caret before these words. */
  before(words: string): Typist
  selectAll(): Typist
  type(typed: string): Typist
  /** `Enter`, `Mod-b`, `Shift-Tab` …; answers whether the editor took the key. */
  press(...keys: readonly string[]): Typist
  /** Whether the editor takes a key. */
  takes(key: string): boolean
  run(command: Command): Typist
  /** The text as nested calls: `doc(paragraph("a"))`. */
  shown(): string
  /** Where the caret is, as the words of its line with a bar. */
  caret(): string
  close(): void
}

const nothing = (): void => undefined

/** An editor on a text in a place of its own, deaf to all but what is given; `undefined` where the text may not be edited. */
export function bareEditor(text: LinkedText, given: Partial<OpenEditorInput> = {}, place = document.createElement('div')): ReturnType<typeof openEditor> {
  document.body.append(place)
  return openEditor(place, {
    text,
    isEditable: text.editable,
    people: () => [],
    attributes: () => ({}),
    nameOf: () => undefined,
    titleOf: () => undefined,
    isGone: () => false,
    captures: () => undefined,
    showDate: (date) => date,
    images: () => undefined,
    words: () => editorWordsIn('zh-Hans'),
    onOpenPage: nothing,
    onState: nothing,
    onChange: nothing,
    onKey: () => false,
    editLink: nothing,
    toToolbar: nothing,
    openFind: nothing,
    openSelected: () => false,
    onImagesLeftOut: nothing,
    onImagesCopied: nothing,
    onImageFiles: () => false,
    onUnknown: nothing,
    onMissed: nothing,
    ...given,
  })
}

/** Sits somebody down at a text; `undefined` where it may not be edited. */
export function sit(text: LinkedText, given: Partial<OpenEditorInput> = {}): Typist | undefined {
  const editor = bareEditor(text, given)
  if (editor === undefined) return undefined
  const { view } = editor
  const find = (words: string): number => {
    let found = -1
    view.state.doc.descendants((node, at) => {
      if (found >= 0 || !node.isTextblock) return found < 0
      const index = node.textBetween(0, node.content.size, undefined, '\uFFFC').indexOf(words)
      if (index >= 0) found = at + 1 + index
      return false
    })
    if (found < 0) throw new Error(`${JSON.stringify(words)} is not in ${view.state.doc.toString()}`)
    return found
  }
  const strike = (key: string): boolean => {
    const parts = key.split('-')
    const name = parts.pop() || '-'
    const mod = parts.includes('Mod')
    const event = new KeyboardEvent('keydown', { key: name, ctrlKey: mod, shiftKey: parts.includes('Shift'), altKey: parts.includes('Alt'), bubbles: true, cancelable: true })
    return view.someProp('handleKeyDown', (handle) => handle(view, event)) === true
  }
  /** What one does reaches the others before one does the next. */
  const exchanged = (): Typist => {
    text.exchange()
    return typist
  }
  const typist: Typist = {
    text,
    view,
    after(words, to) {
      const anchor = find(words) + words.length
      view.dispatch(select(view.state.tr, anchor, to === undefined ? anchor : find(to) + to.length))
      return exchanged()
    },
    before(words) {
      view.dispatch(select(view.state.tr, find(words)))
      return exchanged()
    },
    selectAll() {
      view.dispatch(select(view.state.tr, 1, view.state.doc.content.size - 1))
      return exchanged()
    },
    type(typed) {
      for (const letter of typed) {
        const { from, to } = view.state.selection
        const plain = () => view.state.tr.insertText(letter, from, to)
        if (view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, plain)) !== true) view.dispatch(plain())
      }
      return exchanged()
    },
    press(...keys) {
      for (const key of keys) strike(key)
      return exchanged()
    },
    takes(key) {
      const taken = strike(key)
      text.exchange()
      return taken
    },
    run(command) {
      command(view.state, view.dispatch, view)
      return exchanged()
    },
    shown: () => view.state.doc.toString(),
    caret() {
      const { $head } = view.state.selection
      const line = $head.parent.textBetween(0, $head.parent.content.size, undefined, '*')
      return `${line.slice(0, $head.parentOffset)}|${line.slice($head.parentOffset)}`
    },
    close: () => editor.close(),
  }
  return typist
}

/** Some people at the same text. */
export function typists(count: number, blocks: readonly Block[] = [], given: Partial<OpenEditorInput> = {}): readonly Typist[] {
  const texts = linkedTexts(count)
  const [first] = texts
  if (first !== undefined && blocks.length > 0) write(first.fragment, ...blocks)
  first?.exchange()
  return texts.map((text) => {
    const typist = sit(text, given)
    if (typist === undefined) throw new Error('the text may not be edited')
    return typist
  })
}
