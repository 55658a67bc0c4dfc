import IconSearch from '~icons/lucide/search'
import { useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, lazy, onCleanup, onMount, Show } from 'solid-js'

import { Aside } from '../../ui/overlays/Aside.tsx'
import { whenAtRest } from '../../ui/overlays/late.ts'
import { isLayerOpen } from '../../ui/overlays/open-layer.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from '../frame/Bar.module.css'
import { useSearch } from '../search/search-context.tsx'
import { createRecent, recentName } from './recent.ts'

const JumpDialog = lazy(() => import('./JumpDialog.tsx').then((module) => ({ default: module.JumpDialog })))

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** The way to any book or page, and to whatever can be done; also Ctrl K. */
export function JumpButton(): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  const location = useLocation()
  const [open, setOpen] = createSignal(false)
  const recent = createRecent(() => globalThis.localStorage, recentName(workspace.directory().workspace.id, workspace.me().id))
  // A page that was looked at is one to come back to.
  createEffect(() => {
    const [, book, page] = location.pathname.split('/')
    if (book !== undefined && page !== undefined && page !== 'bin') recent.note(`to ${location.pathname}`)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return
    if (isLayerOpen()) return
    event.preventDefault()
    setOpen(true)
  }
  const search = useSearch()
  onMount(() => {
    onCleanup(whenAtRest(() => Promise.all([JumpDialog.preload(), search()])))
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  })
  return (
    <>
      <button type="button" class={styles.find} aria-haspopup="dialog" aria-keyshortcuts="Control+K" onClick={() => setOpen(true)}>
        <IconSearch />
        <span>{say(shellWords.jumpPrompt)}</span>
        <kbd aria-hidden="true">{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <Show when={open()}>
        <Aside onMissing={() => setOpen(false)}>
          <JumpDialog recent={recent} onClose={() => setOpen(false)} />
        </Aside>
      </Show>
    </>
  )
}
