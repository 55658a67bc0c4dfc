import type { Page } from '@hebu/shared/codec/page.ts'
import IconContract from '~icons/lucide/file-signature'
import IconDraft from '~icons/lucide/file-pen-line'
import IconTalk from '~icons/lucide/message-square-plus'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { offerActs } from '../../ui/acts.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { proposalWords } from '../../words/proposals.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { beginFor, openContract } from './carry-over.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { FeedbackDialog } from './FeedbackDialog.tsx'
import { useBegin } from './use-begin.ts'

/** What can be done with a proposal beside its moves: note what the customer said, make the contract, put it on paper. */
export function PageActs(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const begin = useBegin()
  const [asked, setAsked] = createSignal(false)
  const rights = () => workspace.table('proposals').rights(props.page)
  const mayNote = () => props.page.state === 'sent' && rights().mayEditField('feedback')
  const mayOpen = () => props.page.state === 'accepted' && props.page.values['contract'] === undefined && rights().mayEditField('contract') && workspace.bookById('contracts') !== undefined && workspace.table('contracts').mayCreate()
  const contract = () => begin('contracts', proposalWords.contractMade, (step) => openContract(workspace, props.page, step))
  offerActs(() => [
    ...(mayNote() ? [{ id: 'proposal-feedback', group: 'here' as const, label: say(proposalWords.feedback), run: () => void setAsked(true) }] : []),
    ...(mayOpen() ? [{ id: 'proposal-contract', group: 'here' as const, label: say(proposalWords.contract), run: contract }] : []),
  ])
  return (
    <>
      <Show when={mayNote()}><Button icon={<IconTalk />} onClick={() => setAsked(true)}>{say(proposalWords.feedback)}</Button></Show>
      <Show when={mayOpen()}><Button variant="primary" icon={<IconContract />} onClick={contract}>{say(proposalWords.contract)}</Button></Show>
      <ExportMenu page={props.page} />
      <Show when={asked()}><FeedbackDialog page={props.page} onClose={() => setAsked(false)} /></Show>
    </>
  )
}

const open: ReadonlySet<string> = new Set(['found', 'assessed', 'pursuing', 'negotiating'])

/** Begins a proposal from the page of a possible deal ([PROP12]). */
export function OpportunityActs(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const begin = useBegin()
  const may = () => open.has(props.page.state) && workspace.bookById('proposals') !== undefined && workspace.table('proposals').mayCreate()
  const draft = () => begin('proposals', proposalWords.begun, (step) => beginFor(workspace, props.page, step))
  offerActs(() => (may() ? [{ id: 'draft-proposal', group: 'here' as const, label: say(proposalWords.begin), run: draft }] : []))
  return <Show when={may()}><Button icon={<IconDraft />} onClick={draft}>{say(proposalWords.begin)}</Button></Show>
}

