import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { importWords } from '../../../../words/exchange.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useTakeBack } from '../../undo/take-back.ts'
import { useNames } from '../../values/use-names.ts'
import { broughtBy, importsOf, isCutShort, mayTakeBack, takeImportBack } from './import-log.ts'
import styles from './import.module.css'

/** So many of those that stayed are named. */
const namedAtOnce = 5
/** So many are shown; older ones are hardly ever taken back. */
const shown = 20

/** What was imported into a book before, with a way to take one's own back. */
export function PastImports(props: { readonly book: Book }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const [busy, setBusy] = createSignal<string>()
  const [progress, setProgress] = createSignal('')
  const past = createMemo(() => importsOf(workspace, props.book.id).slice(0, shown))
  const number = (value: unknown) => words.format().number(typeof value === 'number' ? value : 0)

  const undo = async (record: Page) => {
    setBusy(record.id)
    const taken = await takeImportBack(workspace, record, (done, total) => setProgress(words.say(importWords.takingBack, { done: number(done), total: number(total) })))
    setBusy(undefined)
    setProgress('')
    if (!taken.ok) return void showToast(words.say(taken.refusal === 'unreadable' ? importWords.logGone : importWords.logAway), { tone: 'problem' })
    const { back, kept, away, step } = taken.value
    const table = workspace.table(props.book.id)
    const stayed = words.format().list(kept.slice(0, namedAtOnce).flatMap(({ id }) => { const page = table.page(id); return page === undefined ? [] : [names.title(props.book, page)] }))
    const said = away > 0 ? words.say(importWords.tookBackHere, { count: number(back), kept: number(kept.length), away: number(away) }) : kept.length > 0 ? words.say(importWords.tookBackSome, { count: number(back), kept: number(kept.length), names: stayed }) : words.say(importWords.tookBack, { name: String(record.values['name'] ?? ''), count: number(back) })
    if (back > 0) takeBack.offer(step, said)
    else showToast(said)
  }
  return (
    <Show when={past().length > 0}>
      <section class={styles.past} aria-labelledby="past-imports">
        <h2 id="past-imports">{words.say(importWords.past)}</h2>
        <p class="spoken-only" role="status">{progress()}</p>
        <ul>
          <For each={past()}>
            {(record) => (
              <li>
                <strong>{String(record.values['name'] ?? '')}</strong>
                <span>{words.say(importWords.pastEntry, { member: names.member(record.made?.by ?? ''), when: record.made === undefined ? '' : words.format().dateTime(record.made.at) })}</span>
                <Show when={!isCutShort(record) || record.deleted !== undefined} fallback={<span>{words.say(importWords.cutShort, { count: number(broughtBy(workspace, record).length) })}</span>}><span>{words.say(importWords.pastCounts, { created: number(record.values['created']), updated: number(record.values['updated']), refused: number(record.values['refused']) })}</span></Show>
                <Show when={record.deleted === undefined} fallback={<em>{words.say(importWords.wasTakenBack)}</em>}>
                  <Show when={mayTakeBack(workspace, record)}>
                    <Button size="small" busy={busy() === record.id} disabled={busy() !== undefined && busy() !== record.id} onClick={() => void undo(record)}>{busy() === record.id ? progress() : words.say(importWords.takeBack)}</Button>
                  </Show>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
