import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, onMount, Show, untrack } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useTakeBack } from '../../undo/take-back.ts'
import styles from './bulk.module.css'
import { reachedBy, takeCutShortBack } from './cut-short.ts'
import type { KeptAct } from './kept-acts.ts'
import { deviceActs } from './kept-acts.ts'
import { tellBulk } from './tell-bulk.ts'

export interface CutShortProps {
  readonly book: Book
  /** Gives the keyboard back to the list. */
  readonly onDone: () => void
}

/** Tells of acts on many pages that were cut short when their window was closed, with a way to take back what they did ([BULK4]). */
export function CutShort(props: CutShortProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  // One book for the life of this component.
  const acts = untrack(() => deviceActs(workspace.directory().workspace.id, workspace.me().id, props.book.id))
  const table = untrack(() => workspace.table(props.book.id))
  const [kept, setKept] = createSignal<readonly KeptAct[]>([])
  const [busy, setBusy] = createSignal<{ readonly done: number; readonly total: number }>()
  onMount(() => void acts.cutShort().then(setKept))
  const format = (count: number) => words.format().number(count)
  const drop = (act: KeptAct) => {
    acts.forget(act.id)
    setKept((before) => before.filter(({ id }) => id !== act.id))
    props.onDone()
  }
  const undo = async (act: KeptAct) => {
    const total = reachedBy(table, act, workspace.me().id).length
    setBusy({ done: 0, total })
    const result = await takeCutShortBack(workspace, props.book.id, act, { tell: (done) => setBusy({ done, total }) })
    setBusy(undefined)
    drop(act)
    tellBulk(props.book, result, bulkWords.broughtBack, {}, words, takeBack)
  }
  const labelOf = ({ act }: KeptAct): string => (act.kind === 'set' ? words.say((props.book.fields as Fields)[act.field]?.label ?? props.book.one) : act.kind === 'move' ? words.say(props.book.moves[act.move]?.label ?? props.book.one) : '')
  const wording = { set: bulkWords.editedField, remove: bulkWords.removed, move: bulkWords.moved } as const
  return (
    <For each={kept()}>
      {(act) => {
        const reached = createMemo(() => {
          // Told of the whole table, not of ten thousand pages.
          table.pages()
          return table.ready() ? untrack(() => reachedBy(table, act, workspace.me().id).length) : 0
        })
        const done = () => words.say(wording[act.act.kind], { count: format(reached()), field: labelOf(act), move: labelOf(act) })
        return (
          <Show when={reached() > 0}>
            <div class={styles.cutShort} role="status">
              <p>{act.pages.length > reached() ? words.say(bulkWords.cutShort, { done: done(), left: format(act.pages.length - reached()) }) : words.say(bulkWords.cutShortWhole, { done: done() })}</p>
              <Show when={act.act.kind !== 'move'}><Button size="small" busy={busy() !== undefined} onClick={() => void undo(act)}>{busy() === undefined ? words.say(bulkWords.takeCutShortBack) : words.say(bulkWords.working, { done: format(busy()!.done), total: format(busy()!.total) })}</Button></Show>
              <Button size="small" variant="quiet" disabled={busy() !== undefined} onClick={() => drop(act)}>{words.say(bulkWords.letStand)}</Button>
            </div>
          </Show>
        )
      }}
    </For>
  )
}
