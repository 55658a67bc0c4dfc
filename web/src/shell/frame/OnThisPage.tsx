import { useLocation } from '@solidjs/router'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Avatar } from '../../ui/Avatar.tsx'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './Bar.module.css'

const shownFaces = 4

/** The others on the page that the address names. */
export function OnThisPage(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const location = useLocation()
  const address = createMemo(
    () => {
      const [, book, id] = location.pathname.split('/')
      if (book === undefined || id === undefined || id === 'bin' || !workspace.books().some((known) => known.id === book)) return undefined
      return { book, id: decodeURIComponent(id) }
    },
    undefined,
    { equals: (a, b) => a?.book === b?.book && a?.id === b?.id },
  )
  const presence = createMemo(() => {
    const at = address()
    return at === undefined ? undefined : workspace.presence(at)
  })
  const others = createMemo(() => {
    const members = (presence()?.() ?? []).map(({ member }) => member)
    return [...new Set(members)].filter((id) => id !== workspace.me().id).flatMap((id) => memberById(workspace.directory(), id) ?? [])
  })
  const spoken = (): string => {
    if (address() === undefined || others().length === 0) return ''
    return say(shellWords.hereNow, { names: format().list(others().map(({ name }) => name)) })
  }
  return (
    <>
      <Show when={others().length > 0}>
        <span class={styles.faces} title={spoken()} aria-hidden="true">
          <For each={others().slice(0, shownFaces)}>{(other) => <Avatar place={joiningPlace(workspace.directory(), other.id)} name={other.name} decorative />}</For>
        </span>
      </Show>
      <span role="status" class="spoken-only">
        {spoken()}
      </span>
    </>
  )
}
