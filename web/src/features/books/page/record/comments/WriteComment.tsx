import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createMemo, onCleanup, Show, untrack } from 'solid-js'

import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { commentWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useOpenPage } from '../../page-context.ts'
import { fieldLabel, refusalText } from '../../refusal-text.ts'
import { useRecord } from '../record-context.ts'
import styles from '../record.module.css'
import { Composer } from './Composer.tsx'

/** The box for a new comment on the page, or on the field that is shown; where one may not comment, why ([REC5]). */
export function WriteComment(props: { readonly ref: (box: HTMLTextAreaElement | undefined) => void; readonly onLeave: () => void }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const record = useRecord()
  const field = createMemo(() => (open.asking.view().tab === 'comments' ? open.asking.view().field : undefined))
  const may = createMemo(() => {
    open.page()
    open.rights()
    return workspace.commands.mayComment(open.address, field())
  })
  const say = (text: string): boolean => {
    const done = workspace.commands.comment(open.address, { text, field: field() })
    if (!done.ok) showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    return done.ok
  }
  const whyNot = () => {
    const now = may()
    if (now.ok) return ''
    if (open.page().deleted !== undefined) return words.say(commentWords.binned)
    return now.refusal.because === 'read-only' ? words.say(commentWords.readOnly) : refusalText(open.book, now.refusal, words)
  }
  onCleanup(() => props.ref(undefined))
  return (
    <Show when={may().ok} fallback={<p class={styles.none}>{whyNot()}</p>}>
      <Composer id="record-box" ref={props.ref} label={words.say(commentWords.write)} placeholder={words.say(commentWords.placeholder)} submitLabel={words.say(commentWords.send)}
        draftKey={untrack(() => record.draftKey())} onSubmit={say} onLeave={props.onLeave}>
        <Show when={field()}>
          {(name) => (
            <p class={styles.aim}>
              <span>{words.say(commentWords.about, { field: fieldLabel(open.book, name(), words) })}</span>
              <button type="button" aria-label={words.say(commentWords.aboutPage)} title={words.say(commentWords.aboutPage)} onClick={() => open.asking.show({ tab: 'comments' })}><IconX /></button>
            </p>
          )}
        </Show>
      </Composer>
    </Show>
  )
}
