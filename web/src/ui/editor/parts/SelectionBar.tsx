import IconLink from '~icons/lucide/link'
import IconComment from '~icons/lucide/message-square-plus'
import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { JSX } from 'solid-js'
import { createEffect, For, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { IconButton } from '../../IconButton.tsx'
import { keepFloating, placeAbove } from './floating.ts'
import styles from './floating.module.css'
import { codeItem, toolbarGroups } from './toolbar-items.ts'
import type { ToolbarState } from './toolbar-state.ts'

export interface SelectionBarProps {
  readonly words: EditorWords
  readonly view: EditorView
  readonly state: ToolbarState
  /** Counts up with every change of the selection. */
  readonly changes: number
  /** The foot of the toolbar, which is not covered either; in viewport pixels. */
  readonly ceiling: () => number
  readonly run: (command: Command) => void
  readonly onLink: () => void
  /** Whether the words may be changed; else they may only be commented on. */
  readonly editable: boolean
  /** Absent where nothing may be said about them. */
  readonly onNote?: (() => void) | undefined
}

/** Marks and the commonest forms, beside what is selected and never over it. The toolbar has the same for the keyboard, so Tab passes this by. */
export function SelectionBar(props: SelectionBarProps): JSX.Element {
  let bar!: HTMLDivElement
  const anchor = () => {
    const { from, to } = props.view.state.selection
    const [start, end] = [props.view.coordsAtPos(from), props.view.coordsAtPos(to, -1)]
    return start.top === end.top
      ? { left: start.left, right: end.right, top: start.top, bottom: end.bottom }
      : { left: Math.min(start.left, end.left), right: Math.max(start.right, end.right), top: start.top, bottom: end.bottom }
  }
  const settle = keepFloating(() => bar, (size, viewport) => placeAbove(anchor(), size, viewport, props.ceiling()))
  createEffect(() => {
    void props.changes
    settle()
  })
  const items = [...(toolbarGroups[2] ?? []), codeItem, ...(toolbarGroups[1] ?? []), ...(toolbarGroups[3] ?? [])]
  return (
    <div ref={bar} popover="manual" role="group" aria-label={props.words.selectionBar} class={styles.bar} onMouseDown={(event) => event.preventDefault()}>
      <Show when={props.editable}>
        <For each={items}>
          {(item) => <IconButton tabIndex={-1} label={props.words[item.word]} icon={item.icon({})} aria-pressed={item.pressed?.(props.state)} class={styles.button} onClick={() => props.run(item.command)} />}
        </For>
        <IconButton tabIndex={-1} label={props.words.link} icon={<IconLink />} aria-pressed={props.state.link !== undefined} class={styles.button} onClick={() => props.onLink()} />
      </Show>
      <Show when={props.onNote}>{(note) => <IconButton tabIndex={-1} label={props.words.noteAdd} icon={<IconComment />} aria-keyshortcuts="Control+Alt+M" class={styles.button} onClick={() => note()()} />}</Show>
    </div>
  )
}
