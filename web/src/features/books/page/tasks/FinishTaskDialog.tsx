import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import fieldStyles from '../../../../ui/fields/fields.module.css'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { taskWords } from '../../../../words/tasks.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useTakeBack } from '../../undo/take-back.ts'
import { refusalText } from '../refusal-text.ts'
import styles from './tasks.module.css'

/** Ends a task with one line on what came of it, as one step. */
export function FinishTaskDialog(props: { readonly task: Page; readonly onClose: () => void }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const id = createUniqueId()
  const [note, setNote] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const title = (): string => String(props.task.values['title'] ?? '')
  const isMissing = (): boolean => tried() && note().trim() === ''
  const finish = (): void => {
    setTried(true)
    if (note().trim() === '') return
    const address = { book: 'tasks', id: props.task.id }
    const named = title()
    const step = {}
    const done = workspace.commands.asOne(step, () => {
      const noted = workspace.commands.addRow(address, 'progress', { at: new Date(workspace.world.nowMs).toISOString(), note: note().trim() })
      return noted.ok ? workspace.commands.move(address, 'finish') : noted
    })
    props.onClose()
    if (done.ok) takeBack.offer(step, words.say(taskWords.finished, { title: named }))
    else showToast(refusalText(workspace.bookById('tasks')!, done.refusal, words), { tone: 'problem' })
  }
  return (
    <Dialog open width="narrow" onClose={() => props.onClose()} title={words.say(taskWords.finishOf, { title: title() })}
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(taskWords.notNow)}</Button>
        <Button variant="primary" onClick={finish}>{words.say(taskWords.finish)}</Button>
      </>}>
      <div class={styles.asked}>
        <label for={id}>{words.say(taskWords.outcome)}</label>
        <textarea id={id} class={`${fieldStyles.input} ${fieldStyles.area}`} rows={3} autofocus aria-invalid={isMissing()} aria-describedby={`${id}-hint`} value={note()} onInput={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
            event.preventDefault()
            finish()
          }} />
        <Show when={isMissing()} fallback={<small id={`${id}-hint`} class={styles.hint}>{words.say(taskWords.outcomeHint)}</small>}>
          <p id={`${id}-hint`} role="alert">{words.say(taskWords.outcomeMissing)}</p>
        </Show>
      </div>
    </Dialog>
  )
}
