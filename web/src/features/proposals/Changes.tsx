import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { ContentChange } from '@hebu/shared/rules/comparing/compare-content.ts'
import type { Change, LineChange, ProposalChanges } from '@hebu/shared/rules/proposing/compare-proposals.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { proposalPaperWords, proposalWords, versionWords } from '../../words/proposals.ts'
import { useProposalDesk } from './desk.tsx'
import styles from './proposals.module.css'

/** What a figure was, struck through, and what it is. */
function Turned(props: { readonly before: string; readonly after: string }): JSX.Element {
  return <><Show when={props.before !== ''}><del>{props.before}</del> </Show><Show when={props.after !== ''}><ins>{props.after}</ins></Show></>
}

/** How two versions differ: the total, the lines as a table, then terms and texts ([PROP9]). */
export function Changes(props: { readonly page: Page; readonly changes: ProposalChanges }): JSX.Element {
  const { say, format } = useWords()
  const desk = useProposalDesk()
  const fields: Fields = proposals.fields
  const money = (value: Money | undefined): string => (value === undefined ? '' : format().money(value))
  const figure = <V,>(change: Change<V> | undefined, shown: (value: V) => string): JSX.Element =>
    change === undefined ? '' : <Turned before={change.before === undefined ? '' : shown(change.before)} after={change.after === undefined ? '' : shown(change.after)} />
  const count = (value: number): string => format().number(value)
  const share = (value: number): string => format().percent(value)
  const labelOf = (column: string): string => { const lines = fields['lines']; return lines?.kind === 'rows' ? say(lines.columns[column]?.label ?? lines.label) : column }
  const others = (change: LineChange): JSX.Element => <For each={change.others}>{({ column, before, after }) => <small>{labelOf(column)} <Turned before={desk.value(props.page, 'lines', column, before)} after={desk.value(props.page, 'lines', column, after)} /></small>}</For>
  const value = (field: string, of: unknown): string => desk.value(props.page, field, undefined, of)
  return (
    <div class={styles.changes} role="status">
      <Show when={props.changes.total}>{(total) => <p class={styles.total}>{say(proposalWords.total)} <Turned before={money(total().before)} after={money(total().after)} /></p>}</Show>
      <Show when={props.changes.lines.length > 0}>
        <div class={styles.scroller} tabindex="0" role="region" aria-label={say(versionWords.lines)}>
          <table>
            <thead><tr><th>{say(versionWords.what)}</th><th>{say(proposalPaperWords.item)}</th><th>{say(proposalPaperWords.qty)}</th><th>{say(proposalPaperWords.price)}</th><th>{say(proposalWords.discount)}</th><th>{say(proposalPaperWords.sum)}</th></tr></thead>
            <tbody>
              <For each={props.changes.lines}>
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
      <For each={props.changes.others}>{(change) => <Other change={change} label={say(fields[change.field]?.label ?? proposals.name)} value={value} />}</For>
    </div>
  )
}

/** A term or a text that is otherwise; of a text only the lines that differ. */
function Other(props: { readonly change: ContentChange; readonly label: string; readonly value: (field: string, of: unknown) => string }): JSX.Element {
  const value = () => (props.change.kind === 'value' ? props.change : undefined)
  const text = () => (props.change.kind === 'text' ? props.change : undefined)
  return (
    <div class={styles.other}>
      <b>{props.label}</b>
      <Show when={value()}>{(each) => <p><Turned before={props.value(each().field, each().before)} after={props.value(each().field, each().after)} /></p>}</Show>
      <Show when={text()}>
        {(each) => (
          <For each={each().lines.filter(({ change }) => change !== 'same')}>
            {(line) => <p><For each={line.pieces}>{(piece) => piece.change === 'removed' || line.change === 'removed' ? <del>{piece.text}</del> : piece.change === 'added' || line.change === 'added' ? <ins>{piece.text}</ins> : <span>{piece.text}</span>}</For></p>}
          </For>
        )}
      </Show>
    </div>
  )
}
