import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { createPageTitle } from '../../ui/page-title.ts'
import { binWords } from '../../words/bin.ts'
import { listWords } from '../../words/list.ts'
import { pageWords } from '../../words/page.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './bin-screen.module.css'
import { fold } from './list/fold.ts'
import { QuickFilter } from './list/QuickFilter.tsx'
import { useTakeBack } from './undo/take-back.ts'
import { useNames } from './values/use-names.ts'
import { bulkRestore } from './views/bulk/bulk.ts'
import { tellBulk } from './views/bulk/tell-bulk.ts'

/** So many are drawn; the search narrows to the others. */
const drawn = 200

/** The pages of a book that were moved to its bin, the latest first; one or several can come back. Mounted at `/:book/bin`. */
export function BinScreen(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const params = useParams<{ book: string }>()
  const book = createMemo(() => workspace.books().find(({ id }) => id === params.book))
  createPageTitle(() => (book() === undefined ? undefined : words.say(binWords.title, { book: words.say(book()!.name) })))
  return (
    <Show when={book()} keyed fallback={<Show when={!workspace.heads().some(({ id }) => id === params.book)}><EmptyPlace title={words.say(listWords.noSuchBook)}>{words.say(listWords.noSuchBookHint)}</EmptyPlace></Show>}>
      {(known) => <Bin book={known} />}
    </Show>
  )
}

function Bin(props: { readonly book: Book }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const [typed, setTyped] = createSignal('')
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  let table: HTMLTableElement | undefined

  const all = createMemo(() => workspace.table(props.book.id).bin().toSorted((a, b) => (a.deleted!.at < b.deleted!.at ? 1 : -1)))
  const found = createMemo(() => {
    const wanted = fold(typed())
    return wanted === '' ? all() : all().filter((page) => fold(`${names.title(props.book, page)}\n${names.member(page.deleted!.by)}`).includes(wanted))
  })
  const shown = createMemo(() => found().slice(0, drawn))
  // What came back or is not found is no longer chosen.
  const picked = createMemo(() => found().filter(({ id }) => chosen().has(id)))
  const isAll = () => picked().length > 0 && picked().length === found().length
  const toggle = (id: string) => {
    const next = new Set(chosen())
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const restore = async (pages: readonly Page[]) => {
    const result = await bulkRestore(workspace.commands, pages)
    const [only] = result.done
    if (result.done.length === 1 && result.refused.length === 0) takeBack.offer(result.step, words.say(pageWords.restored, { title: names.title(props.book, only!) }))
    else tellBulk(props.book, result, binWords.restoredMany, {}, words, takeBack)
    setChosen(new Set<string>())
    // The row that had the focus is gone.
    if (document.activeElement === document.body) table?.querySelector<HTMLElement>('button, input')?.focus()
  }
  return (
    <section class={styles.bin}>
      <header>
        <h1>{words.say(binWords.title, { book: words.say(props.book.name) })}</h1>
        <ButtonLink href={`/${props.book.id}`}>{words.say(binWords.back, { book: words.say(props.book.name) })}</ButtonLink>
      </header>
      <Show when={all().length > 0} fallback={<EmptyPlace title={words.say(binWords.empty)}>{words.say(binWords.hint)}</EmptyPlace>}>
        <p>{words.say(binWords.hint)}</p>
        <div class={styles.tools}>
          <QuickFilter value={typed()} onChange={setTyped} onLeave={() => table?.querySelector<HTMLElement>('a')?.focus()} />
          <span role="status">{words.say(listWords.countOf, { count: words.format().number(found().length), total: words.format().number(all().length) })}</span>
          <Show when={picked().length > 0}>
            <Button variant="primary" onClick={() => void restore(picked())}>{words.say(binWords.restoreMany, { count: words.format().number(picked().length) })}</Button>
          </Show>
        </div>
        <table ref={table}>
          <thead><tr>
            <th scope="col" class={styles.tick}><input type="checkbox" aria-label={words.say(binWords.chooseAll)} checked={isAll()} onChange={() => setChosen(isAll() ? new Set<string>() : new Set(found().map(({ id }) => id)))} /></th>
            <th scope="col">{words.say(binWords.page)}</th><th scope="col">{words.say(binWords.deletedBy)}</th><th scope="col">{words.say(binWords.deletedAt)}</th><td />
          </tr></thead>
          <tbody>
            <For each={shown()}>
              {(page) => (
                <tr>
                  <td class={styles.tick}><label><input type="checkbox" aria-label={words.say(binWords.choose, { title: names.title(props.book, page) })} checked={chosen().has(page.id)} onChange={() => toggle(page.id)} /></label></td>
                  <td><a href={`/${page.book}/${encodeURIComponent(page.id)}`}>{names.title(props.book, page)}</a></td>
                  <td>{names.member(page.deleted!.by)}</td>
                  <td><time datetime={page.deleted!.at}>{words.format().dateTime(page.deleted!.at)}</time></td>
                  <td><Button size="small" aria-label={words.say(binWords.restoreOne, { title: names.title(props.book, page) })} onClick={() => void restore([page])}>{words.say(binWords.restore)}</Button></td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <Show when={found().length > drawn}><p>{words.say(binWords.more, { count: words.format().number(found().length - drawn) })}</p></Show>
        <Show when={found().length === 0}><p>{words.say(listWords.nothing)}</p></Show>
      </Show>
    </section>
  )
}
