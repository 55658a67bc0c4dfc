import { namingField } from '@hebu/shared/rules/exchange/import-targets.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { mostLines } from '../../../../platform/exchange/tables.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { importWords } from '../../../../words/exchange.ts'
import { useWords } from '../../../../words/language.tsx'
import type { ImportModel } from './import-model.ts'
import styles from './import.module.css'
import { offeredTargets, targetLabel } from './target-label.ts'

const sampleCount = 3
const sampleLetters = 24
/** Headings are looked for among so many lines. */
const headingLines = 20

/** Which sheet and headings are meant, and what each column is: found by itself, changed by hand. */
export function MatchColumns(props: { readonly model: ImportModel }): JSX.Element {
  const words = useWords()
  const lines = () => props.model.sheet()?.lines ?? []
  const number = (value: number) => words.format().number(value)
  const samples = createMemo(() => {
    const { line, height, names } = props.model.headings()
    return names.map((_, column) => {
      const found = new Set<string>()
      for (let at = line + height; at < lines().length && found.size < sampleCount; at++) {
        const cell = lines()[at]?.[column]?.trim() ?? ''
        if (cell !== '') found.add(cell.length > sampleLetters ? `${cell.slice(0, sampleLetters)}…` : cell)
      }
      return [...found]
    })
  })
  // Columns without a heading and without content are no columns.
  const columns = createMemo(() => props.model.headings().names.flatMap((name, column) => (name === '' && samples()[column]!.length === 0 ? [] : [column])))
  const options = createMemo(() => offeredTargets(props.model.every, props.model.targets()).map((value) => ({ value, label: targetLabel(props.model.book, value, words) })))
  const headingOptions = createMemo(() => lines().slice(0, headingLines).flatMap((line, at) => (line.every((cell) => cell === '') ? [] : [
    { value: `${at}/1`, label: words.say(importWords.headingsOne, { line: at + 1 }) },
    ...(at + 1 < lines().length ? [{ value: `${at}/2`, label: words.say(importWords.headingsTwo, { line: at + 1, next: at + 2 }) }] : []),
  ])))
  const naming = namingField(props.model.book)
  const isNamed = () => naming === undefined || props.model.targets().includes(naming)
  const title = () => {
    const encoding = props.model.tables()?.encoding
    const name = props.model.file()?.name ?? ''
    return encoding === undefined ? name : words.say(importWords.encoding, { name, encoding })
  }
  return (
    <section class={styles.step} aria-labelledby="import-columns">
      <div class={styles.file}>
        <p><span>{words.say(importWords.file)}</span> <strong>{title()}</strong></p>
        <Show when={(props.model.tables()?.sheets.length ?? 0) > 1}>
          <Select label={words.say(importWords.sheet)} options={props.model.tables()!.sheets.map(({ name }, at) => ({ value: String(at), label: name }))} value={String(props.model.sheetAt())} onChange={(at) => props.model.takeSheet(Number(at))} />
        </Show>
        <Select label={words.say(importWords.headings)} options={headingOptions()} value={`${props.model.headings().line}/${props.model.headings().height}`}
          onChange={(chosen) => { const [line, height] = (chosen ?? '0/1').split('/'); props.model.takeHeadings(Number(line), height === '2' ? 2 : 1) }} />
        <Button onClick={() => props.model.startOver()}>{words.say(importWords.another)}</Button>
      </div>
      <Show when={(props.model.sheet()?.uncomputed ?? 0) > 0}><p class={styles.warning}>{words.say(importWords.uncomputed, { count: number(props.model.sheet()!.uncomputed) })}</p></Show>
      <Show when={props.model.sheet()?.cut}><p class={styles.warning}>{words.say(importWords.cut, { lines: number(mostLines) })}</p></Show>
      <h2 id="import-columns">{words.say(importWords.columns)}</h2>
      <p class={styles.hint}>{words.say(importWords.columnsHint)}</p>
      <Show when={!isNamed()}><p class={styles.warning} role="alert">{words.say(importWords.nothingMatched, { field: targetLabel(props.model.book, naming!, words) })}</p></Show>
      <table class={styles.columns}>
        <thead><tr><th scope="col">{words.say(importWords.column)}</th><th scope="col">{words.say(importWords.samples)}</th><th scope="col">{words.say(importWords.goesTo)}</th></tr></thead>
        <tbody>
          <For each={columns()}>
            {(column) => (
              <tr data-out={props.model.targets()[column] === undefined ? '' : undefined}>
                <th scope="row">{props.model.labelOf(column)}</th>
                <td class={styles.samples}><For each={samples()[column]}>{(sample) => <span>{sample}</span>}</For></td>
                <td><Select hideLabel label={words.say(importWords.goesToOf, { column: props.model.labelOf(column) })} options={options()} none={words.say(importWords.leaveOut)} value={props.model.targets()[column]} onChange={(target) => props.model.setTarget(column, target)} /></td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
