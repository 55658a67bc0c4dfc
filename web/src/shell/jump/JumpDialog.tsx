import * as KobalteDialog from '@kobalte/core/dialog'
import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show, untrack } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import dialogs from '../../ui/Dialog.module.css'
import { isComposing } from '../../ui/overlays/composing.ts'
import { giveBackFocus } from '../../ui/overlays/give-back-focus.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { BookIcon } from '../BookIcon.tsx'
import type { IndexedPlace } from './find-places.ts'
import { findPlaces, indexPlace } from './find-places.ts'
import { createInitials } from '@hebu/shared/vocabulary/initials.ts'
import styles from './JumpDialog.module.css'

const mostShown = 40

/** Ctrl K: any book, or any page by its title or pinyin initials; Enter goes there. */
export function JumpDialog(props: { readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  const navigate = useNavigate()
  const id = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const [at, setAt] = createSignal(0)
  const places = createPlaces()
  const found = createMemo(() => findPlaces(places(), typed(), mostShown))
  let input!: HTMLInputElement
  let list!: HTMLDivElement
  const opener = document.activeElement
  createEffect(on(at, (index) => list.children[index]?.scrollIntoView({ block: 'nearest' }), { defer: true }))

  const type = (value: string): void => {
    setTyped(value)
    setAt(0)
  }
  const go = (place: IndexedPlace | undefined): void => {
    if (place === undefined) return
    props.onClose()
    navigate(place.href)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    // Enter and arrows belong to the input method while it composes.
    if (isComposing(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found().length > 0) {
      event.preventDefault()
      setAt((at() + step + found().length) % found().length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(found()[at()])
    }
  }
  return (
    <KobalteDialog.Root open onOpenChange={(isOpen) => isOpen || props.onClose()}>
      <KobalteDialog.Portal>
        <KobalteDialog.Overlay class={dialogs.veil} />
        <KobalteDialog.Content
          class={styles.jump}
          aria-label={say(shellWords.jump)}
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
            aria-label={say(shellWords.jump)}
            aria-expanded={found().length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={found().length > 0 ? `${id}-${at()}` : undefined}
            aria-autocomplete="list"
            placeholder={say(shellWords.jumpHint)}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => {
              if (!event.isComposing) type(event.currentTarget.value)
            }}
            onCompositionEnd={(event) => type(event.currentTarget.value)}
          />
          <div ref={list} id={`${id}-list`} class={styles.results} role="listbox" aria-label={say(shellWords.jump)} hidden={found().length === 0}>
            <For each={found()}>
              {(place, index) => (
                <div
                  id={`${id}-${index()}`}
                  class={styles.result}
                  role="option"
                  aria-selected={index() === at()}
                  onPointerMove={() => setAt(index())}
                  onClick={() => go(place)}
                >
                  <BookIcon name={place.icon} />
                  <b>{place.title}</b>
                  <Show when={place.book}>
                    <small>{place.book}</small>
                  </Show>
                </div>
              )}
            </For>
          </div>
          <p class={styles.nothing} role="status" hidden={found().length > 0}>
            <Show when={found().length === 0}>{say(shellWords.jumpNothing, { typed: typed() })}</Show>
          </p>
        </KobalteDialog.Content>
      </KobalteDialog.Portal>
    </KobalteDialog.Root>
  )
}

/** Every book and page that this device holds, ready to be searched. */
function createPlaces(): () => readonly IndexedPlace[] {
  const { say } = useWords()
  const workspace = useWorkspace()
  const names = useNames()
  const initials = createInitials()
  return createMemo(() =>
    workspace.books().flatMap((book) => {
      const naming = names.naming(book)
      const pages = workspace.table(book.id).pages().flatMap((page) => {
        const title = book.title(page.values, naming)
        return title === '' ? [] : [{ href: `/${book.id}/${encodeURIComponent(page.id)}`, title, book: say(book.name), icon: book.icon }]
      })
      return [{ href: `/${book.id}`, title: say(book.name), icon: book.icon }, ...pages].map((place) => indexPlace(place, initials))
    }),
  )
}
