import { mostCommentLetters } from '@hebu/shared/codec/comments.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, onMount, Show, untrack } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import fieldStyles from '../../../../../ui/fields/fields.module.css'
import { isComposing } from '../../../../../ui/overlays/composing.ts'
import { useWords } from '../../../../../words/language.tsx'
import { commentWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useNames } from '../../../values/use-names.ts'
import { createPicks } from '../../fields/picks.ts'
import { keptHere } from '../kept-here.ts'
import styles from '../record.module.css'
import { mentionAt, toNames, toTokens } from './mention-typing.ts'

export interface ComposerProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly submitLabel: string
  /** Where unsent words are kept on this device; none are where it is absent. */
  readonly draftKey?: string | undefined
  /** What it begins with, as it is kept. */
  readonly text?: string | undefined
  /** Answers whether it was taken; then the box is empty again. */
  readonly onSubmit: (text: string) => boolean
  readonly onCancel?: (() => void) | undefined
  /** Escape with nothing left to close. */
  readonly onLeave?: (() => void) | undefined
  readonly autofocus?: boolean | undefined
  readonly ref?: ((box: HTMLTextAreaElement) => void) | undefined
  /** Above the box: what it is about. */
  readonly children?: JSX.Element
}

const mostOptions = 7

/** A box for a comment. `@` offers colleagues by name and pinyin initials, Ctrl Enter sends; nothing acts while an input method composes ([REC9]). */
export function Composer(props: ComposerProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const picks = createPicks(workspace, words, names)
  const members = () => workspace.directory().members.filter(({ status }) => status === 'active')
  const begun = untrack(() => (props.draftKey === undefined ? undefined : keptHere.read(props.draftKey)) ?? toNames(props.text ?? '', names.member))
  const [text, setText] = createSignal(begun)
  const [caret, setCaret] = createSignal<number>()
  const [active, setActive] = createSignal(0)
  const [isOpen, setOpen] = createSignal(untrack(() => begun !== '' || props.autofocus === true))
  let box!: HTMLTextAreaElement

  const typed = createMemo(() => (caret() === undefined ? undefined : mentionAt(text(), caret()!)))
  const options = createMemo(() => {
    const at = typed()
    return at === undefined ? [] : picks.members(at.typed).filter(({ id }) => id !== workspace.me().id).slice(0, mostOptions)
  })
  const isOffering = () => options().length > 0
  const isTooLong = () => text().length > mostCommentLetters
  const listId = () => `${props.id}-people`

  const write = (next: string) => {
    setText(next)
    if (props.draftKey !== undefined) keptHere.keep(props.draftKey, next.trim() === '' ? undefined : next)
  }
  const look = () => {
    setCaret(document.activeElement === box && box.selectionStart === box.selectionEnd ? box.selectionStart : undefined)
    setActive(0)
  }
  const pick = (id: string) => {
    const at = typed()
    const name = members().find((member) => member.id === id)?.name
    if (at === undefined || name === undefined) return
    const before = `${text().slice(0, at.from)}@${name} `
    write(before + text().slice(at.from + 1 + at.typed.length).replace(/^ /, ''))
    box.value = text()
    box.focus()
    box.setSelectionRange(before.length, before.length)
    setCaret(undefined)
  }
  const submit = () => {
    if (text().trim() === '' || isTooLong() || !props.onSubmit(toTokens(text().trim(), members()))) return
    write('')
    setCaret(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (isOffering()) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault()
        setActive((at) => (at + (event.key === 'ArrowDown' ? 1 : -1) + options().length) % options().length)
        return
      }
      if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
        event.preventDefault()
        pick(options()[active()]!.id)
        return
      }
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (isOffering()) setCaret(undefined)
      else if (props.onCancel !== undefined) cancel()
      else props.onLeave?.()
    }
  }
  const cancel = () => {
    write('')
    props.onCancel?.()
  }
  onMount(() => {
    props.ref?.(box)
    if (props.autofocus) box.focus()
  })
  return (
    <div class={styles.composer} data-open={isOpen() ? '' : undefined}>
      {props.children}
      <div class={styles.box}>
        <textarea ref={box} id={props.id} class={`${fieldStyles.input} ${fieldStyles.area}`} rows={1} aria-label={props.label} placeholder={props.placeholder} value={text()} aria-keyshortcuts="Control+Enter"
          aria-autocomplete="list" aria-haspopup="listbox" aria-controls={isOffering() ? listId() : undefined} aria-activedescendant={isOffering() ? `${listId()}-${active()}` : undefined} aria-invalid={isTooLong() || undefined}
          onFocus={() => setOpen(true)} onBlur={() => { setCaret(undefined); if (text() === '' && props.autofocus !== true) setOpen(false) }}
          onInput={(event) => { write(event.currentTarget.value); if (!event.isComposing) look() }} onCompositionEnd={look} onClick={look} onKeyUp={(event) => { if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) look() }} onKeyDown={onKeyDown} />
        <Show when={isOffering()}>
          <ul class={styles.people} role="listbox" id={listId()} aria-label={words.say(commentWords.people)}>
            <For each={options()}>
              {(option, index) => (
                <li id={`${listId()}-${index()}`} role="option" aria-selected={index() === active()} style={{ '--hue': `var(--person-${option.hue ?? 1})` }}
                  onPointerDown={(event) => event.preventDefault()} onClick={() => pick(option.id)}>
                  <b>{option.label}</b> <small>{option.detail}</small>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <p class="spoken-only" role="status">{isOffering() ? words.say(commentWords.found, { count: options().length }) : ''}</p>
      <Show when={isTooLong()}><p class={fieldStyles.problem} role="alert">{words.say(commentWords.tooLong, { most: words.format().number(mostCommentLetters) })}</p></Show>
      <Show when={isOpen()}>
        {/* Pressing a button here does not take the box away before it acts. */}
        <div class={styles.send} onPointerDown={(event) => event.preventDefault()}>
          <Button size="small" variant="primary" disabled={text().trim() === '' || isTooLong()} onClick={submit}>{props.submitLabel}</Button>
          <Show when={props.onCancel}><Button size="small" variant="quiet" onClick={cancel}>{words.say(commentWords.cancel)}</Button></Show>
          <kbd>Ctrl Enter</kbd>
        </div>
      </Show>
    </div>
  )
}
