import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { isRunning } from '@hebu/shared/books/contract-figures.ts'
import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { Menu } from '../../ui/Menu.tsx'
import { clauseLines, contractWords } from '../../words/contracts.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { CommandRefusal, Step } from '../../workspace/workspace.ts'
import { ChangePart } from './ChangePart.tsx'
import { ClausesPart } from './ClausesPart.tsx'
import styles from './contracts.module.css'
import { clauseTexts, draftFromTemplate, isBare, layOutClauses, takeOverProposal } from './draft-from.ts'
import { PerformancePart } from './PerformancePart.tsx'
import { SealPart } from './SealPart.tsx'

export interface ContractDeskProps {
  readonly page: Page
  readonly title: (book: string, page: Page) => string
  readonly focusField: (field: string) => void
  /** Says what was done, with a way to take it back. */
  readonly offer: (step: Step, done: string) => void
  readonly refuse: (book: string, refusal: CommandRefusal) => void
  readonly open: (book: string, id: string) => void
}

/** What a contract is worked on from, over its fields: where its text comes from, the charter's clauses, how performance goes. */
export function ContractDesk(props: ContractDeskProps): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  const isOpen = () => props.page.state === 'draft' || props.page.state === 'returned'
  const isReviewed = () => isOpen() || props.page.state === 'inReview' || props.page.state === 'approved'
  return (
    <div class={desk.desk} role="region" aria-label={say(contractWords.desk)}>
      <Show when={isOpen()}><DraftPart {...props} /></Show>
      <Show when={isReviewed()}><ClausesPart page={props.page} focusField={props.focusField} /></Show>
      <Show when={props.page.state === 'approved' && workspace.bookById('sealUses')?.id}><SealPart {...props} /></Show>
      <Show when={workspace.bookById('contractChanges')}><ChangePart {...props} /></Show>
      <Show when={isRunning(props.page) || props.page.state === 'fulfilled' || props.page.state === 'terminated'}><PerformancePart {...props} /></Show>
    </div>
  )
}

/** Where the text of a draft may come from, while none is written. */
function DraftPart(props: ContractDeskProps): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const editable = () => workspace.table('contracts').rights(props.page).edit
  // Asked anew with every entry in the page's history; who types meanwhile needs no template any more.
  const bare = createMemo(() => {
    workspace.record({ book: 'contracts', id: props.page.id })
    return isBare(workspace, props.page)
  })
  const templates = createMemo(() => workspace.table('contracts').pages().filter(({ id, state }) => state === 'template' && id !== props.page.id))
  const proposal = createMemo(() => {
    const link = props.page.values['proposal'] as { readonly id: string } | undefined
    return link === undefined || workspace.bookById('proposals') === undefined ? undefined : workspace.table('proposals').page(link.id)
  })
  const hasLines = () => Array.isArray(props.page.values['lines']) && props.page.values['lines'].length > 0
  const fromTemplate = (template: Page) => {
    const step = {}
    draftFromTemplate(workspace, props.page, template, step)
    props.offer(step, say(contractWords.drafted, { name: props.title('contracts', template) }))
  }
  const layOut = () => {
    layOutClauses(workspace, props.page, { duties: clauseLines.duties.map((line) => say(line)), breach: clauseLines.breach.map((line) => say(line)), disputes: clauseLines.disputes.map((line) => say(line)) })
    props.focusField(clauseTexts[0])
  }
  const fromProposal = (from: Page) => {
    const step = {}
    const n = takeOverProposal(workspace, props.page, from, step)
    props.offer(step, say(contractWords.tookOver, { n }))
  }
  return (
    <Show when={editable() && (bare() || (proposal() !== undefined && !hasLines()))}>
      <section class={desk.part}>
        <header>
          <h2>{say(contractWords.draftFrom)}</h2>
          <small>{say(templates().length > 0 ? contractWords.draftHint : contractWords.noTemplate)}</small>
        </header>
        <p class={styles.acts}>
          <Show when={bare() && templates().length > 0}>
            <Menu label={say(contractWords.fromTemplate)} size="small" items={templates().map((template) => ({ label: props.title('contracts', template), onSelect: () => fromTemplate(template) }))} />
          </Show>
          <Show when={!hasLines() && proposal()}>{(from) => <Button size="small" onClick={() => fromProposal(from())}>{say(contractWords.fromProposal)}</Button>}</Show>
          <Show when={bare()}><Button size="small" onClick={layOut}>{say(contractWords.headings)}</Button></Show>
        </p>
      </section>
    </Show>
  )
}

