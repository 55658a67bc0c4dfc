import IconCheck from '~icons/lucide/check'
import IconReopen from '~icons/lucide/rotate-ccw'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show, untrack } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { commentWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useTakeBack } from '../../../undo/take-back.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { fieldLabel, refusalText } from '../../refusal-text.ts'
import { keptHere } from '../kept-here.ts'
import { useRecord } from '../record-context.ts'
import styles from '../record.module.css'
import { Quote } from '../passages/Quote.tsx'
import { CommentView } from './CommentView.tsx'
import { Composer } from './Composer.tsx'
import type { Thread } from './threads.ts'

/** A conversation: its first comment, answers, and a box to answer in when asked for. */
export function ThreadView(props: { readonly thread: Thread; readonly onField: (field: string) => void }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const record = useRecord()
  const takeBack = useTakeBack()
  const draftKey = untrack(() => record.draftKey(props.thread.first.id))
  const [answering, setAnswering] = createSignal(keptHere.read(draftKey) !== undefined)
  const first = () => props.thread.first
  const mayWrite = () => workspace.commands.mayComment(open.address, first().field).ok
  const byId = createMemo(() => new Map(props.thread.replies.map((reply) => [reply.id, reply])))
  const ids = createMemo(() => [...byId().keys()], [], { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) })
  let replyButton: HTMLButtonElement | undefined

  const answer = (text: string): boolean => {
    const done = workspace.commands.comment(open.address, { text, replyTo: first().id })
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    else close()
    return done.ok
  }
  const close = () => {
    setAnswering(false)
    queueMicrotask(() => replyButton?.focus())
  }
  const resolve = (resolved: boolean) => {
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.resolveComment(open.address, first().id, resolved))
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    else if (resolved) takeBack.offer(step, words.say(commentWords.resolved))
  }
  return (
    <li class={styles.thread} data-resolved={first().resolved === undefined ? undefined : ''}>
      <Show when={first().field}>{(field) => <button type="button" class={styles.about} onClick={() => props.onField(field())}>{fieldLabel(open.book, field(), words)}</button>}</Show>
      <Show when={first().passage}>{(passage) => <Quote passage={passage()} comment={first().id} />}</Show>
      <Show when={first().removed === undefined} fallback={<p class={styles.gone}>{words.say(commentWords.removed)}</p>}><CommentView comment={first()} /></Show>
      <Show when={ids().length > 0}>
        <ol class={styles.replies} role="list">
          <For each={ids()}>{(id) => <Show when={byId().get(id)}>{(reply) => <li><CommentView comment={reply()} /></li>}</Show>}</For>
        </ol>
      </Show>
      <Show when={first().resolved}>{(stamp) => <p class={styles.resolved}><IconCheck /> {words.say(commentWords.resolvedBy, { name: names.member(stamp().by) })} · {words.format().dateTime(stamp().at)}</p>}</Show>
      <Show when={mayWrite()}>
        <Show when={answering()} fallback={
          <div class={styles.acts}>
            <Button ref={(button) => { replyButton = button }} size="small" variant="quiet" aria-label={words.say(commentWords.replyTo, { name: names.member(first().by) })} onClick={() => setAnswering(true)}>{words.say(commentWords.reply)}</Button>
            <Show when={first().resolved === undefined} fallback={<Button size="small" variant="quiet" icon={<IconReopen />} onClick={() => resolve(false)}>{words.say(commentWords.reopen)}</Button>}>
              <Button size="small" variant="quiet" icon={<IconCheck />} aria-label={words.say(commentWords.resolveOf, { name: names.member(first().by) })} onClick={() => resolve(true)}>{words.say(commentWords.resolve)}</Button>
            </Show>
          </div>
        }>
          <Composer id={`reply-${first().id}`} label={words.say(commentWords.replyTo, { name: names.member(first().by) })} placeholder={words.say(commentWords.replyTo, { name: names.member(first().by) })}
            submitLabel={words.say(commentWords.reply)} draftKey={draftKey} autofocus onSubmit={answer} onCancel={close} />
        </Show>
      </Show>
    </li>
  )
}
