import { versionsOf } from '@hebu/shared/books/proposal-figures.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import fieldStyles from '../../ui/fields/fields.module.css'
import { TextInput } from '../../ui/TextInput.tsx'
import { useWords } from '../../words/language.tsx'
import { proposalWords } from '../../words/proposals.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useProposalDesk } from './desk.tsx'
import styles from './proposals.module.css'

/** What the customer said of the version they have; a revision may begin with it ([PROP7]). */
export function FeedbackDialog(props: { readonly page: Page; readonly onClose: () => void }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const desk = useProposalDesk()
  const [from, setFrom] = createSignal('')
  const [said, setSaid] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const about = () => versionsOf(props.page)
  const mayRevise = () => { const may = workspace.commands.mayMove(props.page, 'revise'); return may.ok || may.refusal.because === 'note-required' }
  const finish = (revise: boolean) => {
    setTried(true)
    if (said().trim() === '') return
    const address = { book: 'proposals', id: props.page.id }
    const step = {}
    const { commands } = workspace
    const done = commands.asOne(step, () => {
      const noted = commands.addRow(address, 'feedback', { at: workspace.world.today, text: said().trim(), about: Math.max(1, about()), ...(from().trim() === '' ? {} : { from: from().trim() }) })
      return noted.ok && revise ? commands.move(address, 'revise') : noted
    })
    if (!done.ok) return desk.refuse(done.refusal)
    props.onClose()
    desk.offer(step, revise ? say(proposalWords.revising, { n: about() + 1 }) : say(proposalWords.noted))
  }
  return (
    <Dialog open onClose={() => props.onClose()} title={say(proposalWords.feedbackTitle, { n: Math.max(1, about()) })} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{say(proposalWords.notNow)}</Button>
        <Button variant={mayRevise() ? 'plain' : 'primary'} onClick={() => finish(false)}>{say(proposalWords.note)}</Button>
        <Show when={mayRevise()}><Button variant="primary" onClick={() => finish(true)}>{say(proposalWords.noteAndRevise)}</Button></Show>
      </>}>
      <div class={styles.form}>
        <div>
          <label for="feedback-said">{say(proposalWords.said)}</label>
          <textarea id="feedback-said" class={`${fieldStyles.input} ${fieldStyles.area}`} rows={4} autofocus aria-required="true" aria-invalid={tried() && said().trim() === '' ? true : undefined} aria-describedby="feedback-problem" value={said()} onInput={(event) => setSaid(event.currentTarget.value)} />
          <p id="feedback-problem" class={styles.problem} role="alert">{tried() && said().trim() === '' ? say(proposalWords.saidMissing) : ''}</p>
        </div>
        <TextInput label={say(proposalWords.from)} value={from()} onInput={setFrom} />
      </div>
    </Dialog>
  )
}
