import type { Book } from '@hebu/shared/books/define-book.ts'
import { mergedState } from '@hebu/shared/books/define-book.ts'
import type { JSX } from 'solid-js'
import { createMemo, For } from 'solid-js'

import { listWords } from '../../../words/list.ts'
import { useWords } from '../../../words/language.tsx'
import styles from './list.module.css'

export interface StateChipsProps {
  readonly book: Book
  /** Pages in the book. */
  readonly total: number
  readonly countByState: ReadonlyMap<string, number>
  readonly chosen: string | undefined
  readonly onChoose: (state: string | undefined) => void
}

/** The states that pages are in, with their numbers; choosing one narrows the list to it. */
export function StateChips(props: StateChipsProps): JSX.Element {
  const words = useWords()
  const present = createMemo(() => Object.keys(props.book.states).filter((state) => state === props.chosen || (props.countByState.get(state) ?? 0) > 0))
  const all = () => {
    const found = [...props.countByState.values()].reduce((sum, count) => sum + count, 0)
    const merged = props.countByState.get(mergedState(props.book) ?? '') ?? 0
    const format = words.format()
    return found === props.total ? format.number(found - merged) : `${format.number(found - merged)} / ${format.number(props.total - merged)}`
  }
  return (
    <div class={styles.chips} role="group" aria-label={words.say(listWords.state)}>
      <button type="button" class={styles.chip} aria-pressed={props.chosen === undefined} onClick={() => props.onChoose(undefined)}>{words.say(listWords.all)}<small>{all()}</small></button>
      <For each={present()}>
        {(state) => (
          <button type="button" class={styles.chip} aria-pressed={props.chosen === state} onClick={() => props.onChoose(props.chosen === state ? undefined : state)}>
            {words.say(props.book.states[state]!)}<small>{words.format().number(props.countByState.get(state) ?? 0)}</small>
          </button>
        )}
      </For>
    </div>
  )
}
