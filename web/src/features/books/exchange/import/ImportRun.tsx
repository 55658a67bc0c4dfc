import type { JSX } from 'solid-js'
import { createMemo, onMount, Show } from 'solid-js'

import { writeSheet } from '../../../../platform/exchange/exchange.ts'
import { Button, ButtonLink } from '../../../../ui/Button.tsx'
import { saveFile } from '../../../../ui/save-file.ts'
import { importWords } from '../../../../words/exchange.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useTakeBack } from '../../undo/take-back.ts'
import { fileName } from '../file-name.ts'
import type { ImportModel } from './import-model.ts'
import styles from './import.module.css'
import { refusedSheet } from './refused-sheet.ts'

/** An import under way, and what came of it. */
export function ImportRun(props: { readonly model: ImportModel }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const number = (value: number) => words.format().number(value)
  const total = () => props.model.toRun().length
  const left = createMemo(() => (props.model.result() === undefined ? undefined : refusedSheet(props.model, words)))
  const save = async () => {
    const sheet = left()!
    const name = (props.model.file()?.name ?? '').replace(/\.[^.]*$/, '')
    saveFile(await writeSheet(sheet, 'xlsx'), fileName(words.say(importWords.refusedName, { name }), Date.now(), workspace.directory().workspace.timeZone, 'xlsx'))
  }
  let title!: HTMLHeadingElement
  // The button that began it is gone.
  onMount(() => title.focus())
  return (
    <section class={styles.run}>
      <h2 ref={title} tabindex="-1">{words.say(props.model.result() === undefined ? importWords.running : props.model.result()!.stopped ? importWords.stopped : importWords.done)}</h2>
      <Show when={props.model.result()} fallback={<>
        <progress max={total()} value={props.model.done()} aria-label={words.say(importWords.running)} />
        <p>{words.say(importWords.progress, { done: number(props.model.done()), total: number(total()) })}</p>
        <Button onClick={() => props.model.stop()}>{words.say(importWords.stopping)}</Button>
      </>}>
        {(result) => <>
          <p role="status">{words.say(importWords.result, { created: number(result().created), updated: number(result().updated) })}</p>
          <Show when={result().stopped}><p>{words.say(importWords.stoppedHint)}</p></Show>
          <Show when={(left()?.lines.length ?? 0) > 0}>
            <p>{words.say(importWords.refusedHint, { count: number(left()!.lines.length) })}</p>
          </Show>
          <Show when={!props.model.logKept()}><p class={styles.warning}>{words.say(importWords.logNotKept)}</p></Show>
          <div class={styles.acts}>
            <Show when={(left()?.lines.length ?? 0) > 0}><Button onClick={() => void save()}>{words.say(importWords.refusedFile, { count: number(left()!.lines.length) })}</Button></Show>
            <Show when={result().created + result().updated > 0}><Button onClick={() => void takeBack.undo(result().step).then((whole) => { if (whole) props.model.startOver() })}>{words.say(importWords.takeBack)}</Button></Show>
            <Button onClick={() => props.model.startOver()}>{words.say(importWords.again)}</Button>
            <ButtonLink variant="primary" href={`/${props.model.book.id}`}>{words.say(importWords.toList, { book: words.say(props.model.book.name) })}</ButtonLink>
          </div>
        </>}
      </Show>
    </section>
  )
}
