import IconSearch from '~icons/lucide/search'
import IconSafety from '~icons/lucide/shield-check'
import IconSettings from '~icons/lucide/settings-2'
import IconToday from '~icons/lucide/sun'
import IconAct from '~icons/lucide/terminal'
import IconUser from '~icons/lucide/user-round'
import IconUsers from '~icons/lucide/users-round'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import * as KobalteDialog from '@kobalte/core/dialog'
import { useLocation, useNavigate } from '@solidjs/router'
import type { Component, JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import { BookActs } from '../../features/books/acts/BookActs.tsx'
import { useNames } from '../../features/books/values/use-names.ts'
import dialogs from '../../ui/Dialog.module.css'
import { isComposing } from '../../ui/overlays/composing.ts'
import { giveBackFocus } from '../../ui/overlays/give-back-focus.ts'
import { jumpWords } from '../../words/jump.ts'
import { useWords } from '../../words/language.tsx'
import { searchWords } from '../../words/search.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { BookIcon } from '../BookIcon.tsx'
import { AppActs } from './AppActs.tsx'
import type { Findable, Found, FoundGroup, Place } from './find.ts'
import { actKey, find, foundAct, foundPlace, keepSame, placeKey, recentAndFrequent, seeAll } from './find.ts'
import { createFindable } from './findable.ts'
import styles from './JumpDialog.module.css'
import { createPages, createPlaceAt } from './find-pages.ts'
import { Marked } from './Marked.tsx'
import type { Recent } from './recent.ts'

const mostRecent = 6
const mostNew = 6

/** Icons of what no book declares one for. */
const ownIcons: Readonly<Record<string, Component>> = { 'users-round': IconUsers, 'user-round': IconUser, 'settings-2': IconSettings, 'shield-check': IconSafety, search: IconSearch, sun: IconToday }

export interface JumpDialogProps {
  readonly recent: Recent
  readonly onClose: () => void
}

/** Ctrl K: goes to any book or page, and does whatever is offered. */
export function JumpDialog(props: JumpDialogProps): JSX.Element {
  return (
    <>
      {/* Their offers stand before anything is looked for. */}
      <AppActs />
      <BookActs />
      <Palette recent={props.recent} onClose={props.onClose} />
    </>
  )
}

function Palette(props: JumpDialogProps): JSX.Element {
  const { say, format } = useWords()
  const navigate = useNavigate()
  const location = useLocation()
  const id = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const [at, setAt] = createSignal(0)
  const findable = createFindable()
  const pages = createPages()
  const placeAt = createPlaceAt()
  const groups = createMemo<readonly FoundGroup[]>((before) => {
    const { typed: asked, pages: found } = pages.answer()
    const wanted = asked.trim()
    if (wanted === '') return offered(findable(), recentAndFrequent(props.recent.keys().filter((key) => key !== placeKey(location.pathname))), placeAt)
    const groupsNow = find(findable(), wanted, found)
    return keepSame(before, found.length === 0 ? groupsNow : [...groupsNow, { group: 'everything', items: [seeAll(wanted, say(searchWords.seeAll, { typed: wanted }))] }])
  }, [])
  const items = createMemo(() => groups().flatMap((group) => group.items))
  const groupNames = createMemo(() => groups().map(({ group }) => group), undefined, { equals: (before, now) => before.join() === now.join() })
  const indexOf = createMemo(() => new Map(items().map((found, index) => [found, index])))
  let input!: HTMLInputElement
  let list!: HTMLDivElement
  const opener = document.activeElement
  createEffect(on(at, () => list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), { defer: true }))

  const type = (value: string): void => {
    pages.ask(value)
    setTyped(value)
    setAt(0)
    list.scrollTop = 0
  }
  const take = (found: Found | undefined): void => {
    if (found === undefined) return
    props.recent.note(found.key)
    props.onClose()
    if (found.place !== undefined) navigate(found.place.href)
    // When the palette has given the focus back, so that what opens can take it.
    else if (found.act !== undefined) setTimeout(found.act.run)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    // Enter and arrows belong to the input method while it composes.
    if (isComposing(event)) return
    const count = items().length
    const to = { ArrowDown: at() + 1, ArrowUp: at() - 1, PageDown: Math.min(count - 1, at() + 8), PageUp: Math.max(0, at() - 8) }[event.key]
    if (to !== undefined && count > 0) {
      event.preventDefault()
      setAt((to + count) % count)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      // Pages come a moment after the letter; Enter means the best of all.
      void pages.settled().then(() => take(items()[at()]))
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      props.onClose()
    }
  }
  return (
    <KobalteDialog.Root open onOpenChange={(isOpen) => isOpen || props.onClose()}>
      <KobalteDialog.Portal>
        <KobalteDialog.Overlay class={dialogs.veil} />
        <KobalteDialog.Content
          class={styles.jump}
          aria-label={say(jumpWords.label)}
          data-layer="dialog"
          onEscapeKeyDown={(event: KeyboardEvent) => {
            if (isComposing(event)) event.preventDefault()
          }}
          onOpenAutoFocus={(event: Event) => {
            // At once, so that no letter is lost.
            event.preventDefault()
            untrack(() => input.focus())
          }}
          onCloseAutoFocus={(event: Event) => {
            event.preventDefault()
            giveBackFocus(opener)
          }}
          onKeyDown={onKeyDown}
        >
          <input
            ref={input}
            role="combobox"
            aria-label={say(jumpWords.label)}
            aria-expanded={items().length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={items().length > 0 ? `${id}-${at()}` : undefined}
            aria-autocomplete="list"
            placeholder={say(jumpWords.hint)}
            autocomplete="off"
            autocapitalize="off"
            enterkeyhint="go"
            spellcheck={false}
            onInput={(event) => {
              if (!event.isComposing) type(event.currentTarget.value)
            }}
            onCompositionEnd={(event) => type(event.currentTarget.value)}
          />
          <div ref={list} id={`${id}-list`} class={styles.results} role="listbox" aria-label={say(jumpWords.label)} hidden={items().length === 0}>
            <For each={groupNames()}>
              {(group) => (
                <div role="group" aria-labelledby={`${id}-${group}`}>
                  <div id={`${id}-${group}`} role="presentation" class={styles.heading}>
                    {say(jumpWords[group])}
                  </div>
                  <For each={groups().find((each) => each.group === group)?.items}>
                    {(found) => {
                      const index = (): number => indexOf().get(found) ?? -1
                      return (
                        <div
                          id={`${id}-${index()}`}
                          class={styles.result}
                          role="option"
                          aria-selected={index() === at()}
                          onPointerMove={() => setAt(index())}
                          onClick={() => take(found)}
                        >
                          <Row found={found} />
                        </div>
                      )
                    }}
                  </For>
                </div>
              )}
            </For>
          </div>
          <p class={styles.nothing} hidden={items().length > 0}>
            <Show when={items().length === 0}>{say(jumpWords.nothing, { typed: pages.answer().typed })}</Show>
          </p>
          <p class="spoken-only" role="status">
            {typed() === '' ? '' : say(jumpWords.results, { n: format().number(items().length) })}
          </p>
          <p class={styles.keys} aria-hidden="true">
            <span>
              <kbd>↑</kbd> <kbd>↓</kbd> {say(jumpWords.move)}
            </span>
            <span>
              <kbd>↵</kbd> {say(jumpWords.open)}
            </span>
            <span>
              <kbd>Esc</kbd> {say(jumpWords.close)}
            </span>
          </p>
        </KobalteDialog.Content>
      </KobalteDialog.Portal>
    </KobalteDialog.Root>
  )
}

function Row(props: { readonly found: Found }): JSX.Element {
  const workspace = useWorkspace()
  const names = useNames()
  // Pages of one name are told apart by their day.
  const day = (): string => {
    const [, bookId = '', id = ''] = props.found.place?.book === undefined ? [] : props.found.place.href.split('/')
    const book = workspace.books().find((known) => known.id === bookId)
    const field = (book?.fields as Fields | undefined)?.[book?.list.sort ?? '']
    const page = book === undefined ? undefined : workspace.table(bookId).page(decodeURIComponent(id))
    return book === undefined || page === undefined || field === undefined || !['date', 'dateTime'].includes(field.kind) ? '' : names.value(book, page, book.list.sort, field)
  }
  const icon = (): string | undefined => props.found.place?.icon ?? props.found.act?.icon
  return (
    <>
      <Show when={ownIcons[icon() ?? ''] ?? (icon() === undefined ? IconAct : undefined)} fallback={<BookIcon name={icon() ?? ''} />}>
        {(own) => <Dynamic component={own()} />}
      </Show>
      <b>
        <span class={styles.title}>
          <Marked title={props.found.title} marks={props.found.marks} />
        </span>
        <Show when={props.found.excerpt}>
          {(line) => (
            <span class={styles.excerpt}>
              <Marked title={line().text} marks={line().marks} />
            </span>
          )}
        </Show>
      </b>
      <Show when={props.found.place?.book}>
        {(book) => (
          <small>
            {day()} {book()}
          </small>
        )}
      </Show>
      <Show when={props.found.act?.holds}>
        <small aria-hidden="true">✓</small>
      </Show>
      <Show when={props.found.act?.keys}>{(keys) => <kbd>{keys()}</kbd>}</Show>
    </>
  )
}

/** While nothing is typed: what was used last and most, what the page in sight offers, what can be begun, and every book. */
function offered({ places, people, acts }: Findable, recent: readonly string[], placeAt: (href: string) => Place | undefined): readonly FoundGroup[] {
  const placeByKey = new Map([...places, ...people].map((place) => [placeKey(place.href), place]))
  const actByKey = new Map(acts.map((act) => [actKey(act.id), act]))
  const lately = recent.flatMap<Found>((key) => {
    const [place, act] = [placeByKey.get(key) ?? (key.startsWith('to ') ? placeAt(key.slice(3)) : undefined), actByKey.get(key)]
    return place !== undefined ? [foundPlace(place, 'recent')] : act !== undefined ? [foundAct(act, 'recent')] : []
  })
  const of = (group: 'here' | 'make'): readonly Found[] => acts.filter((act) => act.group === group).map((act) => foundAct(act))
  const groups: readonly FoundGroup[] = [
    { group: 'recent', items: lately.slice(0, mostRecent) },
    { group: 'here', items: of('here') },
    { group: 'make', items: of('make').slice(0, mostNew) },
    { group: 'books', items: places.map((place) => foundPlace(place, 'books')) },
  ]
  return groups.filter((group) => group.items.length > 0)
}
