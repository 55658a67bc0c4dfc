import { contractChanges } from '@hebu/shared/books/contract-changes.ts'
import { openMilestones, pendingChanges, terminationOf } from '@hebu/shared/books/contract-figures.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { stringIn } from '@hebu/shared/books/read-values.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { contractWords } from '../../words/contracts.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { ContractDeskProps } from './ContractDesk.tsx'
import styles from './contracts.module.css'

/** What is being changed of a contract and how far that is; of one that was terminated, since when, and what it leaves open ([CON16]). */
export function ChangePart(props: ContractDeskProps): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const ended = createMemo(() => (props.page.state === 'terminated' ? terminationOf(props.page, workspace.world) : undefined))
  const told = createMemo(() => (ended() === undefined ? pendingChanges(props.page, workspace.world) : [ended()!]))
  const kindOf = ({ values }: ComputedInput): string => say(contractChanges.fields.kind.options[values['kind'] === 'termination' ? 'termination' : 'change']!)
  const stands = (change: ComputedInput): string => {
    const day = stringIn(change.values['effectiveAt'])
    const slots = { kind: kindOf(change), day: day === undefined ? '' : format().date(day) }
    if (change.state === 'effective') return say(contractWords.terminatedOn, slots)
    return say(change.state === 'inReview' ? contractWords.changeReviewed : day === undefined ? contractWords.changeAgreed : contractWords.changeOn, slots)
  }
  const left = createMemo(() => {
    if (ended() === undefined) return []
    const milestones = openMilestones(props.page).length
    const isOpen: readonly string[] = workspace.bookById('tasks')?.owed?.while ?? []
    const tasks = isOpen.length === 0 ? 0 : workspace.linked('tasks', 'source', `contracts:${props.page.id}`).filter(({ state }) => isOpen.includes(state)).length
    return [...(milestones === 0 ? [] : [say(contractWords.leftOpen, { n: milestones })]), ...(tasks === 0 ? [] : [say(contractWords.tasksOpen, { n: tasks })])]
  })
  return (
    <Show when={told().length > 0}>
      <section class={desk.part}>
        <header><h2>{say(contractWords.changes)}</h2></header>
        <For each={told()}>
          {(change) => (
            <p class={styles.change}>
              <span>{stands(change)}</span>
              <Button size="small" onClick={() => props.open('contractChanges', change.id)}>{say(contractWords.openChange, { kind: kindOf(change) })}</Button>
            </p>
          )}
        </For>
        <For each={left()}>{(line) => <p class={desk.none}>{line}</p>}</For>
      </section>
    </Show>
  )
}
