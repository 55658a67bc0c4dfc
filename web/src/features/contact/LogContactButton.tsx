import IconLog from '~icons/lucide/notebook-pen'
import type { JSX } from 'solid-js'
import { onCleanup, onMount, Show } from 'solid-js'

import { offerActs } from '../../ui/acts.ts'
import { Button } from '../../ui/Button.tsx'
import { isLayerOpen } from '../../ui/overlays/open-layer.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { ContactAsked } from './asking.ts'
import { askContact } from './asking.ts'
import { logContactNames } from './log-contact-names.ts'

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]'))

/** Logs a contact with the customer in sight: by a press, by `l`, from the palette. */
export function LogContactButton(props: { readonly asked: ContactAsked; readonly keys?: boolean | undefined }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const may = () => workspace.bookById('visits') !== undefined && workspace.table('visits').mayCreate()
  const begin = () => askContact(props.asked)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'l' || event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isLayerOpen() || isTyping(event.target) || !may()) return
    event.preventDefault()
    begin()
  }
  onMount(() => {
    if (props.keys !== true) return
    document.addEventListener('keydown', onKeyDown)
    onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  })
  offerActs(() => (props.keys === true && may() ? [{ id: 'log-contact', group: 'here', ...logContactNames(words), keys: 'L', icon: 'handshake', run: begin }] : []))
  return <Show when={may()}><Button variant="primary" icon={<IconLog />} onClick={begin}>{words.say(shellWords.newVisit)}</Button></Show>
}
