import type { JSX } from 'solid-js'
import { createEffect, For, onCleanup, onMount, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import type { Box } from '../../placement.ts'
import { placeBeside } from '../../placement.ts'
import type { Choice } from './choices.ts'
import styles from './choice-list.module.css'

export interface ChoiceListProps {
  readonly words: EditorWords
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly active: number
  /** Where the sign stands, in viewport pixels. */
  readonly anchor: () => Box
  readonly onChoose: (choice: Choice) => void
  readonly onPoint: (index: number) => void
}

/** What can be mentioned or made. The focus stays in the text, which names the active option. */
export function ChoiceList(props: ChoiceListProps): JSX.Element {
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
  const groups = () => {
    const all = props.choices.map((choice, index) => ({ choice, index }))
    return [...new Set(props.choices.map(({ group }) => group))].map((word) => ({ word, entries: all.filter(({ choice }) => choice.group === word) }))
  }
  return (
    <div ref={list} id={props.id} popover="manual" role="listbox" tabIndex={0} aria-label={props.label} class={styles.list} onMouseDown={(event) => event.preventDefault()}>
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
                  <Show when={choice.icon}>{(icon) => <span class={styles.icon}>{icon()({})}</span>}</Show>
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
