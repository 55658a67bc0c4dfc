import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from 'solid-js'

import { joiningWords } from '../../../words/joining.ts'
import { useWords } from '../../../words/language.tsx'
import { duplicateWords } from '../../../words/merging.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { useOpenPage } from '../page/page-context.ts'
import { useNames } from '../values/use-names.ts'
import type { AlikePage } from './alike.ts'
import { alikePages, foldedOf, reasonText } from './alike.ts'
import styles from './merging.module.css'

/** What was typed is compared once the hand rests. */
const restMs = 250

/** A quiet line under the name of a new page: who may be there already ([MRG20]). */
export function AlikeHint(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const [found, setFound] = createSignal<readonly AlikePage[]>([])
  // Compared anew only when something changes that pages are known by.
  const known = createMemo(() => {
    const { name, phones, emails } = foldedOf(open.book, open.page())
    return JSON.stringify([name, phones, emails])
  })
  let asked = 0
  createEffect(on(known, () => {
    const mine = ++asked
    const timer = setTimeout(() => {
      void alikePages(workspace, open.book, open.page(), () => mine === asked).then((pages) => {
        if (pages !== undefined) setFound(pages)
      })
    }, restMs)
    onCleanup(() => clearTimeout(timer))
  }))
  onCleanup(() => { asked++ })
  const reason = (alike: AlikePage) => alike.reasons.map((each) => reasonText(each, words)).join(words.say(joiningWords.comma))
  return (
    <p class={styles.hint} role="status">
      <Show when={found().length > 0}>
        {words.say(duplicateWords.hintOne)}
        <For each={found()}>
          {(alike) => {
            const title = () => names.title(open.book, alike.page)
            return <a href={`/${open.book.id}/${encodeURIComponent(alike.page.id)}`} title={reason(alike)} aria-label={words.say(duplicateWords.openOne, { title: title(), reason: reason(alike) })}>{title()}<small>{reason(alike)}</small></a>
          }}
        </For>
      </Show>
    </p>
  )
}
