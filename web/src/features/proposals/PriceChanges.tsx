import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { ComparedContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import type { Change, LineChange } from '@hebu/shared/rules/proposing/compare-proposals.ts'
import { compareProposals } from '@hebu/shared/rules/proposing/compare-proposals.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { proposalPaperWords, proposalWords, versionWords } from '../../words/proposals.ts'
import { useProposalDesk } from './desk.tsx'
import styles from './proposals.module.css'

/** What a figure was, struck through, and what it is. */
function Turned(props: { readonly before: string; readonly after: string }): JSX.Element {
  return <><Show when={props.before !== ''}><del>{props.before}</del> </Show><Show when={props.after !== ''}><ins>{props.after}</ins></Show></>
}

/** How the prices of two versions differ: the total, and the lines as a table ([PROP9]). */
export function PriceChanges(props: { readonly page: Page; readonly before: ComparedContent; readonly after: ComparedContent }): JSX.Element {
  const { say, format } = useWords()
  const desk = useProposalDesk()
  const fields: Fields = proposals.fields
  const changes = createMemo(() => compareProposals(props.before, props.after))
  const money = (value: Money | undefined): string => (value === undefined ? '' : format().money(value))
  const figure = <V,>(change: Change<V> | undefined, shown: (value: V) => string): JSX.Element =>
    change === undefined ? '' : <Turned before={change.before === undefined ? '' : shown(change.before)} after={change.after === undefined ? '' : shown(change.after)} />
  const count = (value: number): string => format().number(value)
  const share = (value: number): string => format().percent(value)
  const labelOf = (column: string): string => { const lines = fields['lines']; return lines?.kind === 'rows' ? say(lines.columns[column]?.label ?? lines.label) : column }
  const others = (change: LineChange): JSX.Element => <For each={change.others}>{({ column, before, after }) => <small>{labelOf(column)} <Turned before={desk.value(props.page, 'lines', column, before)} after={desk.value(props.page, 'lines', column, after)} /></small>}</For>
  return (
    <div class={styles.changes}>
      <Show when={changes().total}>{(total) => <p class={styles.total}>{say(proposalWords.total)} <Turned before={money(total().before)} after={money(total().after)} /></p>}</Show>
      <Show when={changes().lines.length > 0} fallback={<p>{say(versionWords.reordered)}</p>}>
        <div class={styles.scroller} tabindex="0" role="region" aria-label={say(versionWords.lines)}>
          <table>
            <thead><tr><th>{say(versionWords.what)}</th><th>{say(proposalPaperWords.item)}</th><th>{say(proposalPaperWords.qty)}</th><th>{say(proposalPaperWords.price)}</th><th>{say(proposalWords.discount)}</th><th>{say(proposalPaperWords.sum)}</th></tr></thead>
            <tbody>
              <For each={changes().lines}>
                {(line) => (
                  <tr data-what={line.what}>
                    <td>{say(versionWords[line.what])}</td>
                    <th scope="row">{line.item}{others(line)}</th>
                    <td>{figure(line.qty, count)}</td>
                    <td>{figure(line.price, money)}</td>
                    <td>{figure(line.discount, share)}</td>
                    <td>{figure(line.sum, money)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
    </div>
  )
}
