import type { Command } from 'prosemirror-state'
import type { JSX } from 'solid-js'
import { For, onCleanup, onMount } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import type { Box } from '../../placement.ts'
import { placeBeside } from '../../placement.ts'
import { keepFloating } from '../parts/floating.ts'
import { blockActs } from './block-acts.ts'
import styles from './blocks.module.css'

export interface BlockMenuProps {
  readonly words: EditorWords
  readonly anchor: () => Box
  readonly run: (command: Command) => void
  /** Back to the text, unless the press went elsewhere. */
  readonly onClose: (back: boolean) => void
}

/** What can be done with a block. Arrow keys move; Escape goes back to the text. */
export function BlockMenu(props: BlockMenuProps): JSX.Element {
  let menu!: HTMLDivElement
  keepFloating(() => menu, (size, viewport) => placeBeside(props.anchor(), size, viewport))
  const items = (): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')]
  onMount(() => {
    items()[0]?.focus()
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.contains(event.target)) props.onClose(false)
    }
    document.addEventListener('pointerdown', outside, { capture: true })
    onCleanup(() => document.removeEventListener('pointerdown', outside, { capture: true }))
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items()
    const at = all.findIndex((item) => item === document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (next !== undefined) all[(next + all.length) % all.length]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') props.onClose(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={menu} popover="manual" role="menu" aria-label={props.words.blockTools} class={styles.menu} onKeyDown={onKeyDown}>
      <For each={blockActs}>
        {(act) =>
          act === 'line' ? (
            <div role="separator" class={styles.line} />
          ) : (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              class={styles.item}
              data-danger={act.danger === true ? '' : undefined}
              onClick={() => {
                props.onClose(true)
                props.run(act.command)
              }}
            >
              <span>{props.words[act.word]}</span>
              <small aria-hidden="true">{act.keys}</small>
            </button>
          )
        }
      </For>
    </div>
  )
}
