import IconUp from '~icons/lucide/file-up'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { writeSheet } from '../../../../platform/exchange/exchange.ts'
import { mostFileBytes, mostLines } from '../../../../platform/exchange/tables.ts'
import { Button } from '../../../../ui/Button.tsx'
import { saveFile } from '../../../../ui/save-file.ts'
import { importWords } from '../../../../words/exchange.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { fileName } from '../file-name.ts'
import type { ImportModel } from './import-model.ts'
import styles from './import.module.css'
import { PastImports } from './PastImports.tsx'
import { targetLabel } from './target-label.ts'

/** The file to import from: chosen or dropped. */
export function ChooseFile(props: { readonly model: ImportModel }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement

  const take = (files: FileList | null | undefined) => {
    const chosen = files?.[0]
    if (chosen !== undefined) void props.model.open(chosen)
  }
  const template = async () => {
    const { book, every } = props.model
    const name = words.say(importWords.templateName, { book: words.say(book.name) })
    const bytes = await writeSheet({ name, columns: every.map(({ id }) => ({ title: targetLabel(book, id, words), kind: 'text' })), lines: [], sums: [], sumLabel: '' }, 'xlsx')
    saveFile(bytes, fileName(name, Date.now(), workspace.directory().workspace.timeZone, 'xlsx'))
  }
  return (
    <>
      <div class={styles.drop} data-over={over() ? '' : undefined}
        onDragOver={(event) => { event.preventDefault(); setOver(true) }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer?.files) }}>
        <IconUp />
        <p>{words.say(importWords.intro)}</p>
        <input ref={input} type="file" hidden accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange={() => { take(input.files); input.value = '' }} />
        <div class={styles.acts}>
          <Show when={props.model.reading()} fallback={<Button variant="primary" onClick={() => input.click()}>{words.say(importWords.choose)}</Button>}>
            <Button onClick={() => props.model.startOver()}>{words.say(importWords.stop)}</Button>
          </Show>
          <Button variant="quiet" onClick={() => void template()}>{words.say(importWords.template)}</Button>
        </div>
        <p role="status">{props.model.reading() ? words.say(importWords.reading, { name: props.model.file()?.name ?? '' }) : ''}</p>
        <p class={styles.problem} role="alert">{props.model.problem() ?? ''}</p>
        <small>{words.say(importWords.limits, { lines: words.format().number(mostLines), size: words.format().bytes(mostFileBytes) })}</small>
      </div>
      <PastImports book={props.model.book} />
    </>
  )
}
