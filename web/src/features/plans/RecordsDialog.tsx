import { countedFor } from '@hebu/shared/books/plan-actuals.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Goal } from '@hebu/shared/rules/planning/breakdown.ts'
import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { usePlanDesk } from './desk.tsx'
import styles from './plans.module.css'

const shownMost = 200

/** The records that a figure is made of, each a link ([PLAN11]). */
export function RecordsDialog(props: { readonly page: Page; readonly goal: Goal; readonly onClose: () => void }): JSX.Element {
  const workspace = useWorkspace()
  const names = usePlanDesk()
  const { say, format } = useWords()
  const records = createMemo(() =>
    (countedFor(props.page, workspace.world, props.goal.row) ?? []).toReversed().map((counted) => {
      const book = workspace.bookById(counted.book)
      const page = book === undefined ? undefined : workspace.table(counted.book).page(counted.id)
      return { ...counted, title: book === undefined || page === undefined ? undefined : names.title(book, page) }
    }),
  )
  const here = () => records().filter(({ title }) => title !== undefined)
  const left = (): number => records().length - Math.min(here().length, shownMost)
  return (
    <Dialog open onClose={props.onClose} title={say(planWords.records, { goal: props.goal.metric })} actions={<Button onClick={() => props.onClose()}>{say(uiWords.close)}</Button>}>
      <Show when={records().length > 0} fallback={<p>{say(planWords.noRecords)}</p>}>
        <ul class={styles.records}>
          <For each={here().slice(0, shownMost)}>
            {({ book, id, on, adds, title }) => (
              <li>
                <A href={`/${book}/${encodeURIComponent(id)}`} onClick={() => props.onClose()}>{title}</A>
                <small>{adds === 1 ? format().date(on) : say(planWords.adds, { day: format().date(on), n: `${format().number(adds)} ${props.goal.unit ?? ''}`.trim() })}</small>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={left() > 0}><p class={styles.faint}>{say(planWords.notHere, { n: format().number(left()) })}</p></Show>
    </Dialog>
  )
}
