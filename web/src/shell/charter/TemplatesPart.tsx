import IconPencil from '~icons/lucide/pencil'
import type { ReportTemplate } from '@hebu/shared/charters/define-charter.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { IconButton } from '../../ui/IconButton.tsx'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import type { CharterBook } from './charter-book.tsx'
import styles from './charter.module.css'
import { ChangedMark } from './ChangedMark.tsx'
import { SettleDialog } from './SettleDialog.tsx'

const kinds = ['daily', 'weekly', 'monthly'] as const

/** The headings that the reports of each post begin with. */
export function TemplatesPart(props: { readonly book: CharterBook }): JSX.Element {
  const { say, format } = useWords()
  const [changing, setChanging] = createSignal<string>()
  const posts = createMemo(() => Object.entries(props.book.charter().posts).filter(([, { guest }]) => guest !== true))
  const headings = (post: string, kind: (typeof kinds)[number]): string => {
    const texts = props.book.charter().reportTemplates?.[post]?.[kind]
    return texts === undefined ? say(charterWords.usualHeadings) : format().list(texts.map((each) => say(each)))
  }
  return (
    <>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say(charterWords.post)}</th>
            <For each={kinds}>{(kind) => <th scope="col" class={styles.aside}>{say(charterWords[kind])}</th>}</For>
            <Show when={props.book.may('reportTemplates.x')}><td class={styles.act} /></Show>
          </tr>
        </thead>
        <tbody>
          <For each={posts()}>
            {([post, { label }]) => (
              <tr data-key={`reportTemplates.${post}`}>
                <th scope="row"><b>{say(label)}</b> <ChangedMark book={props.book} key={`reportTemplates.${post}`} />
                  <For each={kinds}>{(kind) => <small class={styles.phone}>{say(charterWords[kind])} · {headings(post, kind)}</small>}</For>
                </th>
                <For each={kinds}>{(kind) => <td class={styles.aside}>{headings(post, kind)}</td>}</For>
                <Show when={props.book.may('reportTemplates.x')}>
                  <td class={styles.act}>
                    <IconButton icon={<IconPencil />} label={say(charterWords.edit, { name: say(label) })} onClick={() => setChanging(post)} />
                  </td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={changing()} keyed>
        {(post) => <TemplateDialog book={props.book} post={post} onClose={() => setChanging(undefined)} />}
      </Show>
    </>
  )
}

function TemplateDialog(props: { readonly book: CharterBook; readonly post: string; readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  const { charter, settledBy } = props.book
  const key = `reportTemplates.${props.post}`
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const was: ReportTemplate = charter().reportTemplates?.[props.post] ?? {}
  const lines = (kind: (typeof kinds)[number]): string => (was[kind] ?? []).map((each) => say(each)).join('\n')
  const [typed, setTyped] = createSignal({ daily: lines('daily'), weekly: lines('weekly'), monthly: lines('monthly') })
  const read = (text: string): readonly string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const changes = (): Readonly<Record<string, unknown>> => {
    if (kinds.every((kind) => read(typed()[kind]).join('\n') === lines(kind))) return {}
    const given = Object.fromEntries(kinds.flatMap((kind) => (read(typed()[kind]).length === 0 ? [] : [[kind, read(typed()[kind])]])))
    return { [key]: Object.keys(given).length === 0 ? null : given }
  }
  return (
    <SettleDialog book={props.book} title={say(charter().posts[props.post]!.label)} changes={changes} back={settledBy(key) === undefined ? undefined : { keys: [key], was: say(charterWords.usualHeadings) }} onClose={props.onClose}>
      <For each={kinds}>
        {(kind) => (
          <label class={styles.field}>
            <span>{say(charterWords.headingsField, { kind: say(charterWords[kind]) })}</span>
            <textarea class={styles.lines} rows="4" value={typed()[kind]} onInput={(event) => setTyped({ ...typed(), [kind]: event.currentTarget.value })} />
          </label>
        )}
      </For>
    </SettleDialog>
  )
}
