import IconSearch from '~icons/lucide/search'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { useSearchParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, on, Show, untrack } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { isComposing } from '../../ui/overlays/composing.ts'
import { createPageTitle } from '../../ui/page-title.ts'
import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../words/language.tsx'
import { searchWords } from '../../words/search.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Search } from '../../workspace/search/search.ts'
import type { SearchHit, SearchQuery } from '../../workspace/search/text-index.ts'
import { BookIcon } from '../BookIcon.tsx'
import { Marked } from '../jump/Marked.tsx'
import places from '../Place.module.css'
import type { ContentHit } from './find-content.ts'
import { createHitReader, findContent } from './find-content.ts'
import { createLines, followHits } from './growing-hits.ts'
import { useSearch } from './search-context.tsx'
import styles from './search-place.module.css'
import { daysOf, isWhen, whens } from './when.ts'

/** More are not looked at one by one. */
const mostHits = 500
const shownAtOnce = 40

/** What is found again as it was stays as it is shown. */
const isSame = (before: readonly SearchHit[] | undefined, now: readonly SearchHit[] | undefined): boolean =>
  before === now || (before?.length === now?.length && before?.every(({ key, score }, at) => key === now?.[at]?.key && score === now[at].score) === true)

const isSameLine = (before: ContentHit | undefined, now: ContentHit): boolean => JSON.stringify({ ...before, score: now.score }) === JSON.stringify(now)

/** Whether anything is to be looked for: some words, or all of a person or of some days. */
const isAsked = ({ typed, person, from }: Pick<SearchQuery, 'typed' | 'person' | 'from'>): boolean => typed !== '' || person !== undefined || from !== undefined

/** Everything found for some words, held to books, people and days. What is asked stands in the address. */
export function SearchPlace(): JSX.Element {
  const words = useWords()
  const { say } = words
  const workspace = useWorkspace()
  const names = useNames()
  const open = useSearch()
  const read = createHitReader(workspace, names)
  const [asked, ask] = useSearchParams<{ q?: string; book?: string; who?: string; when?: string }>()
  const [all, setAll] = createSignal<readonly SearchHit[] | undefined>(undefined, { equals: isSame })
  const [shown, setShown] = createSignal(shownAtOnce)
  let list: HTMLUListElement | undefined
  let input!: HTMLInputElement
  createPageTitle(() => say(searchWords.title))

  const typed = createMemo(() => (asked.q ?? '').trim())
  const set = (change: Parameters<typeof ask>[0]): void => ask(change, { replace: true, scroll: false })
  const today = () => dateOf(Date.now(), workspace.directory().workspace.timeZone)
  const [search, setSearch] = createSignal<Search>()
  // Another language is looked through by another search.
  createEffect(() => {
    words.language()
    void open().then((opened) => setSearch(() => opened))
  })
  const query = createMemo(() => ({ typed: typed(), person: asked.who, ...(isWhen(asked.when) ? daysOf(asked.when, untrack(today)) : {}), most: mostHits }))
  createEffect(on(query, () => setShown(shownAtOnce)))
  createEffect(() => {
    const now = query()
    const opened = search()
    if (!isAsked(now)) setAll(undefined)
    if (!isAsked(now) || opened === undefined) return
    // Soon after the start not every page has been read: what is found grows.
    followHits(opened, () => findContent(opened, workspace, now), setAll)
  })

  const bookOf = ({ key }: SearchHit): string => key.slice(0, key.indexOf('/'))
  const counts = createMemo(() => {
    const byBook = new Map<string, number>()
    for (const hit of all() ?? []) byBook.set(bookOf(hit), (byBook.get(bookOf(hit)) ?? 0) + 1)
    return byBook
  })
  const chips = createMemo(() => workspace.books().filter(({ id }) => counts().has(id) || id === asked.book))
  const within = createMemo(() => (all() ?? []).filter((hit) => asked.book === undefined || bookOf(hit) === asked.book))
  const hits = createLines({
    growing: search,
    hits: () => within().slice(0, shown()).map((hit) => ({ hit, wanted: typed() })),
    read: ({ hit, wanted }) => read(hit, wanted),
    isSame: isSameLine,
  })
  const isHeld = (): boolean => [asked.book, asked.who, asked.when].some((each) => each !== undefined)
  const clear = (): void => set({ book: undefined, who: undefined, when: undefined })
  const members = createMemo(() => workspace.directory().members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name })))
  const people = createMemo(() => (asked.who === undefined || members().some(({ value }) => value === asked.who) ? members() : [...members(), { value: asked.who, label: memberById(workspace.directory(), asked.who)?.name ?? asked.who }]))

  const step = (from: Element | null, by: 1 | -1): void => {
    const links = [...(list?.querySelectorAll<HTMLElement>('a') ?? [])]
    const at = from === null ? -1 : links.indexOf(from as HTMLElement)
    if (at + by < 0) input.focus()
    else links[Math.min(links.length - 1, at + by)]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || !['ArrowDown', 'ArrowUp'].includes(event.key)) return
    event.preventDefault()
    step((event.target as Element).closest('a'), event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    <section class={`${places.place} ${places.narrow}`}>
      <h1 class="spoken-only">{say(searchWords.title)}</h1>
      <search class={styles.ask}>
        <div class={styles.line}>
          <IconSearch />
          <input
            ref={(element) => {
              input = element
              queueMicrotask(() => element.focus())
            }}
            type="search"
            aria-label={say(searchWords.label)}
            placeholder={say(searchWords.hint)}
            value={untrack(() => asked.q ?? '')}
            autocomplete="off"
            spellcheck={false}
            enterkeyhint="search"
            onInput={(event) => {
              if (!event.isComposing) set({ q: event.currentTarget.value || undefined })
            }}
            onCompositionEnd={(event) => set({ q: event.currentTarget.value || undefined })}
            onKeyDown={(event) => event.key === 'ArrowDown' && onKeyDown(event)}
          />
        </div>
        <div class={styles.held}>
          <Select hideLabel label={say(searchWords.person)} none={say(searchWords.anyone)} options={people()} value={asked.who} onChange={(who) => set({ who })} />
          <Select hideLabel label={say(searchWords.when)} none={say(searchWords.anyTime)} options={whens.map((when) => ({ value: when, label: say(searchWords[when]) }))} value={isWhen(asked.when) ? asked.when : undefined} onChange={(when) => set({ when })} />
        </div>
        <Show when={(all()?.length ?? 0) > 0 || asked.book !== undefined}>
          <div class={styles.chips} role="group" aria-label={say(searchWords.books)}>
            <button type="button" class={styles.chip} aria-pressed={asked.book === undefined} onClick={() => set({ book: undefined })}>
              {say(searchWords.all)}
              <small>{words.format().number(all()?.length ?? 0)}</small>
            </button>
            <For each={chips()}>
              {(book) => (
                <button type="button" class={styles.chip} aria-pressed={asked.book === book.id} onClick={() => set({ book: asked.book === book.id ? undefined : book.id })}>
                  {say(book.name)}
                  <small>{words.format().number(counts().get(book.id) ?? 0)}</small>
                </button>
              )}
            </For>
          </div>
        </Show>
      </search>
      <p class={styles.count} role="status">
        <Show when={all() !== undefined && within().length > 0}>{say(within().length >= mostHits ? searchWords.foundMost : searchWords.found, { n: words.format().number(within().length) })}</Show>{' '}
        <Show when={all() !== undefined && search()?.isReading()}>{say(searchWords.reading)}</Show>
      </p>
      <Show when={all() !== undefined} fallback={<Show when={!isAsked(query())}><p class={places.hint}>{say(searchWords.begin)}</p></Show>}>
        <Show
          when={within().length > 0}
          fallback={
            <EmptyPlace title={isHeld() ? say(searchWords.nothingHere) : say(search()?.isReading() ? searchWords.nothingYet : searchWords.nothing, { typed: typed() })} actions={<Show when={isHeld()}><Button onClick={clear}>{say(searchWords.clear)}</Button></Show>}>
              {say(searchWords.nothingHint)}
            </EmptyPlace>
          }
        >
          <ul ref={(element) => { list = element }} class={styles.hits} onKeyDown={onKeyDown}>
            <For each={[...hits().values()]}>
              {(hit) => (
                <li>
                  <a class={styles.hit} href={hit.href}>
                    <BookIcon name={hit.icon} />
                    <b>
                      <Marked title={hit.title} marks={hit.marks} />
                    </b>
                    <small>
                      {hit.bookName}
                      <Show when={hit.day !== ''}> · {words.format().date(hit.day)}</Show>
                    </small>
                    <Show when={hit.excerpt}>
                      {(line) => (
                        <span class={styles.excerpt}>
                          <Marked title={line().text} marks={line().marks} />
                        </span>
                      )}
                    </Show>
                  </a>
                </li>
              )}
            </For>
          </ul>
          <Show when={within().length > shown()}>
            <Button onClick={() => setShown((before) => before + shownAtOnce)}>{say(searchWords.more, { n: words.format().number(Math.min(shownAtOnce, within().length - shown())) })}</Button>
          </Show>
        </Show>
      </Show>
    </section>
  )
}
