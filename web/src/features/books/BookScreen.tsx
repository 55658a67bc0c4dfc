import type { Book } from '@hebu/shared/books/define-book.ts'
import { useLocation, useNavigate, useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, lazy, on, onCleanup, onMount, Show, Suspense, untrack } from 'solid-js'

import { Coming } from '../../ui/Coming.tsx'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { whenAtRest } from '../../ui/overlays/late.ts'
import { lateChoosers } from '../../ui/overlays/late-choosers.ts'
import { lateOverlays } from '../../ui/overlays/late-overlays.ts'
import { isLayerOpen } from '../../ui/overlays/open-layer.ts'
import { createPageTitle } from '../../ui/page-title.ts'
import { showToast } from '../../ui/toast.ts'
import { listWords } from '../../words/list.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './book-screen.module.css'
import { createMedia } from './media.ts'
import type { ListHandle } from './list/PageList.tsx'
import { PageNotHere } from './PageNotHere.tsx'
import type { LookKeeper } from './list/state/look-keeper.ts'
import { deviceLooks } from './list/state/look-keeper.ts'
import { PageList } from './list/PageList.tsx'
import type { FocusOfPage, PageExtras } from './page/PageView.tsx'

/** The page comes in a piece of its own: the list needs none of it. */
const PageView = lazy(async () => ({ default: (await import('./page/PageView.tsx')).PageView }))

/** Fetches the page's pieces ahead of need. */
export const preloadPage = async (): Promise<void> => {
  await Promise.all([PageView.preload().then(async () => (await import('./page/PageView.tsx')).preloadRecord()), lateChoosers.load(), lateOverlays.load()])
}

const TurnInto = lazy(async () => ({ default: (await import('./page/turning/TurnInto.tsx')).TurnInto }))

const ReadBar = lazy(async () => ({ default: (await import('./reports/ReadBar.tsx')).ReadBar }))
const ReadToEnd = lazy(async () => ({ default: (await import('./reports/ReadBar.tsx')).ReadToEnd }))
const Remarks = lazy(async () => ({ default: (await import('./reports/Remarks.tsx')).Remarks }))
const DraftBar = lazy(async () => ({ default: (await import('./reports/DraftBar.tsx')).DraftBar }))

/** Remarks stand as threads; why it came late is asked only of what came late. */
const withheldOfReport: PageExtras['withholds'] = (page, field, workspace) =>
  field === 'remarks' || (field === 'lateReason' && page.values['lateReason'] === undefined && workspace.computedValue(page, 'late') !== true)

/** What single books add to their generated pages. */
const ownExtras: Readonly<Record<string, PageExtras>> = { inquiries: { acts: () => <Suspense><TurnInto /></Suspense> }, reports: { lead: () => <Suspense><DraftBar /><ReadBar /></Suspense>, after: () => <Suspense><Remarks /><ReadToEnd /></Suspense>, withholds: withheldOfReport } }

export interface BookScreenProps {
  /** What books' own features add to their generated pages, by book. */
  readonly extrasByBook?: Readonly<Record<string, PageExtras>> | undefined
  /** Keeps how this member looks at each book; the browser's storage where none is given. */
  readonly looks?: LookKeeper | undefined
}

/** A book: its list and, beside it or over it, the page that the address names. Mounted at `/:book` and `/:book/:page`. */
export function BookScreen(props: BookScreenProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const params = useParams<{ book: string; page?: string }>()
  const book = createMemo(() => workspace.books().find(({ id }) => id === params.book))
  return (
    <Show when={book()} keyed fallback={<Show when={!workspace.heads().some(({ id }) => id === params.book)} fallback={<Coming>{words.say(listWords.coming)}</Coming>}><EmptyPlace title={words.say(listWords.noSuchBook)}>{words.say(listWords.noSuchBookHint)}</EmptyPlace></Show>}>
      {(known) => <OpenBook book={known} extras={props.extrasByBook?.[known.id] ?? ownExtras[known.id]} looks={props.looks ?? deviceLooks} />}
    </Show>
  )
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, [role="combobox"]'))

/** A place with keys of its own: the rows of a list, the cards of a board, the days of a calendar. */
const isList = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.getAttribute('role')?.endsWith('grid') === true || target.closest('[data-view]') !== null)

function OpenBook(props: { readonly book: Book; readonly extras: PageExtras | undefined; readonly looks: LookKeeper }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const params = useParams<{ book: string; page?: string }>()
  const location = useLocation()
  const navigate = useNavigate()
  let focus: FocusOfPage = 'nowhere'
  let list: ListHandle | undefined
  let root!: HTMLDivElement

  // One book for the life of this component.
  const table = untrack(() => workspace.table(props.book.id))
  const openId = createMemo(() => (params.page === undefined ? undefined : decodeURIComponent(params.page)))
  const page = createMemo(() => (openId() === undefined ? undefined : table.page(openId()!)))
  const listHref = () => `/${props.book.id}${location.search}`
  const hrefOf = (id: string) => `/${props.book.id}/${encodeURIComponent(id)}${location.search}`
  const isBeside = createMedia('(min-width: 1200px)')

  const open = (id: string, take: FocusOfPage) => {
    focus = take
    // Stepping through pages beside the list does not pile up history.
    navigate(hrefOf(id), { scroll: false, replace: openId() !== undefined && isBeside() })
  }
  const close = () => {
    navigate(listHref(), { scroll: false })
    queueMicrotask(() => list?.focus())
  }
  const makeNew = (values?: Readonly<Record<string, unknown>>) => {
    const made = workspace.commands.create(props.book.id, values)
    if (made.ok) open(made.value.id, 'first-field')
    else void import('./page/refusal-text.ts').then(({ refusalText }) => showToast(refusalText(props.book, made.refusal, words), { tone: 'problem' }))
  }
  const step = (by: -1 | 1) => {
    const next = openId() === undefined ? undefined : list?.beside(openId()!, by)
    if (next !== undefined) open(next, 'nowhere')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    // What lies on top has the keys to itself.
    if (isLayerOpen()) return
    const isOurs = event.target === document.body || root.contains(event.target as Node)
    if (event.key === 'Escape' && isOurs && openId() !== undefined) {
      if (isTyping(event.target)) root.querySelector<HTMLElement>('#page-title')?.focus({ preventScroll: true })
      else if (isBeside()) list?.focus()
      else close()
      return
    }
    if (isTyping(event.target) || !isOurs) return
    if (event.key === 'e' && openId() !== undefined) {
      const first = root.querySelector<HTMLElement>('article [data-field] :is(input:not([tabindex="-1"]), textarea, [role="combobox"], [contenteditable="true"])')
      if (first === null) return
      event.preventDefault()
      first.focus()
    } else if (event.key === '/') {
      event.preventDefault()
      list?.focusFilter()
    } else if ((event.key === 'j' || event.key === 'k') && !isList(event.target)) {
      list?.focus()
      list?.step(event.key === 'j' ? 1 : -1)
    }
  }
  onMount(() => {
    onCleanup(whenAtRest(preloadPage))
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  })
  // Where a page that goes away takes the focus with it, the list has it again.
  createEffect(on(openId, (now, before) => {
    if (now === undefined && before !== undefined && (document.activeElement === null || document.activeElement === document.body)) list?.focus()
  }))
  createPageTitle(() => (openId() === undefined ? words.say(props.book.name) : undefined))
  /** What was opened by the keyboard or made anew takes the focus once; a reload takes none. */
  const takeFocus = () => {
    const taken = focus
    focus = 'nowhere'
    return taken
  }

  return (
    <div ref={root} class={styles.split} data-open={openId() === undefined ? undefined : ''}>
      <div class={styles.list} inert={openId() !== undefined && !isBeside()}>
        <PageList ref={(handle) => { list = handle }} book={props.book} open={openId()} keeper={props.looks} rowActs={props.extras?.rowActs} chosenActs={props.extras?.chosenActs} lead={props.extras?.listLead} onNew={makeNew} onOpen={(row, by) => open(row.id, by === 'key' || !isBeside() ? 'title' : 'nowhere')} />
      </div>
      <Show when={openId()} keyed>
        {(id) => (
          <div class={styles.page}>
            <Suspense fallback={<p class="spoken-only" role="status" aria-busy="true">{words.say(listWords.reading)}</p>}>
            <Show when={page()} fallback={<PageNotHere table={table} onBack={close} />}>
              {(current) => <PageView book={props.book} id={id} page={current()} onBack={close} onStep={isBeside() ? undefined : step} extras={props.extras} takeFocus={takeFocus} />}
            </Show>
            </Suspense>
          </div>
        )}
      </Show>
    </div>
  )
}

/** The same screen under its second address; the router may mount either. */
export const PageScreen = BookScreen
