import type { JSX } from 'solid-js'
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'

import { offerActs } from '../../ui/acts.ts'
import { isLayerOpen } from '../../ui/overlays/open-layer.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'

const KeysDialog = lazy(() => import('./KeysDialog.tsx').then((module) => ({ default: module.KeysDialog })))

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))

/** The sheet of shortcuts behind `?` ([UI133]). */
export function KeysSheet(): JSX.Element {
  const { say } = useWords()
  const [open, setOpen] = createSignal(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== '?' || event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isLayerOpen()) return
    event.preventDefault()
    setOpen(true)
  }
  onMount(() => {
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  })
  offerActs(() => [{ id: 'keys', group: 'app', label: say(shellWords.keysTitle), keys: '?', run: () => setOpen(true) }])
  return (
    <Show when={open()}>
      <Suspense>
        <KeysDialog onClose={() => setOpen(false)} />
      </Suspense>
    </Show>
  )
}
