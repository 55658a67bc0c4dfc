import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { ContentChange } from '@hebu/shared/rules/comparing/compare-content.ts'
import { compareContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import type { ComparedLine } from '@hebu/shared/rules/comparing/compare-texts.ts'
import type { JSX } from 'solid-js'
import { createMemo, createResource, For, Match, Show, Switch } from 'solid-js'

import { approvalWords } from '../../../../words/approval.ts'
import { fieldWords } from '../../../../words/field-words.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { formatValue } from '../../values/format-value.ts'
import { useNames } from '../../values/use-names.ts'
import { useOpenPage } from '../page-context.ts'
import { fieldLabel } from '../refusal-text.ts'
import styles from './approval.module.css'

/** What a page says otherwise than when it was sealed: value by value, row by row, word by word ([SEAL17]). */
export function ChangedSince(props: { readonly hash: string }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const [then] = createResource(() => props.hash, (hash) => workspace.contentThen(open.address, hash))
  const changes = createMemo<readonly ContentChange[]>(() => {
    const [was, now] = [then.latest, workspace.content(open.address)]
    return was === undefined || now === undefined ? [] : compareContent(open.book, was, now)
  })
  const shown = (field: string, value: unknown): string => inWords(field, (open.book.fields as Fields)[field], value)
  const cell = (field: string, column: string, value: unknown): string => {
    const declared = (open.book.fields as Fields)[field]
    return inWords(column, declared?.kind === 'rows' ? declared.columns[column] : undefined, value)
  }
  function inWords(name: string, field: Field | undefined, value: unknown): string {
    if (field?.kind === 'flag') return words.say(value === true ? fieldWords.yes : fieldWords.no)
    const text = field === undefined || value === undefined ? '' : formatValue(name, field, value, names.format(open.book))
    return text === '' ? words.say(approvalWords.nothing) : text
  }
  /** A page that nobody approves is not handed in again for the new content to count. */
  const isApproved = () => open.page().round !== undefined
  const rowWords = { added: approvalWords.rowAdded, removed: approvalWords.rowRemoved, moved: approvalWords.rowMoved, changed: approvalWords.rowChanged }
  return (
    <div class={styles.changed} role="status">
      <p><b>{words.say(isApproved() ? approvalWords.changed : approvalWords.changedLater)}</b> {words.say(!then.loading && then.latest === undefined ? approvalWords.changedUnknown : isApproved() ? approvalWords.changedMore : approvalWords.changedLaterMore)}</p>
      <ul>
        <For each={changes()}>
          {(change) => (
            <li>
              <b>{fieldLabel(open.book, change.field, words)}</b>
              <Switch>
                <Match when={change.kind === 'value' && change}>{(value) => <p><del>{shown(change.field, value().before)}</del> <ins>{shown(change.field, value().after)}</ins></p>}</Match>
                <Match when={change.kind === 'rows' && change}>
                  {(rows) => (
                    <For each={rows().rows}>
                      {(row) => (
                        <p>
                          {words.say(rowWords[row.what])}
                          <For each={row.cells}>{(changed) => <> · {fieldLabel(open.book, `${change.field}/${changed.column}`, words)} <Show when={changed.before !== undefined}><del>{cell(change.field, changed.column, changed.before)}</del></Show> <Show when={changed.after !== undefined}><ins>{cell(change.field, changed.column, changed.after)}</ins></Show></>}</For>
                        </p>
                      )}
                    </For>
                  )}
                </Match>
                <Match when={change.kind === 'text' && change}>{(text) => <For each={text().lines.filter(({ change: what }) => what !== 'same')}>{(line) => <Line line={line} />}</For>}</Match>
              </Switch>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}

function Line(props: { readonly line: ComparedLine }): JSX.Element {
  return <p><For each={props.line.pieces}>{(piece) => <Show when={piece.change === 'removed' || piece.change === 'added'} fallback={<span>{piece.text}</span>}><Show when={piece.change === 'removed'} fallback={<ins>{piece.text}</ins>}><del>{piece.text}</del></Show></Show>}</For></p>
}
