import { answeredIn, discountOfAll, limitBroken, marginOf, totalOfLines } from '@hebu/shared/books/proposal-figures.ts'
import { moneyIn, rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import IconAlert from '~icons/lucide/circle-alert'
import IconTalk from '~icons/lucide/message-square'
import type { JSX } from 'solid-js'
import { createMemo, Index, Show } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { proposalWords } from '../../words/proposals.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useProposalDesk } from './desk.tsx'
import styles from './proposals.module.css'

/** The quote in figures: what it comes to, how far below list prices, what is left of it for those who may know, and which lines are below policy ([PROP4], [PROP5]). */
export function QuoteLead(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const desk = useProposalDesk()
  const total = createMemo(() => totalOfLines(props.page))
  const discount = createMemo(() => discountOfAll(props.page))
  const margin = createMemo(() => marginOf(props.page, workspace.world))
  const low = createMemo(() => rowsIn(props.page.values['lines']).flatMap((row) => {
    const limit = limitBroken(row, workspace.world)
    return limit === undefined ? [] : [{ row: row.id, item: stringIn(row.cells['item']) ?? '—', price: format().money(moneyIn(row.cells['price'])!), limit: format().money(limit) }]
  }))
  const unanswered = createMemo(() => rowsIn(props.page.values['feedback']).filter((row) => answeredIn(props.page, workspace.world, row) === undefined).length)
  return (
    <Show when={total() !== undefined || low().length > 0 || unanswered() > 0}>
      <section class={styles.lead} aria-label={say(proposalWords.figures)}>
        <Show when={total()}>
          {(sum) => (
            <dl class={styles.figures}>
              <div><dt>{say(proposalWords.total)}</dt><dd>{format().money(sum())}</dd></div>
              <Show when={discount()}>{(share) => <div><dt>{say(proposalWords.discount)}</dt><dd>{format().percent(share())}</dd></div>}</Show>
              <Show when={margin()}>{(left) => <div title={say(proposalWords.marginHint)}><dt>{say(proposalWords.margin)}</dt><dd>{format().money(left().left)}<small>{format().percent(left().percent)}</small></dd></div>}</Show>
            </dl>
          )}
        </Show>
        <Show when={low().length > 0}>
          <div class={styles.policy} role="status">
            <p><IconAlert />{say(proposalWords.offPolicy, { n: low().length })}</p>
            {/* A button stays the same while the lines change: what is pressed is not taken from under the finger. */}
            <Index each={low()}>{(line) => <button type="button" onClick={() => desk.focusField(`lines/${line().row}/price`)}>{say(proposalWords.belowBy, { item: line().item, price: line().price, limit: line().limit })}</button>}</Index>
          </div>
        </Show>
        <Show when={unanswered() > 0}><p class={styles.open}><IconTalk />{say(proposalWords.open, { n: unanswered() })}</p></Show>
      </section>
    </Show>
  )
}
