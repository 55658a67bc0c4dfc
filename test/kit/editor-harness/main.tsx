import '@hebu/web/ui/tokens.css'
import '@hebu/web/ui/base.css'

import { toggle } from '@hebu/web/ui/editor/behaviours/marks.ts'
import { select } from '@hebu/web/ui/editor/behaviours/selecting.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { RichText } from '@hebu/web/ui/editor/RichText.tsx'
import type { FoundPage, PageRef, TextImages } from '@hebu/web/ui/editor/rich-text-props.ts'
import { Toaster } from '@hebu/web/ui/Toaster.tsx'
import { editorWordsIn } from '@hebu/web/words/editor.ts'
import { createWords, WordsProvider } from '@hebu/web/words/language.tsx'
import { sha256Hex } from '@hebu/shared/codec/content-hash.ts'
import { readDate } from '@hebu/shared/vocabulary/typed-dates.ts'
import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import * as Y from 'yjs'

import styles from './harness.module.css'
import { linkedTexts } from './linked-texts.ts'
import type { LinkedText } from './linked-texts.ts'
import { longText, sampleMinutes, write } from './sample-text.ts'
import { bareEditor } from './typist.ts'
import type { View } from './typist.ts'

const people = [
  { id: 'm-wang', name: '王砚', hue: 'var(--person-4)' },
  { id: 'm-lin', name: '林晚', hue: 'var(--person-1)' },
  { id: 'm-zhou', name: '周启明', hue: 'var(--person-2)' },
  { id: 'm-he', name: '何知夏', hue: 'var(--person-3)' },
]

const pages: readonly FoundPage[] = [
  { book: 'customers', id: 'c1', shelf: 'g-east', title: '云岫市青禾示例印务', kindLabel: '客户' },
  { book: 'customers', id: 'c2', shelf: 'g-east', title: '澄渡市闻笙示例文创', kindLabel: '客户' },
  { book: 'contracts', id: 'k1', shelf: '2026-Q4', title: '鹿汀市鸣谷示例商贸 礼盒合同', kindLabel: '合同' },
]

declare global {
  interface Window {
    readonly harness: Harness
  }
}

const choice = new URLSearchParams(location.search)
const texts = linkedTexts(3, { soon: true, firstClientId: 101, leaky: choice.has('leaky') }) as readonly [LinkedText, LinkedText, LinkedText]
const [own, right, third] = texts
const [titles, setTitles] = createSignal<Readonly<Record<string, string>>>({})
const [readOnly, setReadOnly] = createSignal(choice.has('read'))
const opened: PageRef[] = []

const content = choice.get('text') ?? 'empty'
if (content === 'minutes') write(own.fragment, ...sampleMinutes)
if (content === 'long') write(own.fragment, ...longText(Number(choice.get('characters') ?? 20_000)))
if (content === 'unknown') write(own.fragment, ['paragraph', '认识的一段'], ['seal_block', { by: 'm-wang' }, ['paragraph', '不认识的一块里的字']])
for (const text of choice.get('line')?.split('|') ?? []) write(own.fragment, ['paragraph', text])

/** Another person's editor, out of sight, driven by its transactions. */
function openOther(text: LinkedText, person: { readonly id: string; readonly name: string }): View {
  text.awareness.setLocalStateField('user', { ...person, color: '#225b9f' })
  const editor = bareEditor(text, { isEditable: () => true, people: () => people }, Object.assign(document.createElement('div'), { hidden: true }))
  if (editor === undefined) throw new Error('the text is not known')
  return editor.view
}

let other: View | undefined

/** Where words stand in the other person's editor. */
function placeOf(view: View, words: string): number {
  let found = -1
  view.state.doc.descendants((node, at) => {
    if (node.isTextblock && found < 0 && node.textContent.includes(words)) found = at + 1 + node.textContent.indexOf(words)
  })
  if (found < 0) throw new Error(`${words} is not there`)
  return found
}

function atOther(words: string, offset: number): { readonly view: View; readonly at: number } {
  if (other === undefined) throw new Error('nobody sits there')
  return { view: other, at: placeOf(other, words) + offset }
}

const [gone, setGone] = createSignal('')
const words = createWords({ language: 'zh-Hans' })
const kept = new Map<string, Blob>()
const [reachable, setReachable] = createSignal(true)

/** Pictures kept in memory, as a device keeps them. */
const pictures: TextImages = {
  async add(file) {
    if (file.size > 1_000_000) return 'too-large'
    const sha256 = sha256Hex(new Uint8Array(await file.arrayBuffer()))
    kept.set(sha256, file)
    return { sha256, name: file.name, type: file.type, sizeBytes: file.size }
  },
  adopt: () => undefined,
  read: async ({ sha256 }) => (reachable() ? (kept.get(sha256) ?? 'missing') : 'offline'),
}

function App() {
  return (
    <WordsProvider words={words}>
      <main class={styles.page}>
        <article class={styles.sheet}>
          <h1>部门例会纪要 · 第 48 周</h1>
          <RichText
            binding={own}
            label="会议正文"
            placeholder="写下讨论与决定；输入 @ 提及成员或客户"
            people={people}
            findPages={(query) => pages.filter(({ title }) => title.includes(query))}
            titleOf={(page) => titles()[page.id]}
            onOpenPage={(page) => opened.push(page)}
            me={{ id: 'm-wang', name: '王砚', color: '#225b9f' }}
            words={editorWordsIn('zh-Hans')}
            readOnly={readOnly()}
            isGone={(page) => page.id === gone()}
            dates={{ read: (typed) => readDate(typed, '2026-11-20'), show: (date) => words.format().date(date, 'always') }}
            images={choice.has('pictures') ? pictures : undefined}
          />
        </article>
      </main>
      <Toaster />
    </WordsProvider>
  )
}

const harness = {
  own,
  right,
  third,
  opened,
  setTitles,
  setReadOnly,
  setGone,
  setReachable,
  /** Whether nothing is under way between the devices. */
  areSettled: () => texts.every((text) => text.waiting() === 0 && text.isSent()),
  plainText: (text: LinkedText) => plainText(text.fragment),
  openOther,
  write,
  sitOther() {
    other = openOther(right, { id: 'm-lin', name: '林晚' })
  },
  otherWrites(words: string, offset: number, written: string) {
    const { view, at } = atOther(words, offset)
    view.dispatch(view.state.tr.insertText(written, at))
  },
  otherDeletes(words: string, offset: number, length: number) {
    const { view, at } = atOther(words, offset)
    view.dispatch(view.state.tr.delete(at, at + length))
  },
  otherMarks(words: string) {
    const { view, at } = atOther(words, 0)
    view.dispatch(select(view.state.tr, at, at + words.length))
    toggle('strong')(view.state, view.dispatch, view)
  },
  otherPresses(words: string, offset: number, key: string) {
    const { view, at } = atOther(words, offset)
    view.dispatch(select(view.state.tr, at))
    const name = key.split('-').at(-1) ?? ''
    const event = new KeyboardEvent('keydown', { key: name, ctrlKey: key.includes('Mod-'), altKey: key.includes('Alt-'), shiftKey: key.includes('Shift-') })
    view.someProp('handleKeyDown', (handle) => handle(view, event))
  },
  /** Others write five letters a second each, in paragraphs of their own, with their cursors. */
  peersType(count: number) {
    texts.slice(1, count + 1).forEach((text, index) => {
      const block = 6 + index * 7
      let length = 0
      setInterval(() => {
        const line = (text.fragment.get(block) as unknown as { get(index: number): Y.XmlText }).get(0)
        line.insert(length, '写')
        length++
        harness.point(text, [block, length])
      }, 200)
    })
  },
  /** Puts another person's cursor at a place of the text. */
  point(text: LinkedText, anchor: readonly [number, number], head = anchor) {
    const position = ([block, offset]: readonly [number, number]) => {
      const inner = (text.fragment.get(block) as unknown as { get(index: number): unknown }).get(0)
      return Y.createRelativePositionFromTypeIndex(inner as Y.XmlText, offset)
    }
    text.awareness.setLocalStateField('cursor', { anchor: position(anchor), head: position(head) })
  },
}
export type Harness = typeof harness
Object.assign(window, { harness })
const root = document.getElementById('app')
if (root !== null) render(() => <App />, root)
