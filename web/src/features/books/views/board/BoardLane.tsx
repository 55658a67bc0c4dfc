import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'

import { firstRow, scrollToSee, slotsFor } from '../../../../ui/grid/grid-window.ts'
import { useWords } from '../../../../words/language.tsx'
import { boardWords } from '../../../../words/view-parts.ts'
import type { ListModel } from '../../list/list-model.ts'
import type { BoardColumn } from './board.ts'
import styles from './board.module.css'
import { BoardCard } from './BoardCard.tsx'

export interface BoardLaneProps {
  readonly model: ListModel
  readonly by: string
  readonly column: BoardColumn
  readonly label: string
  readonly sums: readonly string[]
  /** The card that the keyboard would enter. */
  readonly stand: string | undefined
  readonly lifted: string | undefined
  /** While something is carried: whether it is over this column, and whether it may be put there. */
  readonly over: boolean
  readonly may: 'yes' | 'no' | undefined
  readonly hintId: string
  readonly onStand: (id: string) => void
  readonly onOpen: (page: Page, by: 'key' | 'pointer') => void
  readonly onPointerDown: (event: PointerEvent, id: string) => void
  readonly onKeyDown: (event: KeyboardEvent, id: string) => void
}

/** Height of a card with the gap under it; cards are alike, so that long columns draw only those in sight. */
const cardPx = 94
const drawAll = 50

/** One column of a board. */
export function BoardLane(props: BoardLaneProps): JSX.Element {
  const words = useWords()
  let scroller!: HTMLDivElement
  const [scrollPx, setScrollPx] = createSignal(0)
  const [viewportPx, setViewportPx] = createSignal(globalThis.innerHeight || 800)
  const first = createMemo(() => (props.column.pages.length <= drawAll ? 0 : firstRow(scrollPx(), cardPx, slotsFor(viewportPx(), cardPx), props.column.pages.length)))
  const drawn = createMemo(() => {
    const { pages } = props.column
    const near = pages.length <= drawAll ? pages : pages.slice(first(), first() + slotsFor(viewportPx(), cardPx))
    return new Map(near.map((page, at) => [page.id, { page, at: first() + at }]))
  })
  const shown = createMemo<readonly string[]>(() => [...drawn().keys()], [], { equals: (a, b) => a.length === b.length && a.every((id, at) => id === b[at]) })
  onMount(() => {
    const measure = () => setViewportPx(scroller.clientHeight || globalThis.innerHeight || 800)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    onCleanup(() => observer.disconnect())
  })
  /** Brings the place of a card into sight before it is drawn, so that it can be focused. */
  const reveal = (event: CustomEvent<string>) => {
    const at = props.column.pages.findIndex(({ id }) => id === event.detail)
    if (at === -1) return
    const top = scrollToSee(at, cardPx, scroller.scrollTop, scroller.clientHeight || viewportPx())
    if (top !== undefined) scroller.scrollTop = top
    setScrollPx(scroller.scrollTop)
  }
  return (
    <section ref={(element) => element.addEventListener('reveal', reveal as EventListener)} class={styles.lane} data-key={props.column.key} data-over={props.over ? '' : undefined} data-may={props.may}
      aria-label={words.say(boardWords.column, { column: props.label, count: words.format().number(props.column.pages.length) })}>
      <header class={styles.laneHead}>
        <h2>{props.label}</h2>
        <small>{words.format().number(props.column.pages.length)}</small>
        <Show when={props.sums.length > 1} fallback={<span>{props.sums[0]}</span>}><span class={styles.sums}><For each={props.sums}>{(sum) => <i>{sum}</i>}</For></span></Show>
      </header>
      <div ref={scroller} class={styles.cards} onScroll={() => setScrollPx(scroller.scrollTop)}>
        <Show when={props.column.pages.length === 0}><p class={styles.nothing}>{words.say(boardWords.nothingHere)}</p></Show>
        <ul style={{ height: `${props.column.pages.length * cardPx}px` }}>
          <For each={shown()}>
            {(id) => {
              let last: { readonly page: Page; readonly at: number }
              // A card outlives its page for the moment in which the column is told.
              const found = () => (last = drawn().get(id) ?? last)
              return (
                <li style={{ transform: `translateY(${found().at * cardPx}px)` }}>
                  <div class={styles.card} role="button" data-card={id} tabindex={props.stand === id ? 0 : -1} aria-describedby={props.hintId} aria-pressed={props.lifted === undefined ? undefined : props.lifted === id}
                    data-lifted={props.lifted === id ? '' : undefined} data-open={props.model.open() === id ? '' : undefined}
                    onFocus={() => props.onStand(id)} onPointerDown={(event) => props.onPointerDown(event, id)} onClick={() => props.onOpen(found().page, 'pointer')} onKeyDown={(event) => props.onKeyDown(event, id)}
                    onContextMenu={(event) => { if (props.lifted === id) event.preventDefault() }}>
                    <BoardCard model={props.model} page={found().page} by={props.by} />
                  </div>
                </li>
              )
            }}
          </For>
        </ul>
      </div>
    </section>
  )
}
