import type { Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import { linesOf } from '@hebu/shared/rules/comparing/text-lines.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Match, Show, Switch } from 'solid-js'

import type { VersionContent } from '../../../../../workspace/versions/page-versions.ts'
import { useOpenPage } from '../../page-context.ts'
import { useVersionNames } from './version-names.ts'
import styles from './versions.module.css'

type Part = { readonly place: string; readonly kind: 'value'; readonly value: unknown } | { readonly place: string; readonly kind: 'rows'; readonly rows: readonly Pick<Row, 'id' | 'cells'>[] } | { readonly place: string; readonly kind: 'text'; readonly text: unknown }

const isRowList = (value: unknown): value is readonly Pick<Row, 'id' | 'cells'>[] => Array.isArray(value) && value.every((row: unknown) => typeof row === 'object' && row !== null && 'id' in row && 'cells' in row && typeof row.cells === 'object' && row.cells !== null)

/** All that a version says, in the order of the page. */
export function WholeVersion(props: { readonly content: VersionContent }): JSX.Element {
  const open = useOpenPage()
  const names = useVersionNames()
  const fields: Fields = open.book.fields
  const parts = createMemo(() => Object.entries(fields).flatMap(([name, field]): readonly Part[] => {
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
          <section data-kind={part.kind} aria-label={names.place(part.place)}>
            <h3>{names.place(part.place)}</h3>
            <Switch>
              <Match when={part.kind === 'value' && part}>{(value) => <p>{names.value(part.place, undefined, value().value)}</p>}</Match>
              <Match when={part.kind === 'rows' && part}>{(rows) => <Table field={part.place} rows={rows().rows} />}</Match>
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

function Table(props: { readonly field: string; readonly rows: readonly Pick<Row, 'id' | 'cells'>[] }): JSX.Element {
  const names = useVersionNames()
  const columns = createMemo(() => [...new Set(props.rows.flatMap(({ cells }) => Object.keys(cells)))])
  const isNamed = () => props.rows.some(({ id }) => names.rowName(props.field, id) !== undefined)
  return (
    <div class={styles.scroller} tabindex="0" role="region" aria-label={names.place(props.field)}>
      <table>
        <thead><tr><Show when={isNamed()}><td /></Show><For each={columns()}>{(column) => <th scope="col">{names.column(props.field, column)}</th>}</For></tr></thead>
        <tbody><For each={props.rows}>{(row) => <tr><Show when={isNamed()}><th scope="row">{names.rowName(props.field, row.id)}</th></Show><For each={columns()}>{(column) => <td>{row.cells[column] === undefined ? '' : names.value(props.field, column, row.cells[column])}</td>}</For></tr>}</For></tbody>
      </table>
    </div>
  )
}
