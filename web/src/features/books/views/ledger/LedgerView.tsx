import type { LedgerLine } from '@hebu/shared/rules/contracts/ledger.ts'
import { ledgerOf } from '@hebu/shared/rules/contracts/ledger.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { A, useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { ledgerWords } from '../../../../words/contracts.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import type { Filter } from '../filters/filter.ts'
import { encodeFilters } from '../filters/filter.ts'
import styles from './ledger.module.css'
import { ledgerParts, signedStates, stateIs } from './ledger-tables.ts'
import { LedgerTable } from './LedgerTable.tsx'

const runningStates = ['signed', 'performing', 'changing']

/** The statistics of the contracts that the filters leave; every figure opens its records ([CON9]). */
export function LedgerView(props: { readonly model: ListModel }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const location = useLocation()
  const { say } = words
  const ledger = createMemo(() => ledgerOf(props.model.pages(), Object.keys(props.model.book.states), workspace.world))
  const amount = (amountCents: number) => words.format().money({ amountCents, currency: ledger().currency })
  const number = (value: number) => words.format().number(value)
  /** The table of what the filters leave, narrowed by these. */
  const hrefOf = (...narrowed: readonly Filter[]): string => {
    const params = new URLSearchParams(location.search)
    params.set('view', 'table')
    params.set('f', [props.model.state.filters(), encodeFilters(narrowed)].filter((part) => part !== '' && part !== undefined).join(';'))
    return `/${props.model.book.id}?${params.toString()}`
  }
  const parts = createMemo(() => ledgerParts(ledger(), { book: props.model.book, workspace, words, names: props.model.names }))
  const milestones = () => say(ledgerWords.milestonesLine, { ...ledger().milestones })
  const Figure = (figure: { readonly label: string; readonly line: LedgerLine; readonly to: string; readonly tone?: 'late' }): JSX.Element => (
    <A class={styles.figure} href={figure.to} data-tone={figure.line.count > 0 ? figure.tone : undefined}>
      <small>{figure.label}</small>
      <b>{say(ledgerWords.contracts, { n: number(figure.line.count) })}</b>
      <span>{amount(figure.line.amountCents)}</span>
    </A>
  )
  return (
    <div class={styles.ledger} data-view="ledger">
      <Show when={ledger().byState.length > 0} fallback={<p class={styles.none}>{say(ledgerWords.none)}</p>}>
        <section class={styles.figures} aria-label={say(ledgerWords.figures)}>
          <Figure label={say(ledgerWords.signed)} line={ledger().signed} to={hrefOf(stateIs(...signedStates))} />
          <Figure label={say(ledgerWords.running)} line={ledger().running} to={hrefOf(stateIs(...runningStates))} />
          <For each={ledger().ending}>
            {(line) => <Figure label={say(ledgerWords.ending, { days: line.key })} line={line} to={hrefOf({ name: 'endsAt', test: 'range', values: [workspace.world.today, addDays(workspace.world.today, Number(line.key))] })} />}
          </For>
          <Figure label={say(ledgerWords.overdue)} line={ledger().overdue} tone="late" to={hrefOf({ name: 'endsAt', test: 'when', values: ['overdue'] })} />
        </section>
        <p class={styles.note}>
          {say(ledgerWords.milestones)}<Show when={ledger().milestones.late > 0} fallback={milestones()}><A href={hrefOf({ name: 'nextMilestone', test: 'when', values: ['overdue'] })}>{milestones()}</A></Show>
          <Show when={ledger().otherCurrency > 0}><br />{say(ledgerWords.otherCurrency, { n: ledger().otherCurrency })}</Show>
        </p>
        <div class={styles.tables}>
          <For each={parts()}>
            {(part) => <LedgerTable amount={amount} caption={say(part.caption)} note={part.note === undefined ? undefined : say(part.note)} head={say(part.head)} lines={part.lines} name={(key) => part.name(key)} to={(key) => hrefOf(...part.leads(key))} />}
          </For>
        </div>
      </Show>
    </div>
  )
}
