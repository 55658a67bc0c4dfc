import * as KobalteDialog from '@kobalte/core/dialog'
import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { Show, untrack } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import type { DialogProps } from '../Dialog.tsx'
import styles from '../Dialog.module.css'
import { IconButton } from '../IconButton.tsx'
import { isComposing } from './composing.ts'
import { giveBackFocus } from './give-back-focus.ts'

/** A dialog that is open. */
export function DialogPanel(props: DialogProps): JSX.Element {
  const { say } = useWords()
  // What has the focus now has it again afterwards.
  const opener = document.activeElement
  let body!: HTMLDivElement
  return (
    <KobalteDialog.Root open onOpenChange={(isOpen) => isOpen || props.onClose()}>
      <KobalteDialog.Portal>
        <KobalteDialog.Overlay class={styles.veil} />
        <KobalteDialog.Content
          class={[styles.dialog, props.width === 'narrow' && styles.narrow, props.width === 'wide' && styles.wide].filter(Boolean).join(' ')}
          data-layer="dialog"
          // What was typed stays.
          onPointerDownOutside={(event: Event) => event.preventDefault()}
          onEscapeKeyDown={(event: KeyboardEvent) => {
            if (isComposing(event)) event.preventDefault()
          }}
          onOpenAutoFocus={(event: Event) => {
            event.preventDefault()
            if (!(event.target instanceof HTMLElement)) return
            const content = event.target
            const first = content.querySelector<HTMLElement>('[autofocus]') ?? body.querySelector<HTMLElement>('input:not([type="checkbox"], [type="radio"], [readonly]), textarea, [role="combobox"]') ?? content
            // Kobalte asks in an effect, which must not follow what others do when they are given the focus.
            untrack(() => first.focus({ preventScroll: true }))
          }}
          onCloseAutoFocus={(event: Event) => {
            event.preventDefault()
            giveBackFocus(opener)
          }}
          onKeyDown={(event: KeyboardEvent) => event.stopPropagation()}
        >
          <header class={styles.head}>
            <KobalteDialog.Title>{props.title}</KobalteDialog.Title>
            <IconButton icon={<IconX />} label={say(uiWords.close)} onClick={() => props.onClose()} />
          </header>
          <div ref={body} class={styles.body}>
            {props.children}
          </div>
          <Show when={props.actions}>
            <footer class={styles.actions}>{props.actions}</footer>
          </Show>
        </KobalteDialog.Content>
      </KobalteDialog.Portal>
    </KobalteDialog.Root>
  )
}
