import { fill } from '@hebu/shared/vocabulary/text.ts'
import IconCheck from '~icons/lucide/check'
import IconDown from '~icons/lucide/chevron-down'
import IconUp from '~icons/lucide/chevron-up'
import IconX from '~icons/lucide/x'
import type { EditorView } from 'prosemirror-view'
import type { Accessor, JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { Button } from '../../Button.tsx'
import { IconButton } from '../../IconButton.tsx'
import styles from './suggestions.module.css'
import type { Suggestion } from './suggestions.ts'
import { readable } from './suggestions.ts'
import { decide, stepSuggestion, suggestionHere, suggestionsOf } from './suggesting.ts'
import type { TextSuggestions } from './text-suggestions.ts'

export interface SuggestionBarProps {
  readonly words: EditorWords
  readonly view: EditorView
  readonly suggestions: TextSuggestions
  /** Counts up with every change of the text or the selection. */
  readonly changes: Accessor<number>
}

const mostShown = 24
const short = (words: string): string => (words.length > mostShown ? `${readable(words).slice(0, mostShown)}…` : readable(words))

/** What is suggested in a text, one after the other and in words: whose, since when, and what; those who may decide do it here ([SUG3]). */
export function SuggestionBar(props: SuggestionBarProps): JSX.Element {
  const [told, setTold] = createSignal('')
  const all = createMemo(() => {
    props.changes()
    return suggestionsOf(props.view.state)
  })
  const here = createMemo(() => {
    props.changes()
    return suggestionHere(props.view.state)
  })
  const inWords = ({ added, removed }: Suggestion): string =>
    fill(props.words[added === '' ? 'suggestRemove' : removed === '' ? 'suggestAdd' : 'suggestReplace'], { added: short(added), removed: short(removed) })
  const settle = (accept: boolean, which: (suggestion: { readonly id: string; readonly by: string }) => boolean): void => {
    const count = all().filter(which).length
    decide(props.view, accept, which)
    setTold(fill(props.words[accept ? 'suggestAccepted' : 'suggestRejected'], { count: String(count) }))
    if (suggestionsOf(props.view.state).length === 0) props.view.focus()
    else if (suggestionHere(props.view.state) === undefined) stepSuggestion(props.view, 1)
  }
  return (
    <div class={styles.bar} role="group" aria-label={props.words.suggestBar} onPointerDown={(event) => event.preventDefault()}>
      <span class={styles.steps}>
        <IconButton label={props.words.suggestPrevious} icon={<IconUp />} onClick={() => stepSuggestion(props.view, -1)} />
        <IconButton label={props.words.suggestNext} icon={<IconDown />} onClick={() => stepSuggestion(props.view, 1)} />
      </span>
      <p class={styles.said} aria-live="polite">
        <Show when={here()} fallback={<span>{fill(props.words.suggestAll, { all: String(all().length) })}</span>}>
          {(one) => (
            <>
              <b style={{ '--hue': props.suggestions.person(one().by).hue }}>{props.suggestions.titleOf(one())}</b> <span>{inWords(one())}</span> <small>{fill(props.words.suggestCount, { at: String(all().indexOf(one()) + 1), all: String(all().length) })}</small>
            </>
          )}
        </Show>
      </p>
      <span class={styles.acts}>
        <Show when={here()}>
          {(one) => (
            <Show when={props.suggestions.mayDecide()} fallback={
              <Show when={one().by === props.suggestions.me && props.suggestions.on()}><Button size="small" onClick={() => settle(false, ({ id }) => id === one().id)}>{props.words.suggestWithdraw}</Button></Show>
            }>
              <Button size="small" icon={<IconCheck />} onClick={() => settle(true, ({ id }) => id === one().id)}>{props.words.suggestAccept}</Button>
              <Button size="small" icon={<IconX />} onClick={() => settle(false, ({ id }) => id === one().id)}>{props.words.suggestReject}</Button>
            </Show>
          )}
        </Show>
        <Show when={props.suggestions.mayDecide()}>
          <Button size="small" variant="quiet" onClick={() => settle(true, () => true)}>{props.words.suggestAcceptAll}</Button>
          <Button size="small" variant="quiet" onClick={() => settle(false, () => true)}>{props.words.suggestRejectAll}</Button>
        </Show>
      </span>
      <span class="spoken-only" role="status">{told()}</span>
    </div>
  )
}
