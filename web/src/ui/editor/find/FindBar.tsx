import IconDown from '~icons/lucide/chevron-down'
import IconUp from '~icons/lucide/chevron-up'
import IconClose from '~icons/lucide/x'
import { fill } from '@hebu/shared/vocabulary/text.ts'
import type { EditorView } from 'prosemirror-view'
import type { JSX } from 'solid-js'
import { createSignal, onCleanup, onMount, Show, untrack } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { Button } from '../../Button.tsx'
import { IconButton } from '../../IconButton.tsx'
import styles from './find.module.css'
import { findIn } from './find-text.ts'
import { lookFor, replaceAllFound, replaceFound, stepFound, stopFinding } from './finding.ts'

export interface FindBarProps {
  readonly words: EditorWords
  readonly view: EditorView
  readonly editable: boolean
  /** How many there are, and which is looked at, from 0. */
  readonly all: number
  readonly at: number
  readonly onClose: () => void
}

/** Finds words in one text and puts others in their place. Enter goes on, Shift Enter goes back, Escape returns to the text. */
export function FindBar(props: FindBarProps): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const [other, setOther] = createSignal('')
  const [replaced, setReplaced] = createSignal<number>()
  const view = untrack(() => props.view)
  let field!: HTMLInputElement
  const look = (): void => {
    setReplaced(undefined)
    setTyped(field.value)
    lookFor(view, field.value, findIn)
  }
  onMount(() => {
    const { from, to } = view.state.selection
    const selected = view.state.doc.textBetween(from, to, '\n')
    if (selected !== '' && !selected.includes('\n') && selected.length <= 60) {
      field.value = selected
      look()
    }
    field.focus()
    field.select()
  })
  onCleanup(() => {
    if (!view.isDestroyed) stopFinding(view)
  })
  const count = (): string => {
    const done = replaced()
    if (done !== undefined) return fill(props.words.findReplaced, { count: done })
    if (typed() === '') return ''
    return props.all === 0 ? props.words.findNone : fill(props.words.findCount, { at: props.at + 1, all: props.all })
  }
  const close = (): void => {
    stopFinding(view)
    props.onClose()
  }
  return (
    <div
      role="search"
      aria-label={props.words.findBar}
      class={styles.bar}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.isComposing) return
        if (event.key === 'Escape') close()
        else return
        event.preventDefault()
      }}
    >
      <div class={styles.row}>
        <input
          ref={field}
          class={styles.field}
          type="text"
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          aria-label={props.words.findWords}
          placeholder={props.words.findWords}
          // What an input method composes is looked for once it is done.
          onInput={(event) => {
            if (!event.isComposing) look()
          }}
          onCompositionEnd={look}
          onKeyDown={(event) => {
            if (event.isComposing || event.key !== 'Enter') return
            event.preventDefault()
            stepFound(view, event.shiftKey ? -1 : 1)
          }}
        />
        <span class={styles.count} role="status">
          {count()}
        </span>
        <IconButton label={props.words.findPrevious} icon={<IconUp />} onClick={() => stepFound(view, -1)} />
        <IconButton label={props.words.findNext} icon={<IconDown />} onClick={() => stepFound(view, 1)} />
        <IconButton label={props.words.findClose} icon={<IconClose />} onClick={close} />
      </div>
      <Show when={props.editable}>
        <div class={styles.row}>
          <input
            class={styles.field}
            type="text"
            autocomplete="off"
            spellcheck={false}
            aria-label={props.words.findReplacement}
            placeholder={props.words.findReplacement}
            onInput={(event) => setOther(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.isComposing || event.key !== 'Enter') return
              event.preventDefault()
              replaceFound(other())(view.state, view.dispatch)
            }}
          />
          <Button size="small" onClick={() => void replaceFound(other())(view.state, view.dispatch)}>
            {props.words.findReplace}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setReplaced(replaceAllFound(view, other()))}>
            {props.words.findReplaceAll}
          </Button>
        </div>
      </Show>
    </div>
  )
}
