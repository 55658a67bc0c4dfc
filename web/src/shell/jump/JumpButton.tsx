import IconSearch from '~icons/lucide/search'
import type { JSX } from 'solid-js'
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'

import { isLayerOpen } from '../../ui/overlays/open-layer.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import styles from '../frame/Bar.module.css'

const JumpDialog = lazy(() => import('./JumpDialog.tsx').then((module) => ({ default: module.JumpDialog })))

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** The way to any book or page; also Ctrl K. */
export function JumpButton(): JSX.Element {
  const { say } = useWords()
  const [open, setOpen] = createSignal(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return
    if (isLayerOpen()) return
    event.preventDefault()
    setOpen(true)
  }
  onMount(() => {
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
        <Suspense>
          <JumpDialog onClose={() => setOpen(false)} />
        </Suspense>
      </Show>
    </>
  )
}
