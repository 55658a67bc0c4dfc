import type { Move } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { batch, createMemo, createSignal, createUniqueId, Index, Show, untrack } from 'solid-js'

import { Select } from '../../../../ui/Select.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { moveWords } from '../../../../words/moves.ts'
import { useWords } from '../../../../words/language.tsx'
import { boardWords } from '../../../../words/view-parts.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Done } from '../../../../workspace/workspace.ts'
import { isSummed, sumsOf } from '../../list/table/figures.ts'
import type { ListModel } from '../../list/list-model.ts'
import { boardFields } from '../views-of.ts'
import { NoteDialog } from '../../page/moves/NoteDialog.tsx'
import { refusalText } from '../../page/refusal-text.ts'
import { rawValue } from '../../values/use-names.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { createPointerDrag } from '../drag/pointer-drag.ts'
import type { Drop } from './board.ts'
import { boardBy, boardColumns, dropFor } from './board.ts'
import styles from './board.module.css'
import { BoardCard } from './BoardCard.tsx'
import { BoardLane } from './BoardLane.tsx'

interface Lift {
  readonly id: string
  readonly from: string
  /** What each column would do with it. */
  readonly drops: ReadonlyMap<string, Drop>
}

const edgePx = 48

/** The pages of a book as cards in the columns of its states or of a choice; carried into another column they are moved on, if they may. */
export function BoardView(props: { readonly model: ListModel }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const hintId = createUniqueId()
  const [stand, setStand] = createSignal<string>()
  const [lift, setLift] = createSignal<Lift>()
  /** The column that it is over; apart from what is carried, for every card listens to that. */
  const [over, setOver] = createSignal<string>()
  /** Where the pointer carries it; absent by the keyboard. */
  const [at, setAt] = createSignal<{ readonly x: number; readonly y: number }>()
  const [said, setSaid] = createSignal('')
  const [noted, setNoted] = createSignal<{ readonly page: Page; readonly id: string; readonly move: Move; readonly key: string }>()
  let root!: HTMLDivElement
  let lanes!: HTMLDivElement
  const { book, state, names } = untrack(() => props.model)

  const by = createMemo(() => boardBy(book, state.by())!)
  const columns = createMemo(() => boardColumns(book, by(), props.model.pages(), workspace.charter()))
  // Made when first asked for: a list that is only looked at needs none.
  const places = createMemo(() => {
    const of = columns()
    let known: ReadonlyMap<string, { readonly page: Page; readonly column: number; readonly row: number }> | undefined
    return () => (known ??= new Map(of.flatMap(({ pages }, column) => pages.map((page, row) => [page.id, { page, column, row }] as const))))
  })
  const placeOf = (id: string) => places()().get(id)?.column ?? -1
  const firstId = () => columns().find(({ pages }) => pages.length > 0)?.pages[0]?.id
  const standing = createMemo(() => (stand() !== undefined && placeOf(stand()!) !== -1 ? stand() : firstId()))
  const pageOf = (id: string) => places()().get(id)?.page
  const labelOf = (key: string) => {
    const label = columns().find((column) => column.key === key)?.label
    if (label !== undefined) return words.say(label)
    return key === '' ? words.say(boardWords.none) : book.fields[by()]?.kind === 'member' ? names.member(key) : key
  }
  const titleOf = (id: string) => { const page = pageOf(id); return page === undefined ? '' : names.title(book, page) }
  const summed = createMemo(() => props.model.declared().filter(({ field }) => isSummed(field)))
  const sumsIn = (pages: readonly Page[]) => {
    const sums = [...sumsOf(pages, summed(), (page, name, field) => untrack(() => rawValue(workspace, page, name, field)), names.format(book))]
    // One sum speaks for itself; of several each is named.
    return sums.map(([name, sum]) => (sums.length === 1 ? sum : `${props.model.labelOf(name)} ${sum}`))
  }

  const focusCard = (id: string) => queueMicrotask(() => untrack(() => {
    const key = columns()[placeOf(id)]?.key
    if (key === undefined) return
    root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.dispatchEvent(new CustomEvent('reveal', { detail: id }))
    setStand(id)
    root.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus({ preventScroll: false })
  }))
  const because = (page: Page, drop: Drop, key: string): string => {
    if (drop.does !== 'refused') return ''
    return drop.refusal === 'no-way' ? words.say(boardWords.noWay, { from: labelOf(page.state), to: labelOf(key) }) : refusalText(book, drop.refusal, words)
  }

  const carryOff = (lifted: Lift | undefined) => batch(() => {
    setLift(lifted)
    setOver(lifted?.from)
    setAt(undefined)
  })
  const begin = (id: string): Lift | undefined => {
    const page = pageOf(id)
    const from = columns()[placeOf(id)]?.key
    if (page === undefined || from === undefined) return undefined
    return { id, from, drops: new Map(columns().map(({ key }) => [key, dropFor(workspace, book, by(), page, key)])) }
  }
  const finish = (page: Page, key: string, run: () => Done, wording: string) => {
    const step = {}
    const done = workspace.commands.asOne(step, run)
    if (!done.ok) return goBack(page, refusalText(book, done.refusal, words))
    setSaid(words.say(boardWords.dropped, { title: names.title(book, page), column: labelOf(key) }))
    takeBack.offer(step, wording)
    focusCard(page.id)
  }
  const goBack = (page: Page, reason: string) => {
    const text = words.say(boardWords.returned, { title: names.title(book, page), column: labelOf(columns()[placeOf(page.id)]?.key ?? ''), reason })
    // A notice is spoken by itself.
    showToast(text, { tone: 'problem' })
    focusCard(page.id)
  }
  const make = (page: Page, id: string, move: Move, key: string, note?: string) =>
    finish(page, key, () => workspace.commands.move({ book: book.id, id: page.id }, id, note), words.say(moveWords.done, { move: words.say(move.label) }))
  const drop = () => {
    const carried = lift()
    const key = over()
    carryOff(undefined)
    const page = carried === undefined ? undefined : pageOf(carried.id)
    if (carried === undefined || page === undefined || key === undefined) return
    const does = dropFor(workspace, book, by(), page, key)
    if (does.does === 'nothing') return cancelled(carried)
    if (does.does === 'refused') return goBack(page, because(page, does, key))
    if (does.does === 'move') return does.move.note === undefined ? make(page, does.id, does.move, key) : void setNoted({ page, id: does.id, move: does.move, key })
    finish(page, key, () => workspace.commands.set({ book: book.id, id: page.id }, by(), does.value), words.say(boardWords.dropped, { title: names.title(book, page), column: labelOf(key) }))
  }
  const cancelled = (carried: Lift) => {
    carryOff(undefined)
    setSaid(words.say(boardWords.cancelled, { title: titleOf(carried.id), column: labelOf(carried.from) }))
    focusCard(carried.id)
  }

  const drag = createPointerDrag({
    lift: (id) => carryOff(begin(id)),
    over(x, y) {
      const key = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-key]')?.dataset['key']
      if (lift() === undefined) return
      batch(() => {
        setOver(key ?? lift()!.from)
        setAt({ x, y })
      })
      const box = lanes.getBoundingClientRect()
      if (x > box.right - edgePx) lanes.scrollLeft += 14
      else if (x < box.left + edgePx) lanes.scrollLeft -= 14
    },
    drop,
    cancel: () => { const carried = lift(); if (carried !== undefined) cancelled(carried) },
  })
  const step = (id: string, dx: number, dy: number) => {
    const place = places()().get(id)
    if (place === undefined) return
    const { row } = place
    const column = columns()[place.column]!
    if (dy !== 0) return column.pages[row + dy] === undefined ? undefined : focusCard(column.pages[row + dy]!.id)
    for (let next = place.column + dx; next >= 0 && next < columns().length; next += dx) {
      const { pages } = columns()[next]!
      if (pages.length > 0) return focusCard(pages[Math.min(row, pages.length - 1)]!.id)
    }
  }
  const carry = (carried: Lift, by: -1 | 1) => {
    const keys = columns().map(({ key }) => key)
    const next = keys[keys.indexOf(over() ?? carried.from) + by]
    if (next === undefined) return
    setOver(next)
    const page = pageOf(carried.id)
    const does = carried.drops.get(next)
    root.querySelector(`[data-key="${CSS.escape(next)}"]`)?.scrollIntoView?.({ inline: 'nearest', block: 'nearest' })
    setSaid(page !== undefined && does?.does === 'refused' ? words.say(boardWords.overNot, { column: labelOf(next), reason: because(page, does, next) }) : words.say(boardWords.over, { column: labelOf(next) }))
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    const carried = lift()
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 0, ArrowDown: 0 }[event.key] as -1 | 0 | 1 | undefined
    if (event.key === ' ') {
      if (carried !== undefined) drop()
      else {
        const lifted = begin(id)
        carryOff(lifted)
        if (lifted !== undefined) setSaid(words.say(boardWords.lifted, { title: titleOf(id), column: labelOf(lifted.from) }))
      }
    } else if (carried !== undefined) {
      // Everything else waits until it is put down.
      if (event.key === 'Escape') cancelled(carried)
      else if (by === -1 || by === 1) carry(carried, by)
      else if (event.key === 'Tab') return cancelled(carried)
    } else if (event.key === 'Enter') {
      const page = pageOf(id)
      if (page !== undefined) props.model.openPage(page, 'key')
    } else if (by === -1 || by === 1) step(id, by, 0)
    else if (event.key === 'ArrowDown' || event.key === 'j') step(id, 0, 1)
    else if (event.key === 'ArrowUp' || event.key === 'k') step(id, 0, -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={root} class={styles.board} role="group" aria-label={words.say(boardWords.board, { book: words.say(book.name) })} data-view="board" data-carrying={lift() === undefined ? undefined : ''}>
      <Show when={boardFields(book).length > 1}>
        <div class={styles.by}><Select label={words.say(boardWords.by)} hideLabel value={by()} options={boardFields(book).map((value) => ({ value, label: props.model.labelOf(value) }))} onChange={(next) => state.set({ by: next })} /></div>
      </Show>
      <div ref={lanes} class={styles.lanes}>
        <Index each={columns()}>
          {(column) => (
            <BoardLane model={props.model} by={by()} column={column()} label={labelOf(column().key)} sums={sumsIn(column().pages)} stand={standing()} lifted={lift()?.id} hintId={hintId}
              over={over() === column().key} may={lift() === undefined ? undefined : lift()!.drops.get(column().key)?.does === 'refused' ? 'no' : 'yes'}
              onStand={setStand} onOpen={(page, how) => { if (!drag.tookClick()) props.model.openPage(page, how) }} onPointerDown={(event, id) => drag.begin(event, id)} onKeyDown={onKeyDown} />
          )}
        </Index>
      </div>
      <Show when={at() !== undefined && lift() !== undefined && pageOf(lift()!.id)}>
        {(page) => <div class={`${styles.card} ${styles.carried}`} aria-hidden="true" style={{ transform: `translate(${(at()?.x ?? 0) - 24}px, ${(at()?.y ?? 0) - 18}px) rotate(1deg)` }}><BoardCard model={props.model} page={page()} by={by()} /></div>}
      </Show>
      <p id={hintId} hidden>{words.say(boardWords.hint)}</p>
      <p class="spoken-only" role="status" aria-live="assertive">{said()}</p>
      <NoteDialog move={noted()?.move} onClose={() => { const to = noted(); setNoted(undefined); if (to !== undefined) focusCard(to.page.id) }}
        onDone={(note) => { const to = noted(); setNoted(undefined); if (to !== undefined) make(to.page, to.id, to.move, to.key, note) }} />
    </div>
  )
}
