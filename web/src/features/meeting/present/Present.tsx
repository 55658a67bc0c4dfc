import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { agendaStand, clockTime } from '@hebu/shared/rules/meeting/agenda-clock.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import IconLeft from '~icons/lucide/chevron-left'
import IconRight from '~icons/lucide/chevron-right'
import IconFull from '~icons/lucide/maximize'
import IconSmaller from '~icons/lucide/minimize'
import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import { Portal } from 'solid-js/web'

import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { giveBackFocus } from '../../../ui/overlays/give-back-focus.ts'
import { isComposing } from '../../../ui/overlays/composing.ts'
import { useWords } from '../../../words/language.tsx'
import { meetingPageWords, presentWords } from '../../../words/meeting.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { CommandRefusal } from '../../../workspace/workspace.ts'
import { itemName } from '../AgendaClock.tsx'
import { createClock } from '../clock.ts'
import { createFullScreen } from './full-screen.ts'
import { CaptureLine } from './CaptureLine.tsx'
import { PartContent, Resolutions } from './PartContent.tsx'
import { partsOf } from './parts.ts'
import styles from './present.module.css'
import type { Presenting } from './presenting.ts'

export interface PresentProps {
  readonly page: Page
  readonly title: string
  readonly presenting: Presenting
  /** The part that is shown. */
  readonly part: string | undefined
  readonly onPart: (part: string) => void
  /** The client whose presentation is followed; absent where one presents oneself. */
  readonly follows?: { readonly clientId: number; readonly member: string } | undefined
  readonly onLeave: () => void
  readonly onRefused: (refusal: CommandRefusal) => void
}

/** Keys that a reader moves by: any of them ends following. */
const movingKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])

/** A meeting on the shared screen: large, with its agenda, who speaks next, and a line that takes down resolutions ([MEET12]). */
export function Present(props: PresentProps): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const now = createClock()
  const opener = document.activeElement
  let stage!: HTMLDialogElement
  let pane!: HTMLDivElement
  const address = () => ({ book: 'meetings', id: props.page.id })
  const wrote = (member: string): boolean => (workspace.text(address(), 'memberParts', member)?.fragment.length ?? 0) > 0
  const parts = createMemo(() => partsOf(props.page, workspace.directory(), wrote))
  const presenter = createMemo(() => props.presenting.others().find(({ clientId }) => clientId === props.follows?.clientId))
  const [following, setFollowing] = createSignal(props.follows !== undefined)
  const follows = () => following() && presenter() !== undefined
  const shown = () => (follows() ? presenter()!.part : props.part)
  const at = createMemo(() => Math.max(0, parts().findIndex(({ id }) => id === shown())))
  const part = createMemo(() => parts()[at()]!)
  const rows = () => rowsIn(props.page.values['agenda'])
  const stand = createMemo(() => agendaStand(rows(), now()))
  const isPresenting = () => props.follows === undefined
  const editable = () => isPresenting() && workspace.table('meetings').rights(props.page).edit
  const nextPart = () => parts()[at() + 1]
  const nameOf = (member: string | undefined): string => memberById(workspace.directory(), member ?? '')?.name ?? ''

  /** Goes to a part; what was not spoken about yet begins. */
  const go = (index: number): void => {
    const next = parts()[index]
    if (next === undefined) return
    if (editable() && props.page.state === 'open' && next.row !== undefined && index > at() && stringIn(next.row.cells['begunAt']) === undefined) workspace.commands.setCell(address(), 'agenda', next.id, 'begunAt', new Date().toISOString())
    props.onPart(next.id)
  }
  /** Whoever moves by themselves stays where they are. */
  const stopFollowing = (): void => {
    if (!follows()) return
    props.onPart(part().id)
    setFollowing(false)
  }
  const full = createFullScreen(() => stage)
  const scrolled = (): number => (pane.scrollHeight <= pane.clientHeight ? 0 : pane.scrollTop / (pane.scrollHeight - pane.clientHeight))
  let telling: number | undefined
  const tell = (): void => {
    telling = undefined
    if (isPresenting()) props.presenting.show(part().id, scrolled())
  }
  const tellSoon = (): void => {
    telling ??= requestAnimationFrame(tell)
  }
  createEffect(on(part, () => {
    if (!follows()) pane.scrollTo({ top: 0 })
    tell()
  }))
  createEffect(() => {
    const { scroll } = presenter() ?? {}
    void part()
    if (follows() && scroll !== undefined) requestAnimationFrame(() => pane.scrollTo({ top: scroll * (pane.scrollHeight - pane.clientHeight) }))
  })
  onMount(() => {
    stage.showModal()
    pane.focus()
  })
  onCleanup(() => {
    if (telling !== undefined) cancelAnimationFrame(telling)
    props.presenting.stop()
    if (opener instanceof HTMLElement) giveBackFocus(opener)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
    // The page underneath hears nothing.
    event.stopPropagation()
    if (event.key === 'Escape') {
      event.preventDefault()
      props.onLeave()
      return
    }
    if (movingKeys.has(event.key)) stopFollowing()
    if (event.key === 'ArrowRight') go(at() + 1)
    else if (event.key === 'ArrowLeft') go(at() - 1)
    else return
    event.preventDefault()
  }
  const timer = (): string => {
    const { current, leftMs, spentMs } = stand()
    if (current === undefined) return ''
    if (leftMs === undefined) return clockTime(spentMs)
    return clockTime(leftMs)
  }
  return (
    <Portal>
      <dialog ref={stage} class={styles.stage} data-layer="" data-presenting="" aria-label={say(presentWords.label, { title: props.title })} onKeyDown={onKeyDown} onCancel={(event) => { event.preventDefault(); props.onLeave() }}>
        <header class={styles.head}>
          <h1>{props.title}</h1>
          <Show when={!isPresenting()}>
            <p role="status" class={styles.follow}>
              {say(presenter() === undefined ? presentWords.ended : follows() ? presentWords.followed : presentWords.stopped, { name: nameOf(props.follows?.member) })}
              <Show when={presenter() !== undefined && !following()}><Button size="small" onClick={() => setFollowing(true)}>{say(presentWords.followAgain)}</Button></Show>
            </p>
          </Show>
          <time>{format().time(now())}</time>
          <IconButton icon={<IconLeft />} label={say(presentWords.previousPart)} disabled={at() === 0} onClick={() => { stopFollowing(); go(at() - 1) }} />
          <IconButton icon={<IconRight />} label={say(presentWords.nextPart)} disabled={nextPart() === undefined} onClick={() => { stopFollowing(); go(at() + 1) }} />
          <Show when={full.offered}><IconButton icon={full.on() ? <IconSmaller /> : <IconFull />} label={say(full.on() ? presentWords.leaveFull : presentWords.full)} onClick={() => full.toggle()} /></Show>
          <IconButton icon={<IconX />} label={say(presentWords.leave)} onClick={() => props.onLeave()} />
        </header>
        <nav class={styles.rail} aria-label={say(presentWords.parts)}>
          <ol>
            <For each={parts()}>
              {(each, index) => (
                <li>
                  <button type="button" aria-current={index() === at() ? 'step' : undefined} data-past={each.row !== undefined && stringIn(each.row.cells['begunAt']) !== undefined && stand().current?.id !== each.id ? '' : undefined} onClick={() => { stopFollowing(); go(index()) }}>
                    {each.row === undefined ? say(each.shows === 'resolutions' ? presentWords.resolutions : presentWords.discussion) : itemName(each.row)}
                  </button>
                </li>
              )}
            </For>
          </ol>
        </nav>
        <main class={styles.main}>
          <div class={styles.part}>
            <h2>{part().row === undefined ? say(part().shows === 'resolutions' ? presentWords.resolutions : presentWords.discussion) : itemName(part().row!)}</h2>
            <Show when={timer() !== ''}><span role="timer" aria-label={say(meetingPageWords.now)} class={styles.timer} data-over={(stand().leftMs ?? 0) < 0 ? '' : undefined}>{timer()}</span></Show>
          </div>
          <div ref={pane} class={styles.pane} tabindex="0" role="region" aria-label={part().row === undefined ? say(presentWords.discussion) : itemName(part().row!)} onScroll={tellSoon} onWheel={stopFollowing} onPointerDown={stopFollowing} onTouchMove={stopFollowing}>
            <PartContent page={props.page} part={part()} />
          </div>
          <Show when={nextPart()?.row}>{(row) => <p class={styles.next}>{say(presentWords.upNext, { name: itemName(row()) })}</p>}</Show>
        </main>
        <Show when={part().shows !== 'resolutions'}>
          <aside class={styles.beside} aria-label={say(presentWords.resolutions)}>
            <h2>{say(presentWords.resolutions)} <small>{rowsIn(props.page.values['resolutions']).length || ''}</small></h2>
            <Resolutions page={props.page} />
          </aside>
        </Show>
        <Show when={editable()}><footer class={styles.foot}><CaptureLine meeting={props.page.id} reporter={part().member} onRefused={props.onRefused} /></footer></Show>
      </dialog>
    </Portal>
  )
}
