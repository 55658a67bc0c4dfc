import type { Learns } from '@hebu/shared/books/dossier.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'

import { Button } from '../../../../ui/Button.tsx'
import fieldStyles from '../../../../ui/fields/fields.module.css'
import { showToast } from '../../../../ui/toast.ts'
import { learnedWords } from '../../../../words/dossier.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { whole } from '../../../../workspace/whole.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { useNames } from '../../values/use-names.ts'
import { useOpenPage } from '../page-context.ts'
import { fieldLabel, refusalText } from '../refusal-text.ts'
import styles from './dossier.module.css'
import type { Learned } from './learned.ts'
import { learnedFor } from './learned.ts'

/** What was heard elsewhere and the file does not say yet: taken over as it is or edited, or dismissed; never written by itself ([CUS10]). */
export function LearnedView(props: { readonly learns: Learns; readonly verified: string }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const [editing, setEditing] = createSignal<string>()
  const [typed, setTyped] = createSignal('')
  const zone = () => workspace.directory().workspace.timeZone
  const isAsked = () => open.rights().mayEditField(props.learns.into) && workspace.bookById(props.learns.book) !== undefined
  const found = createMemo(() => (isAsked() ? learnedFor(props.learns, open.page(), workspace.linked(props.learns.book, props.learns.about, open.address.id), open.page().values[props.verified], dateOf(Date.now(), zone()), zone()) : []))
  const label = () => fieldLabel(open.book, props.learns.into, words)
  const settle = (one: Learned, text: string | undefined) => {
    const step = {}
    const done = whole(workspace, step, () => {
      const before = open.page().values[props.learns.into]
      const settled = workspace.commands.set({ book: props.learns.book, id: one.page.id }, props.learns.settled, text === undefined ? 'dismissed' : 'taken')
      if (!settled.ok || text === undefined) return settled
      return workspace.commands.set(open.address, props.learns.into, typeof before === 'string' && before.trim() !== '' ? `${before.trimEnd()}\n${text.trim()}` : text.trim())
    })
    if (!done.ok) return void showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    setEditing(undefined)
    takeBack.offer(step, text === undefined ? words.say(learnedWords.dismissed) : words.say(learnedWords.taken, { field: label() }))
  }
  const edit = (one: Learned) => {
    setTyped(one.text)
    setEditing(one.page.id)
  }
  const ids = createMemo(() => found().map(({ page }) => page.id), [], { equals: (a, b) => a.join() === b.join() })
  const short = (text: string) => (text.length > 24 ? `${text.slice(0, 24)}…` : text)
  return (
    <Show when={ids().length > 0}>
      <details class={styles.learned}>
        <summary><b>{words.say(learnedWords.title, { field: label() })}</b><span>{found()[0]?.text}</span><em>{words.format().number(ids().length)}</em></summary>
        <ul role="list">
          <For each={ids()}>
            {(id) => (
              <Show when={found().find(({ page }) => page.id === id)}>
                {(one) => (
                  <li>
                    <small><a href={`/${props.learns.book}/${encodeURIComponent(id)}`}>{words.say(learnedWords.from, { date: words.format().date(one().day), who: one().page.made === undefined ? '' : names.member(one().page.made!.by) })}</a></small>
                    <Show when={editing() === id} fallback={<p class={styles.said}>{one().text}</p>}>
                      <textarea ref={(area) => queueMicrotask(() => area.focus())} class={`${fieldStyles.input} ${fieldStyles.area}`} rows={3} aria-label={words.say(learnedWords.wording)} value={typed()} onInput={(event) => setTyped(event.currentTarget.value)} />
                    </Show>
                    <p class={styles.acts}>
                      <Button size="small" variant="primary" disabled={editing() === id && typed().trim() === ''} aria-label={words.say(learnedWords.takeOf, { text: short(one().text) })} onClick={() => settle(one(), editing() === id ? typed() : one().text)}>{words.say(learnedWords.take)}</Button>
                      <Show when={editing() !== id}><Button size="small" aria-label={words.say(learnedWords.editOf, { text: short(one().text) })} onClick={() => edit(one())}>{words.say(learnedWords.edit)}</Button></Show>
                      <Button size="small" variant="quiet" aria-label={words.say(learnedWords.dismissOf, { text: short(one().text) })} onClick={() => settle(one(), undefined)}>{words.say(learnedWords.dismiss)}</Button>
                    </p>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
