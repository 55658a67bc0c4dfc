import type { ContentChange, RowChange } from '@hebu/shared/rules/comparing/compare-content.ts'
import type { ComparedLine } from '@hebu/shared/rules/comparing/compare-texts.ts'
import { movedLines } from '@hebu/shared/rules/comparing/moved-lines.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Match, Show, Switch } from 'solid-js'

import { useWords } from '../../../../../words/language.tsx'
import { compareWords } from '../../../../../words/versions.ts'
import type { VersionContent } from '../../../../../workspace/versions/page-versions.ts'
import { useOpenPage } from '../../page-context.ts'
import content from '../../../content/content.module.css'
import { useVersionNames } from './version-names.ts'
import styles from './versions.module.css'

export interface PlaceChangesProps {
  readonly change: ContentChange
  readonly before: () => VersionContent | undefined
  readonly after: () => VersionContent | undefined
}

/** How one place of a page differs: a value, rows by what they say, a text word by word. */
export function PlaceChanges(props: PlaceChangesProps): JSX.Element {
  const open = useOpenPage()
  const names = useVersionNames()
  const own = createMemo(() => {
    const [one, other] = [props.before(), props.after()]
    return one === undefined || other === undefined ? undefined : open.compares?.(props.change.field, one, other)
  })
  return (
    <Show when={own()} fallback={
      <Switch>
        <Match when={props.change.kind === 'value' && props.change}>{(value) => <p class={styles.value}><del data-empty={names.isEmpty(value().before) ? '' : undefined}>{names.value(value().field, undefined, value().before)}</del> <span aria-hidden="true">→</span> <ins>{names.value(value().field, undefined, value().after)}</ins></p>}</Match>
        <Match when={props.change.kind === 'rows' && props.change}>{(rows) => <Rows field={rows().field} rows={rows().rows} />}</Match>
        <Match when={props.change.kind === 'text' && props.change}>{(text) => <Lines lines={text().lines} />}</Match>
      </Switch>
    }>{(drawn) => drawn()()}</Show>
  )
}

const rowWords = { added: compareWords.rowAdded, removed: compareWords.rowRemoved, moved: compareWords.rowMoved, changed: compareWords.rowChanged } as const

function Rows(props: { readonly field: string; readonly rows: readonly RowChange[] }): JSX.Element {
  const words = useWords()
  const names = useVersionNames()
  /** By what a row is known: whose it is, or its first cell that says something. */
  const named = (row: RowChange): string => {
    const member = names.rowName(props.field, row.row)
    if (member !== undefined) return member
    const cells = row.after ?? row.before ?? {}
    const first = Object.keys(cells).find((column) => typeof cells[column] === 'string' && cells[column] !== '')
    return first === undefined ? '' : names.value(props.field, first, cells[first])
  }
  return (
    <ul class={styles.rows} role="list">
      <For each={props.rows}>
        {(row) => (
          <li data-what={row.what}>
            <b>{words.say(rowWords[row.what])}</b> <span>{named(row)}</span>
            <Show when={row.what !== 'moved'}>
              <dl>
                <For each={row.cells}>
                  {(cell) => (
                    <div>
                      <dt>{names.column(props.field, cell.column)}</dt>
                      <dd>
                        <Show when={row.what !== 'added' && !names.isEmpty(cell.before)}><del>{names.value(props.field, cell.column, cell.before)}</del> </Show>
                        <Show when={row.what !== 'removed'}><ins>{names.value(props.field, cell.column, cell.after)}</ins></Show>
                      </dd>
                    </div>
                  )}
                </For>
              </dl>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** Unchanged lines beside a change that are shown with it. */
const besideLines = 1

type Shown = { readonly line: ComparedLine } | { readonly hidden: number }

/** Lines that differ with what stands around them; longer runs that stayed are counted. */
function shownLines(lines: readonly ComparedLine[]): readonly Shown[] {
  const isNear = lines.map((_, at) => lines.slice(Math.max(0, at - besideLines), at + besideLines + 1).some(({ change }) => change !== 'same'))
  const shown: Shown[] = []
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1)
    if (isNear[at] === true) shown.push({ line })
    else if (last !== undefined && 'hidden' in last) shown[shown.length - 1] = { hidden: last.hidden + 1 }
    else shown.push({ hidden: 1 })
  }
  return shown
}

function Lines(props: { readonly lines: readonly ComparedLine[] }): JSX.Element {
  const words = useWords()
  const moved = createMemo(() => movedLines(props.lines))
  return (
    <div class={`${content.lines} ${styles.lines}`}>
      <For each={shownLines(props.lines)}>
        {(shown) => 'hidden' in shown ? <p class={styles.hidden}>{words.say(compareWords.unchanged, { count: shown.hidden })}</p> : (
          <p data-line={shown.line.kind} data-change={moved().has(shown.line) ? 'moved' : shown.line.change} data-level={shown.line.level}>
            <Show when={moved().has(shown.line)} fallback={<Words line={shown.line} />}>
              <small>{words.say(shown.line.change === 'added' ? compareWords.movedHere : compareWords.movedAway)}</small> {shown.line.pieces.map(({ text }) => text).join('')}
            </Show>
          </p>
        )}
      </For>
    </div>
  )
}

function Words(props: { readonly line: ComparedLine }): JSX.Element {
  return (
    <For each={props.line.pieces} fallback={<br />}>
      {(piece) => <Switch fallback={<span>{piece.text}</span>}>
        <Match when={piece.change === 'removed'}><del>{piece.text}</del></Match>
        <Match when={piece.change === 'added'}><ins>{piece.text}</ins></Match>
      </Switch>}
    </For>
  )
}
