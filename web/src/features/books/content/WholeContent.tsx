import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Row } from '@hebu/shared/books/field-kinds.ts'
import type { CanonicalPage } from '@hebu/shared/codec/canonical.ts'
import { linesOf } from '@hebu/shared/rules/comparing/text-lines.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import type { ContentNames } from './content-names.ts'
import styles from './content.module.css'

type Part = { readonly place: string; readonly kind: 'value'; readonly value: unknown } | { readonly place: string; readonly kind: 'rows'; readonly rows: readonly Pick<Row, 'id' | 'cells'>[] } | { readonly place: string; readonly kind: 'text'; readonly text: unknown }

const isRowList = (value: unknown): value is readonly Pick<Row, 'id' | 'cells'>[] => Array.isArray(value) && value.every((row: unknown) => typeof row === 'object' && row !== null && 'id' in row && 'cells' in row && typeof row.cells === 'object' && row.cells !== null)

export interface WholeContentProps {
  readonly book: Book
  readonly content: Pick<CanonicalPage, 'values' | 'texts'>
  readonly names: ContentNames
  /** Of the headings over its parts. */
  readonly level: 3 | 4
}

/** All that a version or a proof says of a page, in the page's order. */
export function WholeContent(props: WholeContentProps): JSX.Element {
  const parts = createMemo(() => Object.entries<Field>(props.book.fields).flatMap(([name, field]): readonly Part[] => {
    if (field.internal === true) return []
    const value = props.content.values[name]
    if (field.kind === 'richText') return Object.keys(props.content.texts).filter((key) => key === name || key.startsWith(`${name}/`)).map((place) => ({ place, kind: 'text', text: props.content.texts[place] }))
    if (value === undefined) return []
    return [field.kind === 'rows' && isRowList(value) ? { place: name, kind: 'rows', rows: value } : { place: name, kind: 'value', value }]
  }))
  return (
    <div class={styles.whole}>
      <For each={parts()}>
        {(part) => (
          <section role="group" data-kind={part.kind} aria-label={props.names.place(part.place)}>
            <Dynamic component={`h${props.level}`}>{props.names.place(part.place)}</Dynamic>
            <Switch>
              <Match when={part.kind === 'value' && part}>{(value) => <p>{props.names.value(part.place, undefined, value().value)}</p>}</Match>
              <Match when={part.kind === 'rows' && part}>{(rows) => <Table field={part.place} declared={props.book.fields[part.place]} rows={rows().rows} names={props.names} />}</Match>
              <Match when={part.kind === 'text' && part}>
                {(text) => <div class={styles.lines}><For each={linesOf(text().text)}>{(line) => <p data-line={line.kind} data-level={line.level}>{line.tokens.map(({ text: letters }) => letters).join('')}</p>}</For></div>}
              </Match>
            </Switch>
          </section>
        )}
      </For>
    </div>
  )
}

interface TableProps {
  readonly field: string
  readonly declared: Field | undefined
  readonly rows: readonly Pick<Row, 'id' | 'cells'>[]
  readonly names: ContentNames
}

function Table(props: TableProps): JSX.Element {
  /** Those in which anything stands, as the book has them. */
  const columns = createMemo(() => {
    const used = new Set(props.rows.flatMap(({ cells }) => Object.keys(cells)))
    const known = props.declared?.kind === 'rows' ? Object.keys(props.declared.columns).filter((column) => used.has(column)) : []
    return [...new Set([...known, ...used])]
  })
  const isNamed = () => props.rows.some(({ id }) => props.names.rowName(props.field, id) !== undefined)
  return (
    <div class={styles.scroller} tabindex="0" role="group" aria-label={props.names.place(props.field)}>
      <table>
        <thead><tr><Show when={isNamed()}><td /></Show><For each={columns()}>{(column) => <th scope="col">{props.names.column(props.field, column)}</th>}</For></tr></thead>
        <tbody><For each={props.rows}>{(row) => <tr><Show when={isNamed()}><th scope="row">{props.names.rowName(props.field, row.id)}</th></Show><For each={columns()}>{(column) => <td>{row.cells[column] === undefined ? '' : props.names.value(props.field, column, row.cells[column])}</td>}</For></tr>}</For></tbody>
      </table>
    </div>
  )
}
