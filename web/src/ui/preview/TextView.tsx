import type { JSX } from 'solid-js'
import { createMemo, createResource, For, Show } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { decodeText } from './decode-text.ts'
import { endingOf } from './file-kind.ts'
import styles from './preview.module.css'
import { readCsv } from './read-csv.ts'

/** More than this is slow to draw and nobody reads it here. */
const shownBytes = 512 * 1024
const shownRows = 500

const separators: Readonly<Record<string, ',' | '\t'>> = { csv: ',', tsv: '\t' }
const isNumber = (cell: string): boolean => /^-?[¥$]?[\d,]+(\.\d+)?%?$/.test(cell.trim())

/** Plain text as text, and rows of values as a table: in whatever encoding Chinese programs write them. */
export function TextView(props: { readonly bytes: Blob; readonly name: string }): JSX.Element {
  const { say } = useWords()
  const [read] = createResource(
    () => props.bytes,
    async (bytes) => ({ decoded: decodeText(new Uint8Array(await bytes.slice(0, shownBytes).arrayBuffer())) }),
  )
  const table = createMemo(() => {
    const separator = separators[endingOf(props.name)]
    const text = read()?.decoded?.text
    return separator === undefined || text === undefined ? undefined : readCsv(text, separator, shownRows)
  })
  const isCut = () => props.bytes.size > shownBytes || table()?.whole === false
  return (
    <Show when={read()?.decoded} fallback={<p class={styles.words} role="status">{say(read() === undefined ? previewWords.opening : previewWords.none)}</p>}>
      {(decoded) => (
        <div class={styles.stage} tabindex="0" role="region" aria-label={props.name}>
          <div class={table() === undefined ? styles.text : styles.table}>
            <small>{say(previewWords.encoding)} {decoded().encoding}</small>
            <Show when={table()} fallback={<pre>{decoded().text}</pre>}>
              {(found) => (
                <table>
                  <thead><tr><For each={found().rows[0]}>{(cell) => <th scope="col">{cell}</th>}</For></tr></thead>
                  <tbody>
                    <For each={found().rows.slice(1)}>{(row) => <tr><For each={row}>{(cell) => <td data-number={isNumber(cell) ? '' : undefined}>{cell}</td>}</For></tr>}</For>
                  </tbody>
                </table>
              )}
            </Show>
            <Show when={isCut()}><p>{say(previewWords.cut)}</p></Show>
          </div>
        </div>
      )}
    </Show>
  )
}
