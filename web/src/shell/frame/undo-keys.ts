import { useNavigate } from '@solidjs/router'
import { onCleanup, onMount } from 'solid-js'

import { isLayerOpen } from '../../ui/overlays/open-layer.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'

/** Texts have an undo of their own; a box to tick, or a file's, has none. */
const hasOwnUndo = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || (target.matches('input, textarea') && !['checkbox', 'radio', 'button', 'file', 'range'].includes((target as HTMLInputElement).type)))

/** Ctrl Z takes back what was done last, in whichever book, unless something lies over the place; Ctrl Shift Z and Ctrl Y do it again ([UND2]). */
export function createUndoKeys(): void {
  const workspace = useWorkspace()
  const words = useWords()
  const navigate = useNavigate()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || hasOwnUndo(event.target) || isLayerOpen()) return
    const key = event.key.toLowerCase()
    const way = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' && !event.shiftKey ? 'redo' : undefined
    if (way === undefined) return
    event.preventDefault()
    void import('../../features/books/index.ts').then(({ createTakeBack }) => createTakeBack({ workspace, words, navigate: (href) => navigate(href, { scroll: false }) })[way]())
  }
  onMount(() => {
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  })
}
