import type { Page } from '@hebu/shared/codec/page.ts'
import { useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { createPageTitle } from '../../ui/page-title.ts'
import { showToast } from '../../ui/toast.ts'
import { binWords, listWords, pageWords } from '../../words/books.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './bin-screen.module.css'
import { refusalText } from './page/refusal-text.ts'
import { useNames } from './values/use-names.ts'

/** The pages of a book that were moved to its bin, the latest first; each can come back. Mounted at `/:book/bin`. */
export function BinScreen(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const params = useParams<{ book: string }>()
  const book = createMemo(() => workspace.books().find(({ id }) => id === params.book))
  const pages = createMemo(() => (book() === undefined ? [] : workspace.table(book()!.id).bin().toSorted((a, b) => (a.deleted!.at < b.deleted!.at ? 1 : -1))))
  createPageTitle(() => (book() === undefined ? undefined : words.say(binWords.title, { book: words.say(book()!.name) })))
  const restore = (page: Page) => {
    const done = workspace.commands.restore({ book: page.book, id: page.id })
    if (done.ok) showToast(words.say(pageWords.restored, { title: names.title(book()!, page) }))
    else showToast(refusalText(book()!, done.refusal, words), { tone: 'problem' })
  }
  return (
    <Show when={book()} fallback={<EmptyPlace title={words.say(listWords.noSuchBook)}>{words.say(listWords.noSuchBookHint)}</EmptyPlace>}>
      {(known) => (
        <section class={styles.bin}>
          <header>
            <h1>{words.say(binWords.title, { book: words.say(known().name) })}</h1>
            <ButtonLink href={`/${known().id}`}>{words.say(binWords.back, { book: words.say(known().name) })}</ButtonLink>
          </header>
          <Show when={pages().length > 0} fallback={<EmptyPlace title={words.say(binWords.empty)}>{words.say(binWords.hint)}</EmptyPlace>}>
            <p>{words.say(binWords.hint)}</p>
            <table>
              <thead><tr><th scope="col">{words.say(binWords.page)}</th><th scope="col">{words.say(binWords.deletedBy)}</th><th scope="col">{words.say(binWords.deletedAt)}</th><th /></tr></thead>
              <tbody>
                <For each={pages()}>
                  {(page) => (
                    <tr>
                      <td><a href={`/${page.book}/${encodeURIComponent(page.id)}`}>{names.title(known(), page)}</a></td>
                      <td>{names.member(page.deleted!.by)}</td>
                      <td><time datetime={page.deleted!.at}>{words.format().dateTime(page.deleted!.at)}</time></td>
                      <td><Button size="small" onClick={() => restore(page)}>{words.say(binWords.restore)}</Button></td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </Show>
        </section>
      )}
    </Show>
  )
}
