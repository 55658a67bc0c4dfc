import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor, JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, lazy, on, onCleanup, onMount, Show, Suspense, untrack } from 'solid-js'

import { createPageTitle } from '../../../ui/page-title.ts'
import { createRunningHead } from '../../../ui/running-head.ts'
import { pageWords } from '../../../words/page.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'
import { choicesOf } from '../values/choices.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import { useNames } from '../values/use-names.ts'
import { DossierPane } from './dossier/DossierPane.tsx'
import { lackingFor } from './moves/lacking.ts'
import type { Chosen } from '../list/table/selection.ts'
import type { OpenPage } from './page-context.ts'
import { OpenPageContext } from './page-context.ts'
import styles from './page.module.css'
import { PageHead } from './PageHead.tsx'
import { PageNotices } from './PageNotices.tsx'
import { createPainted } from './painted.ts'
import { createRecordAsking, hashOf } from './record/asking.ts'
import { countOpen } from './record/comments/threads.ts'
import { keptHere, keptKey } from './record/kept-here.ts'
import { createPassages } from './record/passages/passages.ts'
import { createSeen } from './record/seen.ts'
import { isSameLayout, sectionsOf } from './sections.ts'
import { SectionView } from './SectionView.tsx'

/** What stands beside the fields comes after them. */
const RecordPane = lazy(async () => ({ default: (await import('./record/RecordPane.tsx')).RecordPane }))

const ApprovalPane = lazy(async () => ({ default: (await import('./approval/ApprovalPane.tsx')).ApprovalPane }))

const PageTasks = lazy(async () => ({ default: (await import('./tasks/PageTasks.tsx')).PageTasks }))

/** Fetches the record's piece ahead of need. */
export const preloadRecord = (): Promise<unknown> => RecordPane.preload()

/** What a book's own feature adds to its generated page. Each is drawn inside of the open page. */
export interface PageExtras {
  /** Buttons before the moves. */
  readonly acts?: ((page: Accessor<Page>) => JSX.Element) | undefined
  /** Buttons over a list, for the one row that is chosen. */
  readonly rowActs?: ((page: Accessor<Page>) => JSX.Element) | undefined
  /** Buttons over a list, for all rows that are chosen. */
  readonly chosenActs?: ((chosen: Chosen) => JSX.Element) | undefined
  /** Over the list, under its head. */
  readonly listLead?: (() => JSX.Element) | undefined
  /** Under the head, before the fields. */
  readonly lead?: ((page: Accessor<Page>) => JSX.Element) | undefined
  /** Fields that it shows itself, or that a page has no use for as it is; tracked. */
  readonly withholds?: ((page: Page, field: string, workspace: Workspace) => boolean) | undefined
  /** Draws what became of a field between two versions, where the book tells it better than the field's kind does. */
  readonly compares?: OpenPage['compares']
  /** After the fields, before the history. */
  readonly after?: ((page: Accessor<Page>) => JSX.Element) | undefined
}

/** Where the keyboard goes as a page opens. */
export type FocusOfPage = 'title' | 'first-field' | 'nowhere'

export interface PageViewProps {
  readonly book: Book
  readonly id: string
  readonly page: Page
  readonly onBack: () => void
  readonly onStep?: ((step: -1 | 1) => void) | undefined
  readonly extras?: PageExtras | undefined
  /** Asked once, as the page opens. */
  readonly takeFocus: () => FocusOfPage
}

const focusable = 'input:not([type="hidden"]):not([tabindex="-1"]), select, textarea, [contenteditable="true"], button:not([tabindex="-1"])'

/** One page of any book, drawn from its declaration. */
export function PageView(props: PageViewProps): JSX.Element {
  const workspace = useWorkspace()
  const names = useNames()
  const words = useWords()
  const book = untrack(() => props.book)
  const address = untrack(() => ({ book: book.id, id: props.id }))
  const page = createMemo(() => props.page)
  const takes = untrack(() => props.takeFocus())
  let root!: HTMLElement
  /** What is filled in; the figures of a file stand above it. */
  let body!: HTMLDivElement

  const [wanted, setWanted] = createSignal<string>()
  const focusField = (name: string) => {
    setWanted(name.split('/')[0])
    const field = root.querySelector<HTMLElement>(`[data-field="${CSS.escape(name.split('/')[0]!)}"]`)
    field?.scrollIntoView?.({ block: 'center' })
    // `field/row/column` leads into the cell of a table, `field/column` to the first one that is empty.
    const [, ...place] = name.split('/')
    const cell = place.length === 0 ? null : field?.querySelector<HTMLElement>(place.length === 2 ? `[data-cell="${CSS.escape(place.join('/'))}"]` : `[data-cell$="/${CSS.escape(place[0]!)}"]:has(p:empty, div:empty)`)
    ;(cell ?? field?.querySelector<HTMLElement>(`[data-cell][tabindex="0"], ${focusable}`))?.focus({ preventScroll: true })
  }
  const rights = createMemo(() => workspace.table(book.id).rights(page()))
  const record = createMemo(() => workspace.record(address))
  const openThreads = createMemo(() => countOpen(record().comments))
  const seen = createSeen({
    kept: keptHere,
    key: untrack(() => keptKey('seen', workspace.directory().workspace.id, workspace.me().id, book.id)),
    page: address.id,
    me: untrack(() => workspace.me().id),
    nowMs: Date.now(),
    comments: () => record().comments,
  })
  const asking = createRecordAsking()
  // What is seen first is drawn first, then what happened, then the other fields, of which most are out of sight: nothing
  // that is seen moves when they come. An address that leads to a place in the record wants all above it to stand.
  const painted = createPainted(3)
  const leadsIn = untrack(() => hashOf(asking.view()) !== '')
  const whole = createMemo(() => painted() > (leadsIn ? 0 : 1) || wanted() !== undefined || asking.wanted() !== undefined)
  const open: OpenPage = {
    whole,
    settled: () => painted() > 2,
    record,
    openThreads,
    seen,
    passages: createPassages(),
    asking,
    compares: untrack(() => props.extras?.compares),
    book,
    page,
    address,
    rights,
    presence: workspace.presence(address),
    focusField,
    lacking: createMemo(() => lackingFor(book, page(), workspace.commands)),
    wanted,
  }
  const parts = createMemo(() => page().parts, undefined, { equals: (a, b) => a.length === b.length && a.every((part, index) => part === b[index]) })
  // A choice that the charter leaves without options, and a link to a book that is switched off, are not offered; a value they have still shows.
  const isOffered = (name: string, field: Field) => {
    // The figures of a file stand at its head.
    if (field.kind === 'computed' && book.dossier?.figures.includes(name) === true) return false
    if (props.extras?.withholds?.(page(), name, workspace) === true) return false
    if (untrack(page).values[name] !== undefined) return true
    if (field.kind === 'choice') return Object.keys(choicesOf(field, workspace.charter())).length > 0
    const to = linkedBook(field)
    return to === undefined || workspace.books().some(({ id }) => id === to)
  }
  // Declarations of other books arrive while somebody types: what is drawn stays ([REP30]).
  const sections = createMemo(() => sectionsOf(book, parts(), pageWords.otherFields, isOffered), undefined, { equals: isSameLayout })
  createPageTitle(() => names.title(book, page()))
  createRunningHead(() => workspace.directory().workspace.name, () => words.say(book.name))

  onMount(() => {
    workspace.announce(address)
    if (takes === 'title') root.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    if (takes === 'first-field') (body.querySelector<HTMLElement>(`[data-field] :is(${focusable})`) ?? root.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: true })
  })
  onCleanup(() => workspace.announce(undefined))
  const drawn = createMemo(() => (whole() ? sections() : sections().slice(0, 1)))
  // A page that comes back from another device under the same eyes keeps its place; nothing scrolls by itself.
  createEffect(on(() => props.id, () => root.scrollTo?.({ top: 0 }), { defer: true }))

  return (
    <OpenPageContext.Provider value={open}>
      <article ref={root} class={styles.page} aria-labelledby="page-title">
        <PageHead onBack={() => props.onBack()} onStep={props.onStep} acts={props.extras?.acts?.(page)} />
        <PageNotices />
        <Show when={page().round !== undefined || page().moves.some(({ seal }) => seal !== undefined)}><Suspense><ApprovalPane /></Suspense></Show>
        {props.extras?.lead?.(page)}
        <Show when={book.dossier}>{(dossier) => <DossierPane dossier={dossier()} />}</Show>
        <div class={styles.columns}>
          <div class={styles.main}>
            <div ref={body} class={styles.body}>
              <For each={drawn()}>{(section) => <SectionView section={section} />}</For>
            </div>
            {props.extras?.after?.(page)}
            <Show when={painted() > 1}><Suspense><PageTasks /></Suspense></Show>
          </div>
          <div class={styles.beside} data-record="" data-early={whole() ? undefined : ''}><Show when={painted() > (leadsIn ? 1 : 0)}><Suspense><RecordPane /></Suspense></Show></div>
        </div>
      </article>
    </OpenPageContext.Provider>
  )
}
