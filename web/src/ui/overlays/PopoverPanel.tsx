import * as KobaltePopover from '@kobalte/core/popover'
import type { JSX } from 'solid-js'
import { createSignal } from 'solid-js'

import styles from '../Popover.module.css'
import { Adopted } from './Adopted.tsx'
import { isComposing } from './composing.ts'
import { onTop } from './on-top.ts'

export interface PopoverPanelProps {
  readonly label: string
  readonly align?: 'start' | 'end' | undefined
  readonly children: JSX.Element
  readonly button: HTMLElement
  readonly openAtOnce: boolean
}

/** A panel beside its button. */
export function PopoverPanel(props: PopoverPanelProps): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- how it begins
  const [open, setOpen] = createSignal(props.openAtOnce)
  return (
    <KobaltePopover.Root open={open()} onOpenChange={setOpen} gutter={4} placement={props.align === 'end' ? 'bottom-end' : 'bottom-start'}>
      <KobaltePopover.Trigger as={Adopted} element={props.button} />
      <KobaltePopover.Portal ref={(place: Element) => onTop(place, props.label)}>
        <KobaltePopover.Content
          class={`${styles.float} ${styles.panel}`}
          aria-label={props.label}
          data-layer="popover"
          onEscapeKeyDown={(event: KeyboardEvent) => {
            if (isComposing(event)) event.preventDefault()
          }}
          onClick={(event: MouseEvent) => {
            // Whoever follows a link has left.
            if (event.target instanceof Element && event.target.closest('a') !== null) setOpen(false)
          }}
        >
          {props.children}
        </KobaltePopover.Content>
      </KobaltePopover.Portal>
    </KobaltePopover.Root>
  )
}
