import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import IconReply from '~icons/lucide/corner-down-right'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'

import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import fieldStyles from '../../../ui/fields/fields.module.css'
import { isComposing } from '../../../ui/overlays/composing.ts'
import { showToast } from '../../../ui/toast.ts'
import { useWords } from '../../../words/language.tsx'
import { remarkWords } from '../../../words/reports.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { Done } from '../../../workspace/workspace.ts'
import { useOpenPage } from '../page/page-context.ts'
import { refusalText } from '../page/refusal-text.ts'
import { useNames } from '../values/use-names.ts'
import styles from './remarks.module.css'

/** What those above said of a report and what its author answered, one under the other, to be answered in place ([REP23]). */
export function Remarks(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const { say } = words
  const [answering, setAnswering] = createSignal<string>()
  const remarks = createMemo(() => rowsIn(open.page().values['remarks']).map(({ id, cells }) => ({ id, by: stringIn(cells['by']) ?? '', text: stringIn(cells['text']) ?? '', reply: stringIn(cells['reply']) ?? '' })), [], { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
  // Rows stand as long as their remark does, with whatever is being typed beneath.
  const ids = createMemo(() => remarks().map(({ id }) => id), [], { equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]) })
  const author = () => stringIn(open.page().values['author']) ?? ''
  const isAuthor = () => author() === workspace.me().id
  const mayWrite = () => open.rights().mayEditField('remarks')
  const mayRemark = () => mayWrite() && !isAuthor() && open.page().state !== 'draft'
  const took = (done: Done<unknown>): boolean => {
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    return done.ok
  }
  const remark = (text: string): boolean => took(workspace.commands.addRow(open.address, 'remarks', { by: workspace.me().id, text }))
  const answer = (row: string, text: string): boolean => {
    const taken = took(workspace.commands.setCell(open.address, 'remarks', row, 'reply', text))
    if (taken) setAnswering(undefined)
    return taken
  }
  const person = (id: string): JSX.Element => <Avatar place={joiningPlace(workspace.directory(), id)} name={names.member(id)} decorative />
  return (
    <Show when={remarks().length > 0 || mayRemark()}>
      <section class={styles.remarks} aria-label={say(remarkWords.title)}>
        <h2>{say(remarkWords.title)}</h2>
        <ul>
          <For each={ids()}>
            {(id) => (
              <Show when={remarks().find((each) => each.id === id)}>
                {(said) => (
                  <li>
                    <div class={styles.said}>{person(said().by)}<div><b>{names.member(said().by)}</b><p>{said().text}</p></div></div>
                    <Show when={said().reply !== ''}>
                      <div class={`${styles.said} ${styles.reply}`}>{person(author())}<div><b>{names.member(author())}</b><p>{said().reply}</p></div></div>
                    </Show>
                    <Show when={isAuthor() && mayWrite()}>
                      <Show when={answering() === id} fallback={<Button size="small" variant="quiet" icon={<IconReply />} aria-label={say(remarkWords.answerTo, { name: names.member(said().by) })} onClick={() => setAnswering(id)}>{say(said().reply === '' ? remarkWords.answer : remarkWords.change)}</Button>}>
                        <Writing label={say(remarkWords.answerTo, { name: names.member(said().by) })} send={say(remarkWords.answer)} text={said().reply} autofocus onSend={(text) => answer(id, text)} onCancel={() => setAnswering(undefined)} />
                      </Show>
                    </Show>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={mayRemark()}><Writing label={say(remarkWords.write)} send={say(remarkWords.send)} onSend={remark} /></Show>
      </section>
    </Show>
  )
}

interface WritingProps {
  readonly label: string
  readonly send: string
  readonly text?: string
  readonly autofocus?: boolean
  readonly onSend: (text: string) => boolean
  readonly onCancel?: () => void
}

/** A box for a remark or its answer; Ctrl Enter sends, Esc leaves, and nothing acts while an input method composes. */
function Writing(props: WritingProps): JSX.Element {
  const { say } = useWords()
  const id = createUniqueId()
  const [text, setText] = createSignal(props.text ?? '')
  // It does not shrink from under a press on its button.
  const [isOpen, setOpen] = createSignal(props.autofocus === true)
  const send = (): void => {
    if (text().trim() !== '' && props.onSend(text().trim())) setText('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    else if (event.key === 'Escape' && props.onCancel !== undefined) props.onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class={styles.writing} data-open={isOpen() ? '' : undefined}>
      <textarea ref={(box) => props.autofocus === true && queueMicrotask(() => box.focus())} id={id} class={`${fieldStyles.input} ${fieldStyles.area}`} rows={1} aria-label={props.label} placeholder={props.label} aria-keyshortcuts="Control+Enter" value={text()} onFocus={() => setOpen(true)} onBlur={() => setOpen(text() !== '' || props.autofocus === true)} onInput={(event) => setText(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <Show when={text().trim() !== '' || props.onCancel !== undefined}>
        <div>
          <Button size="small" variant="primary" disabled={text().trim() === ''} onClick={send}>{props.send}</Button>
          <Show when={props.onCancel}>{(cancel) => <Button size="small" variant="quiet" onClick={() => cancel()()}>{say(remarkWords.cancel)}</Button>}</Show>
        </div>
      </Show>
    </div>
  )
}
