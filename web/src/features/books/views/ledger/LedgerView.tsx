import type { LedgerLine } from '@hebu/shared/rules/contracts/ledger.ts'
import { ledgerOf } from '@hebu/shared/rules/contracts/ledger.ts'
import { periodOf } from '@hebu/shared/books/periods.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { A, useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { ledgerWords } from '../../../../words/contracts.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import { periodName } from '../../values/naming.ts'
import type { Filter } from '../filters/filter.ts'
import { encodeFilters } from '../filters/filter.ts'
import styles from './ledger.module.css'
import { LedgerTable } from './LedgerTable.tsx'

/** States of contracts that both sides signed, in the order of the book. */
const signedStates = ['signed', 'performing', 'changing', 'fulfilled', 'archived', 'terminated']
const runningStates = ['signed', 'performing', 'changing']

const stateIs = (...values: readonly string[]): Filter => ({ name: 'state', test: 'any', values })

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
  const monthFilters = (month: string): readonly Filter[] => {
    const { first, last } = periodOf(month)!
    return [{ name: 'signedAt', test: 'range', values: [first, last] }, stateIs(...signedStates)]
  }
  const nameOf = (customer: string): string => {
    const page = workspace.bookById('customers') === undefined ? undefined : workspace.table('customers').page(customer)
    return typeof page?.values['name'] === 'string' ? page.values['name'] : say(ledgerWords.nobody)
  }
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
          {say(ledgerWords.milestones)}：<Show when={ledger().milestones.late > 0} fallback={milestones()}><A href={hrefOf({ name: 'nextMilestone', test: 'when', values: ['overdue'] })}>{milestones()}</A></Show>
          <Show when={ledger().otherCurrency > 0}><br />{say(ledgerWords.otherCurrency, { n: ledger().otherCurrency })}</Show>
        </p>
        <div class={styles.tables}>
          <LedgerTable amount={amount} caption={say(ledgerWords.byState)} head={say(ledgerWords.state)} lines={ledger().byState} name={(key) => say(props.model.book.states[key] ?? ledgerWords.nobody)} to={(key) => hrefOf(stateIs(key))} />
          <LedgerTable amount={amount} caption={say(ledgerWords.byMonth)} note={say(ledgerWords.delta)} head={say(ledgerWords.month)} lines={ledger().byMonth} name={(key) => periodName(key, words)} to={(key) => hrefOf(...monthFilters(key))} />
          <LedgerTable amount={amount} caption={say(ledgerWords.byOwner)} head={say(ledgerWords.owner)} lines={ledger().byOwner} name={(key) => (key === '' ? say(ledgerWords.nobody) : props.model.names.member(key))} to={(key) => hrefOf(key === '' ? { name: 'owner', test: 'empty', values: [] } : { name: 'owner', test: 'any', values: [key] }, stateIs(...signedStates))} />
          <LedgerTable amount={amount} caption={say(ledgerWords.byCustomer)} head={say(ledgerWords.customer)} lines={ledger().byCustomer} name={nameOf} to={(key) => hrefOf({ name: 'customer', test: 'has', values: [nameOf(key)] }, stateIs(...signedStates))} />
        </div>
      </Show>
    </div>
  )
}
