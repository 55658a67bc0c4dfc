import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { importWords, lineActWords } from '../../../../words/exchange.ts'
import { useWords } from '../../../../words/language.tsx'
import type { ImportModel } from './import-model.ts'
import styles from './import.module.css'
import type { ActedLine, LineAct } from './line-acts.ts'
import { choicesFor, whyNot } from './line-acts.ts'
import { targetLabel } from './target-label.ts'

const shownFirst = 50

const acts: readonly LineAct[] = ['new', 'update', 'join', 'refused', 'skip']

/** What becomes of each line, before anything is written. */
export function ReviewLines(props: { readonly model: ImportModel }): JSX.Element {
  const words = useWords()
  const [only, setOnly] = createSignal<LineAct>()
  const [shown, setShown] = createSignal(shownFirst)
  const number = (value: number) => words.format().number(value)
  const counts = createMemo(() => {
    const found = new Map<LineAct, number>()
    for (const { act } of props.model.acted()) found.set(act, (found.get(act) ?? 0) + 1)
    return found
  })
  const chosen = createMemo(() => { const act = only(); return act === undefined || !counts().has(act) ? props.model.acted() : props.model.acted().filter((each) => each.act === act) })
  const isRead = () => props.model.lines() !== undefined
  const hasSame = () => props.model.lines()?.some(({ known, sameAs }) => known !== undefined || sameAs !== undefined) === true
  const hasProblems = () => props.model.lines()?.some(({ problems }) => problems.length > 0) === true
  const pages = () => props.model.toRun().filter(({ act }) => act !== 'join').length
  const show = (act: LineAct | undefined) => { setOnly(act); setShown(shownFirst) }

  const details = (each: ActedLine): string => {
    const { line, act } = each
    if (act === 'refused' || act === 'skip') return whyNot(each, props.model.labelOf, words)
    if (act === 'update' && line.known !== undefined) {
      const { sets, cells, rows } = line.known.changes
      const fields = words.format().list([...new Set([...sets, ...cells, ...rows].map(({ field }) => targetLabel(props.model.book, field, words)))])
      return line.remark === undefined ? fields : `${fields}\n${line.remark}`
    }
    return line.problems.length > 0 || act === 'join' ? whyNot(each, props.model.labelOf, words) || whyNot({ line, act: 'refused' }, props.model.labelOf, words) : line.rows.map(({ cells }) => Object.values(cells).filter((cell) => typeof cell === 'string').join(' ')).join('\n')
  }
  return (
    <section class={styles.step} aria-labelledby="import-review">
      <h2 id="import-review">{words.say(importWords.review)}</h2>
      <p class="spoken-only" role="status">{isRead() ? acts.filter((act) => counts().has(act)).map((act) => `${words.say(lineActWords[act])} ${number(counts().get(act)!)}`).join(' · ') : ''}</p>
      <Show when={isRead()} fallback={<p class={styles.hint} aria-busy="true">{words.say(importWords.checking, { done: number(props.model.checked()) })}</p>}>
        <Show when={props.model.acted().length > 0} fallback={<p class={styles.hint}>{words.say(importWords.noLines)}</p>}>
          <div class={styles.choices}>
            <Show when={hasSame()}>
              <Select label={words.say(importWords.same)} value={props.model.choices().same} onChange={(same) => props.model.choose({ same: same as 'update' | 'skip' | 'new' })}
                options={[{ value: 'update', label: words.say(importWords.sameUpdate) }, { value: 'skip', label: words.say(importWords.sameSkip) }, { value: 'new', label: words.say(importWords.sameNew) }]} />
            </Show>
            <Show when={hasProblems()}><Checkbox label={words.say(importWords.lenient)} checked={props.model.choices().lenient} onChange={(lenient) => props.model.choose({ lenient })} /></Show>
          </div>
          <div class={styles.chips} role="group" aria-label={words.say(importWords.show)}>
            <button type="button" aria-pressed={only() === undefined} onClick={() => show(undefined)}>{words.say(importWords.all)} <b>{number(props.model.acted().length)}</b></button>
            <For each={acts.filter((act) => counts().has(act))}>
              {(act) => <button type="button" data-act={act} aria-pressed={only() === act} onClick={() => show(act)}>{words.say(lineActWords[act])} <b>{number(counts().get(act) ?? 0)}</b></button>}
            </For>
          </div>
          <table class={styles.lines}>
            <thead><tr><th scope="col">{words.say(importWords.line)}</th><th scope="col">{words.say(importWords.name)}</th><th scope="col">{words.say(importWords.becomes)}</th><th scope="col">{words.say(importWords.details)}</th></tr></thead>
            <tbody>
              <For each={chosen().slice(0, shown())}>
                {(each) => (
                  <tr data-act={each.act}>
                    <td>{each.line.number}</td>
                    <th scope="row">{each.line.title}</th>
                    <td>
                      <Show when={each.act !== 'refused' && each.act !== 'join'} fallback={<span class={styles.act}>{words.say(lineActWords[each.act])}</span>}>
                        <Select hideLabel label={words.say(importWords.becomesOf, { number: each.line.number })} value={each.act} options={choicesFor(each.line).map((value) => ({ value, label: words.say(lineActWords[value]) }))}
                          onChange={(act) => props.model.chooseFor(each.line.number, act as 'new' | 'update' | 'skip')} />
                      </Show>
                    </td>
                    <td class={styles.why}>{details(each)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
          <Show when={chosen().length > shown()}><Button onClick={() => setShown(shown() + shownFirst)}>{words.say(importWords.more, { count: number(Math.min(shownFirst, chosen().length - shown())) })}</Button></Show>
          <footer class={styles.go}>
            <Button variant="primary" size="large" disabled={pages() === 0} onClick={() => void props.model.run()}>{pages() === 0 ? words.say(importWords.goNothing) : words.say(importWords.go, { count: number(pages()) })}</Button>
          </footer>
        </Show>
      </Show>
    </section>
  )
}
