import IconSearch from '~icons/lucide/search'
import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createRenderEffect, Show } from 'solid-js'

import { listWords } from '../../../words/list.ts'
import { useWords } from '../../../words/language.tsx'
import styles from './list.module.css'

export interface QuickFilterProps {
  readonly value: string
  readonly onChange: (typed: string) => void
  /** Leaves the filter for the list. */
  readonly onLeave: () => void
  readonly ref?: (input: HTMLInputElement) => void
}

/** Narrows the list with every letter, but waits while an input method composes. */
export function QuickFilter(props: QuickFilterProps): JSX.Element {
  const words = useWords()
  let input!: HTMLInputElement
  let composing = false
  const tell = () => {
    if (!composing && input.value !== props.value) props.onChange(input.value)
  }
  const setUp = (element: HTMLInputElement) => {
    input = element
    props.ref?.(element)
    createRenderEffect(() => {
      if (!composing && element.value !== props.value) element.value = props.value
    })
  }
  return (
    <div class={styles.filter} role="search">
      <IconSearch />
      <input ref={setUp} type="text" inputmode="search" enterkeyhint="search" autocomplete="off" aria-label={words.say(listWords.filter)} placeholder={words.say(listWords.filter)}
        onInput={tell} onCompositionStart={() => { composing = true }} onCompositionEnd={() => { composing = false; tell() }}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return
          if (event.key === 'Escape' && input.value !== '') {
            event.preventDefault()
            event.stopPropagation()
            props.onChange('')
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            props.onLeave()
          }
        }} />
      <Show when={props.value !== ''}>
        <button type="button" aria-label={words.say(listWords.clearFilter)} onClick={() => { props.onChange(''); input.focus() }}><IconX /></button>
      </Show>
    </div>
  )
}
