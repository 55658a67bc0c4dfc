import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'

import { IconButton } from '../../../../../ui/IconButton.tsx'
import { keepFloating } from '../../../../../ui/editor/parts/floating.ts'
import { isComposing } from '../../../../../ui/overlays/composing.ts'
import { placeBeside } from '../../../../../ui/placement.ts'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { commentWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useOpenPage } from '../../page-context.ts'
import { refusalText } from '../../refusal-text.ts'
import { Composer } from '../comments/Composer.tsx'
import { ThreadView } from '../comments/ThreadView.tsx'
import { threadsOf } from '../comments/threads.ts'
import { keptKey } from '../kept-here.ts'
import { RecordContext } from '../record-context.ts'
import styles from './passages.module.css'
import { Quote } from './Quote.tsx'
import type { OpenCard, PageTextNotes } from './text-notes.ts'

/** The conversations about a passage beside it, on phones at the foot; or a box to begin one ([ANN1]). */
export function NoteCard(props: { readonly card: OpenCard; readonly notes: PageTextNotes; readonly field: string }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const [minute, setMinute] = createSignal(0)
  const timer = setInterval(() => setMinute((count) => count + 1), 60_000)
  onCleanup(() => clearInterval(timer))
  let root!: HTMLDivElement
  const byId = createMemo(() => new Map(threadsOf(open.record().comments).map((thread) => [thread.first.id, thread])))
  const settle = keepFloating(() => root, (size, viewport) => placeBeside(props.card.place(), size, viewport))
  const draftKey = (...place: readonly string[]): string => keptKey('draft', workspace.directory().workspace.id, workspace.me().id, open.address.book, open.address.id, ...place)
  const close = (): void => {
    const { from } = props.card
    props.notes.close()
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true })
  }
  const say = (text: string): boolean => {
    const done = workspace.commands.comment(open.address, { text, field: props.field, passage: props.card.begun })
    if (done.ok) close()
    else showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    return done.ok
  }
  onMount(() => {
    const outside = (event: PointerEvent): void => {
      const { target } = event
      if (!(target instanceof Element) || root.contains(target) || target.closest('[data-layer], [role=menu], [role=status]') !== null) return
      // What is half written stays until it is sent or called off.
      if (root.querySelector('textarea')?.value) return
      props.notes.close()
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isComposing(event) && !root.contains(document.activeElement)) props.notes.close()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', escape, { capture: true })
    onCleanup(() => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', escape, { capture: true })
    })
    // Who presses into the words that they write on goes on writing there.
    const { begun, from } = props.card
    if (begun === undefined && !(from instanceof HTMLElement && from.isContentEditable)) root.focus({ preventScroll: true })
  })
  createEffect(() => {
    void props.card
    void byId()
    queueMicrotask(settle)
  })
  return (
    <RecordContext.Provider value={{ minute, draftKey }}>
      <div ref={root} popover="manual" role="dialog" tabindex="-1" aria-label={words.say(commentWords.onPassage)} class={styles.card} data-note-card=""
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return
          event.preventDefault()
          event.stopPropagation()
          close()
        }}>
        <IconButton label={words.say(commentWords.closeCard)} icon={<IconX />} class={styles.close} onClick={close} />
        <Show when={props.card.begun}>
          {(passage) => (
            <Composer id="passage-box" label={words.say(commentWords.onPassage)} placeholder={words.say(commentWords.placeholder)} submitLabel={words.say(commentWords.send)} autofocus onSubmit={say} onCancel={close}>
              <Quote passage={passage()} />
            </Composer>
          )}
        </Show>
        <ul class={styles.threads} role="list">
          <For each={props.card.threads}>{(id) => <Show when={byId().get(id)}>{(thread) => <ThreadView thread={thread()} onField={() => undefined} />}</Show>}</For>
        </ul>
      </div>
    </RecordContext.Provider>
  )
}
