import type { MoveRecord } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { Badge } from '../../../../ui/Badge.tsx'
import { moveWords } from '../../../../words/books.ts'
import { useWords } from '../../../../words/language.tsx'
import { toneOfState } from '../../values/state-tone.ts'
import { useNames } from '../../values/use-names.ts'
import { useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'

/** Every move of the page, the newest first: who, when, from where to where and with what words. Rejected ones stay and say why. */
export function MoveHistory(): JSX.Element {
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const stateName = (state: string) => {
    const wording = open.book.states[state]
    return wording === undefined ? state : words.say(wording)
  }
  const moveName = (record: MoveRecord) => {
    const label = open.book.moves[record.move]?.label
    return label === undefined ? record.move : words.say(label)
  }
  return (
    <Show when={open.page().moves.length > 0}>
      <section class={styles.section} aria-label={words.say(moveWords.history)}>
        <h2>{words.say(moveWords.history)} <em>{open.page().moves.length}</em></h2>
        <ol class={styles.timeline}>
          <For each={open.page().moves.toReversed()}>
            {(record) => (
              <li data-verdict={record.verdict} data-tone={toneOfState(open.book, record.to)}>
                <time datetime={record.at}>{words.format().dateTime(record.at)}</time>
                <div>
                  <p>
                    <b>{moveName(record)}</b> <span class={styles.step}>{words.say(moveWords.step, { from: stateName(record.from), to: stateName(record.to) })}</span>
                    <Show when={record.verdict !== 'applied' && record.verdict}>{(verdict) => <> <Badge tone="amber">{words.say(moveWords.rejected)}</Badge> <small>{words.say(moveWords[verdict() as 'no-such-move' | 'wrong-state'])}</small></>}</Show>
                  </p>
                  <Show when={record.note}><p class={styles.note}>{record.note}</p></Show>
                  <small>{names.member(record.by)}</small>
                </div>
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}
