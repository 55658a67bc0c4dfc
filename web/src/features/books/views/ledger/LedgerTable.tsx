import type { LedgerLine } from '@hebu/shared/rules/contracts/ledger.ts'
import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'

import { ledgerWords } from '../../../../words/contracts.ts'
import { useWords } from '../../../../words/language.tsx'
import styles from './ledger.module.css'

/** So many lines are shown at first. */
const mostLines = 12

export interface LedgerTableProps {
  readonly caption: string
  readonly note?: string | undefined
  /** The head of the first column. */
  readonly head: string
  readonly lines: readonly LedgerLine[]
  readonly name: (key: string) => string
  /** Where the contracts of a line stand. */
  readonly to: (key: string) => string
  readonly amount: (cents: number) => string
}

/** Sums of the ledger by one thing, with a bar for how much of the most each is. */
export function LedgerTable(props: LedgerTableProps): JSX.Element {
  const { say, format } = useWords()
  const [all, setAll] = createSignal(false)
  const shown = () => (all() || props.lines.length <= mostLines + 1 ? props.lines : props.lines.slice(0, mostLines))
  const most = () => Math.max(1, ...props.lines.map(({ amountCents }) => amountCents))
  const sum = (pick: (line: LedgerLine) => number): number => props.lines.reduce((total, line) => total + pick(line), 0)
  return (
    <Show when={props.lines.length > 0}>
      <div class={styles.scroller} tabindex="0" role="group" aria-label={props.caption}>
        <table class={styles.table}>
          <caption>{props.caption}<Show when={props.note}><small>{props.note}</small></Show></caption>
          <thead><tr><th scope="col">{props.head}</th><th scope="col">{say(ledgerWords.count)}</th><th scope="col">{say(ledgerWords.amount)}</th></tr></thead>
          <tbody>
            <For each={shown()}>
              {(line) => (
                <tr>
                  <th scope="row"><span class={styles.named}>{props.name(line.key)}</span><i aria-hidden="true" style={{ '--share': `${Math.max(0, line.amountCents / most()) * 100}%` }} /></th>
                  <td><Show when={line.count > 0} fallback={format().number(line.count)}><A href={props.to(line.key)} aria-label={say(ledgerWords.open, { what: props.name(line.key), n: format().number(line.count) })}>{format().number(line.count)}</A></Show></td>
                  <td>{props.amount(line.amountCents)}</td>
                </tr>
              )}
            </For>
          </tbody>
          <tfoot><tr><th scope="row">{say(ledgerWords.total)}</th><td>{format().number(sum(({ count }) => count))}</td><td>{props.amount(sum(({ amountCents }) => amountCents))}</td></tr></tfoot>
        </table>
        <Show when={shown().length < props.lines.length}><button type="button" class={styles.more} onClick={() => setAll(true)}>{say(ledgerWords.more, { n: props.lines.length - shown().length })}</button></Show>
      </div>
    </Show>
  )
}
