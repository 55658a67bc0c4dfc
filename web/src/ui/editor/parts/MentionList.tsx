import type { JSX } from 'solid-js'
import { createEffect, For, onCleanup, onMount, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import type { Box } from '../../placement.ts'
import { placeBeside } from '../../placement.ts'
import type { MentionChoice } from './mention-choices.ts'
import styles from './mention-list.module.css'

export interface MentionListProps {
  readonly words: EditorWords
  readonly id: string
  readonly choices: readonly MentionChoice[]
  readonly active: number
  /** Where the @ stands, in viewport pixels. */
  readonly anchor: () => Box
  readonly onChoose: (choice: MentionChoice) => void
  readonly onPoint: (index: number) => void
}

/** What can be mentioned. The focus stays in the text, which names the active option. */
export function MentionList(props: MentionListProps): JSX.Element {
  let list!: HTMLDivElement
  const place = (): void => {
    list.style.maxHeight = ''
    const { width, height } = list.getBoundingClientRect()
    const at = placeBeside(props.anchor(), { width, height: Math.min(height, 320) }, { width: document.documentElement.clientWidth, height: window.visualViewport?.height ?? window.innerHeight })
    Object.assign(list.style, { left: `${at.left}px`, top: `${at.top}px`, maxHeight: `${Math.min(at.maxHeight, 320)}px` })
  }
  onMount(() => {
    list.showPopover()
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, { capture: true, passive: true })
    onCleanup(() => {
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, { capture: true })
    })
    createEffect(() => {
      void props.choices
      place()
    })
  })
  createEffect(() => list.querySelector(`[data-index="${props.active}"]`)?.scrollIntoView({ block: 'nearest' }))
  const groups = () =>
    ([['members', 'mentionMembers'], ['pages', 'mentionPages']] as const)
      .map(([group, word]) => ({ word, entries: props.choices.map((choice, index) => ({ choice, index })).filter(({ choice }) => choice.group === group) }))
      .filter(({ entries }) => entries.length > 0)
  return (
    <div ref={list} id={props.id} popover="manual" role="listbox" aria-label={props.words.mentionList} class={styles.list} onMouseDown={(event) => event.preventDefault()}>
      <For each={groups()}>
        {({ word, entries }) => (
          <div role="group" aria-label={props.words[word]}>
            <div class={styles.heading} aria-hidden="true">
              {props.words[word]}
            </div>
            <For each={entries}>
              {({ choice, index }) => (
                <div
                  id={`${props.id}-${index}`}
                  data-index={index}
                  role="option"
                  aria-selected={props.active === index}
                  class={styles.option}
                  onClick={() => props.onChoose(choice)}
                  onPointerMove={() => props.onPoint(index)}
                >
                  <Show when={choice.hue}>{(hue) => <span class={styles.dot} style={{ '--person': hue() }} />}</Show>
                  <span class={styles.title}>{choice.title}</span>
                  <Show when={choice.note !== ''}>
                    <small class={styles.note}>{choice.note}</small>
                  </Show>
                </div>
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  )
}
