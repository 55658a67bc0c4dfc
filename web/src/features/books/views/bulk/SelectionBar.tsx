import type { Page } from '@hebu/shared/codec/page.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import IconMove from '~icons/lucide/arrow-right'
import IconEdit from '~icons/lucide/pencil'
import IconBin from '~icons/lucide/trash-2'
import IconX from '~icons/lucide/x'
import type { Accessor, JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import { showToast } from '../../../../ui/toast.ts'
import type { Slots } from '../../../../words/language.tsx'
import { useWords } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import type { Chosen, Selection } from '../../list/table/selection.ts'
import { refusalText } from '../../page/refusal-text.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import type { Overseen } from '../../../../platform/slices.ts'
import type { BulkDone, OfferedMove } from './bulk.ts'
import { bulkMove, bulkRemove, bulkSet, offeredMoves, offersMoves } from './bulk.ts'
import styles from './bulk.module.css'
import { keepWhile } from './cut-short.ts'
import { EditDialog } from './EditDialog.tsx'
import type { ActKind } from './kept-acts.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { QuickSheet } from './QuickSheet.tsx'
import { tellBulk } from './tell-bulk.ts'
import { Working } from './Working.tsx'

export interface SelectionBarProps {
  readonly model: ListModel
  readonly selection: Selection
  /** Gives the keyboard back to the list. */
  readonly onDone: () => void
  /** Buttons for the one row that is chosen. */
  readonly rowActs?: ((page: Accessor<Page>) => JSX.Element) | undefined
  /** Buttons for all rows that are chosen. */
  readonly chosenActs?: ((chosen: Chosen) => JSX.Element) | undefined
}

/** How many are chosen, and what can be done with all of them. */
export function SelectionBar(props: SelectionBarProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const [editing, setEditing] = createSignal(false)
  const [moving, setMoving] = createSignal<OfferedMove>()
  /** How many of how many, while an act lasts longer than a moment. */
  const [progress, setProgress] = createSignal<{ readonly done: number; readonly total: number }>()
  const [isActing, setActing] = createSignal(false)
  const book = () => props.model.book
  // What was chosen as an act began is acted on, and not reckoned anew with every page that it changes.
  const pages = createMemo<readonly Page[]>((before) => {
    if (isActing()) return before
    const wanted = new Set(props.selection.ids())
    return props.model.pages().filter(({ id }) => wanted.has(id))
  }, [])
  // Which steps there are is asked when somebody looks, and not again with every page that is changed.
  const hasMoves = createMemo<boolean>((before) => (isActing() ? before : offersMoves(workspace.commands, book(), pages())), false)
  const moves = () => offeredMoves(workspace.commands, book(), pages())
  const format = (count: number) => words.format().number(count)
  const isAll = () => pages().length === props.model.pages().length

  let calling = new AbortController()
  const act = async (acted: readonly Page[], kept: ActKind, begin: (acted: readonly Page[], overseen: Overseen) => Promise<BulkDone>, wording: Text, slots: Slots = {}) => {
    setEditing(false)
    setMoving(undefined)
    calling = new AbortController()
    setActing(true)
    const total = acted.length
    const end = keepWhile(workspace, book().id, kept, acted)
    const result = await begin(acted, { tell: (done) => void (done < total && setProgress({ done, total })), signal: calling.signal }).finally(end)
    setActing(false)
    setProgress(undefined)
    // What was not reached stays chosen: it can be gone on with.
    if (result.left.length > 0) props.selection.only(result.left.map(({ id }) => id))
    else if (result.done.length > 0) props.selection.clear()
    props.onDone()
    tellBulk(book(), result, wording, slots, words, takeBack)
  }
  const { commands } = workspace
  const save = (page: Page, changes: readonly (readonly [string, unknown])[]) => {
    setEditing(false)
    const step = {}
    const done = changes.map(([field, value]) => commands.asOne(step, () => commands.set({ book: page.book, id: page.id }, field, value)))
    props.selection.clear()
    props.onDone()
    if (done.some(({ ok }) => ok)) takeBack.offer(step, words.say(bulkWords.edited, { count: 1 }))
    for (const each of done) if (!each.ok) showToast(refusalText(book(), each.refusal, words), { tone: 'problem' })
  }
  return (
    <div class={styles.bar} role="region" aria-label={words.say(bulkWords.bar)}>
      <Show when={progress()} fallback={<>
        <IconButton icon={<IconX />} label={words.say(bulkWords.clear)} onClick={() => { props.selection.clear(); props.onDone() }} />
        <b role="status">{words.say(bulkWords.chosen, { count: format(pages().length) })}</b>
        <Show when={!isAll()}><button type="button" class={styles.all} onClick={() => props.selection.all()}>{words.say(bulkWords.all, { count: format(props.model.pages().length) })}</button></Show>
        <span class={styles.space} />
        <Show when={pages().length === 1 && pages()[0]}>{(page) => props.rowActs?.(page)}</Show>
        {props.chosenActs?.({ ids: props.selection.ids, end: (left) => { props.selection.only(left); props.onDone() } })}
        <Button icon={<IconEdit />} aria-label={words.say(bulkWords.edit)} onClick={() => setEditing(true)}><span class={styles.word}>{words.say(bulkWords.edit)}</span></Button>
        <Show when={hasMoves()}>
          <Menu label={words.say(bulkWords.move)} trigger={<><IconMove /><span class={styles.word}>{words.say(bulkWords.move)}</span></>} variant="plain" align="end"
            items={moves().map((move) => ({ label: words.say(bulkWords.moveOne, { move: words.say(move.move.label), count: format(move.able.length) }), onSelect: () => setMoving(move) }))} />
        </Show>
        <Button icon={<IconBin />} aria-label={words.say(bulkWords.remove)} onClick={() => void act(pages(), { kind: 'remove' }, (chosen, overseen) => bulkRemove(commands, chosen, overseen), bulkWords.removed)}><span class={styles.word}>{words.say(bulkWords.remove)}</span></Button>
      </>}>
        {(reached) => <Working done={reached().done} total={reached().total} onStop={() => calling.abort()} />}
      </Show>
      <QuickSheet model={props.model} page={editing() && pages().length === 1 ? pages()[0] : undefined} onClose={() => setEditing(false)} onSave={save} />
      <EditDialog open={editing() && pages().length > 1} book={book()} pages={pages()} onClose={() => setEditing(false)} onWrite={(field, value) => void act(pages(), { kind: 'set', field, value }, (chosen, overseen) => bulkSet(commands, chosen, field, value, overseen), bulkWords.edited)} />
      <MoveDialog offered={moving()} book={book()} names={props.model.names} onClose={() => setMoving(undefined)}
        onMove={(offered, note) => void act(offered.able, { kind: 'move', move: offered.id }, (able, overseen) => bulkMove(commands, able, offered.id, note, overseen), bulkWords.moved, { move: words.say(offered.move.label) })} />
    </div>
  )
}
