import IconOutline from '~icons/lucide/list-tree'
import IconFind from '~icons/lucide/search'
import { fill } from '@hebu/shared/vocabulary/text.ts'
import { TextSelection } from 'prosemirror-state'
import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Accessor, JSX } from 'solid-js'
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { IconButton } from '../../IconButton.tsx'
import { Menu } from '../../Menu.tsx'
import { select } from '../behaviours/selecting.ts'
import { countText } from '../count.ts'
import styles from './find.module.css'

export interface TextFootProps {
  readonly words: EditorWords
  readonly view: EditorView
  /** Counts up with every change of the text or the selection. */
  readonly changes: Accessor<number>
  readonly onFind: () => void
}

interface Heading {
  readonly title: string
  readonly level: number
  readonly at: number
}

interface Summary {
  readonly words: number
  /** Of what is selected; absent where nothing is. */
  readonly selected: number | undefined
  readonly headings: readonly Heading[]
}

/** Nobody reads a number that changes with every key. */
const restsAfterMs = 400

const summaryOf = ({ doc, selection }: EditorState): Summary => {
  const words = (from: number, to: number): number => countText(doc.textBetween(from, to, '\n', (leaf) => leaf.type.spec.leafText?.(leaf) ?? '')).words
  const headings: Heading[] = []
  doc.forEach((node, at) => {
    const title = node.textContent.trim()
    if (node.type.name === 'heading' && title !== '') headings.push({ title, level: Number(node.attrs['level']), at })
  })
  return { words: words(0, doc.content.size), selected: selection.empty || !(selection instanceof TextSelection) ? undefined : words(selection.from, selection.to), headings }
}

/** How long a text is, its headings to go to, and the way to find words in it ([TXT45]). */
export function TextFoot(props: TextFootProps): JSX.Element {
  const [summary, setSummary] = createSignal<Summary>({ words: 0, selected: undefined, headings: [] })
  createEffect(
    on([() => props.view, () => props.changes()], ([view]) => {
      const timer = setTimeout(() => {
        if (!view.isDestroyed) setSummary(summaryOf(view.state))
      }, restsAfterMs)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  const goTo = ({ at }: Heading): void => {
    const { view } = props
    if (at >= view.state.doc.content.size) return
    // The menu gives the focus back to its button first.
    requestAnimationFrame(() => {
      view.dispatch(select(view.state.tr, at + 1))
      const dom = view.nodeDOM(at)
      if (dom instanceof Element) dom.scrollIntoView({ block: 'start' })
      view.focus()
    })
  }
  const outline = () => {
    const least = Math.min(...summary().headings.map(({ level }) => level))
    return summary().headings.map((heading) => ({ label: `${'　'.repeat(heading.level - least)}${heading.title}`, onSelect: () => goTo(heading) }))
  }
  return (
    <Show when={summary().words > 0 || summary().headings.length > 0}>
      <div class={styles.foot}>
        <output>
          {summary().selected === undefined
            ? fill(props.words.wordCount, { words: summary().words.toLocaleString() })
            : fill(props.words.wordCountSelected, { selected: summary().selected ?? 0, words: summary().words.toLocaleString() })}
        </output>
        <Show when={summary().headings.length > 1}>
          <Menu label={props.words.outline} trigger={<IconOutline />} variant="quiet" align="end" items={outline()} />
        </Show>
        <IconButton label={props.words.findOpen} icon={<IconFind />} aria-keyshortcuts="Control+F" onClick={() => props.onFind()} />
      </div>
    </Show>
  )
}
