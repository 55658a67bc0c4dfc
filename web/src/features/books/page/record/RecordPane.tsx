import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, lazy, Match, on, onCleanup, onMount, Show, Suspense, Switch, untrack } from 'solid-js'

import { isLayerOpen } from '../../../../ui/overlays/open-layer.ts'
import { useWords } from '../../../../words/language.tsx'
import { recordWords } from '../../../../words/record.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useNames } from '../../values/use-names.ts'
import { useOpenPage } from '../page-context.ts'
import type { RecordTab, Wanted } from './asking.ts'
import { hashOf } from './asking.ts'
import { Comments } from './comments/Comments.tsx'
import { toNames } from './comments/mention-typing.ts'
import { WriteComment } from './comments/WriteComment.tsx'
import { History } from './history/History.tsx'
import { keptKey } from './kept-here.ts'
import { RecordContext } from './record-context.ts'
import styles from './record.module.css'
import { Timeline } from './timeline/Timeline.tsx'

const tabs: readonly RecordTab[] = ['timeline', 'comments', 'history', 'versions']

/** Where somebody may write what they have to say. */
const isForWriting = (tab: RecordTab): boolean => tab === 'timeline' || tab === 'comments'

const Versions = lazy(async () => ({ default: (await import('./versions/Versions.tsx')).Versions }))

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))

/** What happened with the open page and what is said about it: timeline, comments, history, versions. */
export function RecordPane(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const [minute, setMinute] = createSignal(0)
  const [inSight, setInSight] = createSignal(false)
  const [said, setSaid] = createSignal('')
  const timer = setInterval(() => setMinute((count) => count + 1), 60_000)
  onCleanup(() => clearInterval(timer))
  let root!: HTMLElement
  let box: HTMLTextAreaElement | undefined
  let cameFrom: Element | null = null
  const view = open.asking.view
  const tabId = (tab: RecordTab) => `record-${tab}`
  const openCount = createMemo(() => [...open.openThreads().values()].reduce((sum, count) => sum + count, 0))

  const toTab = (tab: RecordTab) => {
    open.asking.show({ tab })
    queueMicrotask(() => root.querySelector<HTMLElement>(`#${tabId(tab)}`)?.focus({ preventScroll: true }))
  }
  const onTabKey = (event: KeyboardEvent) => {
    const at = tabs.indexOf(view().tab)
    const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : undefined
    if (to === undefined) return
    event.preventDefault()
    toTab(tabs[(to + tabs.length) % tabs.length]!)
  }
  const leave = () => {
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body) cameFrom.focus({ preventScroll: true })
    else root.querySelector<HTMLElement>(`#${tabId(view().tab)}`)?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'c' || event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isLayerOpen() || isTyping(event.target)) return
    event.preventDefault()
    open.asking.ask({ tab: isForWriting(view().tab) ? view().tab : 'comments', field: view().tab === 'comments' ? view().field : undefined }, 'box')
  }
  onMount(() => {
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
    // An address that names a tab shows it, also where the record lies far below the fields.
    if (untrack(() => hashOf(view())) !== '' && root.getBoundingClientRect().top > innerHeight * 0.8) root.scrollIntoView?.({ block: 'start' })
    if (!('IntersectionObserver' in globalThis)) return
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting === true), { rootMargin: '0px 0px -80px 0px' })
    observer.observe(root.querySelector(`.${styles.content}`)!)
    onCleanup(() => observer.disconnect())
  })
  let met: Wanted | undefined
  createEffect(() => {
    const wanted = open.asking.wanted()
    if (wanted === undefined || wanted === met || hashOf(wanted.view) !== hashOf(view())) return
    met = wanted
    cameFrom = wanted.from
    // What was asked for is drawn by then.
    queueMicrotask(() => {
      const tab = root.querySelector<HTMLElement>(`#${tabId(wanted.view.tab)}`)
      const target = wanted.focus === 'box' ? (box ?? tab) : tab
      target?.scrollIntoView?.({ block: wanted.focus === 'box' ? 'center' : 'start' })
      target?.focus({ preventScroll: true })
    })
  })
  createEffect(on(() => view().comment, (comment) => {
    if (comment !== undefined) queueMicrotask(() => {
      const found = root.querySelector<HTMLElement>(`#comment-${CSS.escape(comment)}`)
      found?.scrollIntoView?.({ block: 'center' })
      found?.focus({ preventScroll: true })
    })
  }))
  // What is in sight counts as seen.
  createEffect(() => {
    if (inSight() && isForWriting(view().tab) && document.visibilityState === 'visible' && open.seen.unread().size > 0) open.seen.look()
  })
  // What others say while the page is open is told once, politely.
  createEffect(on(() => open.record().comments, (comments, before) => {
    if (before === undefined) return
    const known = new Set(before.map(({ id }) => id))
    const fresh = comments.filter(({ id, by, removed }) => !known.has(id) && by !== untrack(workspace.me).id && removed === undefined)
    const [one] = fresh
    if (one !== undefined) untrack(() => setSaid(fresh.length > 1 ? words.say(recordWords.arrivedMany, { count: fresh.length }) : words.say(recordWords.arrived, { name: names.member(one.by), text: toNames(one.text, names.member) })))
  }))
  return (
    <RecordContext.Provider value={{ minute, draftKey: (...place) => keptKey('draft', workspace.directory().workspace.id, workspace.me().id, open.address.book, open.address.id, ...place) }}>
      <section ref={root} class={styles.record} aria-label={words.say(recordWords.record)} id="record">
        <div class={styles.tabs} role="tablist" aria-label={words.say(recordWords.record)} onKeyDown={onTabKey}>
          <For each={tabs}>
            {(tab) => (
              <button type="button" role="tab" id={tabId(tab)} aria-selected={view().tab === tab} aria-controls="record-content" tabindex={view().tab === tab ? 0 : -1} onClick={() => toTab(tab)}>
                {words.say(recordWords[tab])}
                <Show when={tab === 'comments' && openCount() > 0}> <em>{openCount()}</em></Show>
                <Show when={tab === 'comments' && open.seen.unread().size > 0}><span class={styles.dot}><span class="spoken-only">{words.say(recordWords.unread, { count: open.seen.unread().size })}</span></span></Show>
              </button>
            )}
          </For>
        </div>
        <div class={styles.content} id="record-content" role="tabpanel" aria-labelledby={tabId(view().tab)}>
          <Show when={isForWriting(view().tab)}><WriteComment ref={(element) => { box = element }} onLeave={leave} /></Show>
          <Switch>
            <Match when={view().tab === 'timeline'}><Timeline /></Match>
            <Match when={view().tab === 'comments'}><Comments field={view().field} comment={view().comment} onField={(field) => open.asking.show({ tab: 'comments', field })} /></Match>
            <Match when={view().tab === 'history'}><History field={view().field} onField={(field) => open.asking.show({ tab: 'history', field })} /></Match>
            <Match when={view().tab === 'versions'}><Suspense><Versions /></Suspense></Match>
          </Switch>
        </div>
        <p class="spoken-only" role="status">{said()}</p>
      </section>
    </RecordContext.Provider>
  )
}
