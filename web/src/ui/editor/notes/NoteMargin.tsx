import type { EditorView } from 'prosemirror-view'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import styles from './notes.module.css'
import { boxOf, noteRanges, showNotes } from './showing-notes.ts'
import type { TextNotes } from './text-notes.ts'

export interface NoteMarginProps {
  readonly words: EditorWords
  readonly view: EditorView
  readonly notes: TextNotes
  /** Counts up with every change of the text. */
  readonly changes: number
  readonly sheet: HTMLElement
}

interface Placed {
  readonly id: string
  readonly topPx: number
}

const heightPx = 50
const gapPx = 6
const same = (one: readonly Placed[], other: readonly Placed[]): boolean => one.length === other.length && one.every(({ id, topPx }, at) => other[at]!.id === id && other[at]!.topPx === topPx)

/** What is said about passages of the text, beside the lines they stand in; where there is no room for words, a mark each. */
export function NoteMargin(props: NoteMarginProps): JSX.Element {
  const [placed, setPlaced] = createSignal<readonly Placed[]>([], { equals: same })
  let frame: number | undefined
  const place = (): void => {
    frame = undefined
    if (props.view.isDestroyed) return
    const top = props.sheet.getBoundingClientRect().top
    let least = 0
    setPlaced(noteRanges(props.view.state).map(([id]) => {
      const topPx = Math.max(least, Math.round(boxOf(props.view, id).top - top))
      least = topPx + heightPx + gapPx
      return { id, topPx }
    }))
  }
  const placeSoon = (): void => {
    frame ??= requestAnimationFrame(place)
  }
  const watch = new ResizeObserver(placeSoon)
  // eslint-disable-next-line solid/reactivity -- the sheet stays
  watch.observe(props.sheet)
  onCleanup(() => {
    watch.disconnect()
    if (frame !== undefined) cancelAnimationFrame(frame)
  })
  createEffect(() => {
    showNotes(props.view, props.notes.all(), props.notes.open(), props.notes.begun())
    placeSoon()
  })
  createEffect(() => {
    void props.changes
    placeSoon()
  })
  return (
    <Show when={placed().length > 0}>
      <ul class={styles.margin} role="list" aria-label={props.words.notes}>
        <For each={placed().map(({ id }) => id)}>
          {(id) => (
            <Show when={props.notes.preview(id)}>
              {(note) => (
                <li style={{ top: `${placed().find((one) => one.id === id)?.topPx ?? 0}px`, '--hue': note().hue }}>
                  <button type="button" class={styles.note} data-open={props.notes.open().has(id) ? '' : undefined} aria-haspopup="dialog" onClick={(event) => { const { currentTarget } = event; props.notes.show([id], () => currentTarget.getBoundingClientRect()) }}>
                    <b>{note().name}</b>
                    <Show when={note().answers > 0}><small>{note().answers}</small></Show>
                    <span>{note().words}</span>
                  </button>
                </li>
              )}
            </Show>
          )}
        </For>
      </ul>
    </Show>
  )
}
