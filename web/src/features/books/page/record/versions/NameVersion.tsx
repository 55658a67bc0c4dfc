import type { Text } from '@hebu/shared/vocabulary/text.ts'
import IconBookmark from '~icons/lucide/bookmark'
import type { JSX } from 'solid-js'
import { createSignal, onMount, Show } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { TextInput } from '../../../../../ui/TextInput.tsx'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { pageVersionWords } from '../../../../../words/versions.ts'
import type { PageVersions } from '../../../../../workspace/versions/page-versions.ts'
import { useOpenPage } from '../../page-context.ts'
import { refusalText } from '../../refusal-text.ts'
import styles from './versions.module.css'

const mostNameLetters = 80

/** Gives what the page says now a name. */
export function NameVersion(props: { readonly versions: PageVersions }): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const [naming, setNaming] = createSignal(false)
  let begin: HTMLButtonElement | undefined
  const end = () => {
    setNaming(false)
    queueMicrotask(() => begin?.focus({ preventScroll: true }))
  }
  const keep = (name: string): string | undefined => {
    const kept = props.versions.name(name)
    if (!kept.ok) return refusalText(open.book, kept.refusal, words)
    showToast(words.say(pageVersionWords.named, { name }))
    return undefined
  }
  return (
    <Show when={naming()} fallback={<Button size="small" ref={(element) => { begin = element }} icon={<IconBookmark />} onClick={() => setNaming(true)}>{words.say(pageVersionWords.name)}</Button>}>
      <NameForm label={pageVersionWords.nameLabel} save={pageVersionWords.save} onSave={keep} onEnd={end} />
    </Show>
  )
}

export interface NameFormProps {
  readonly label: Text
  readonly initial?: string | undefined
  /** What its button is called. */
  readonly save: Text
  /** Answers what is wrong with the name; nothing where it was taken. */
  readonly onSave: (name: string) => string | undefined
  readonly onEnd: () => void
}

/** Where a version is named: Enter keeps, Escape leaves. */
export function NameForm(props: NameFormProps): JSX.Element {
  const words = useWords()
  const [name, setName] = createSignal(props.initial ?? '')
  const [problem, setProblem] = createSignal<string>()
  let input: HTMLInputElement | undefined
  onMount(() => queueMicrotask(() => { input?.focus(); input?.select() }))
  const keep = () => {
    const given = name().trim()
    const wrong = given === '' ? words.say(pageVersionWords.nameMissing) : props.onSave(given)
    if (wrong === undefined) return void props.onEnd()
    setProblem(wrong)
    input?.focus()
  }
  return (
    <form class={styles.naming} onSubmit={(event) => { event.preventDefault(); keep() }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return
        event.stopPropagation()
        props.onEnd()
      }}>
      <TextInput label={words.say(props.label)} placeholder={words.say(pageVersionWords.namePlaceholder)} value={name()} maxLength={mostNameLetters} error={problem()} ref={(element) => { input = element }} onInput={(value) => { setName(value); setProblem(undefined) }} />
      <div>
        <Button size="small" type="submit" variant="primary">{words.say(props.save)}</Button>
        <Button size="small" onClick={() => props.onEnd()}>{words.say(pageVersionWords.notNow)}</Button>
      </div>
    </form>
  )
}
