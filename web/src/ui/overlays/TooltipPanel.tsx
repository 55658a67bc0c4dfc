import * as KobalteTooltip from '@kobalte/core/tooltip'
import type { JSX } from 'solid-js'
import { onMount } from 'solid-js'

import styles from '../Popover.module.css'
import { Adopted } from './Adopted.tsx'
import { onTop } from './on-top.ts'

const delayMs = 400

export interface TooltipPanelProps {
  readonly text: string
  readonly about: HTMLElement
}

/** A word beside what is pointed at or reached by the keyboard. */
export function TooltipPanel(props: TooltipPanelProps): JSX.Element {
  // Whatever asked for it happened before it was there.
  onMount(() => {
    if (props.about.matches(':hover')) props.about.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }))
  })
  return (
    <KobalteTooltip.Root defaultOpen={props.about.matches(':focus-visible')} openDelay={delayMs} closeDelay={0} gutter={4} placement="bottom" ignoreSafeArea>
      <KobalteTooltip.Trigger
        as={Adopted}
        element={props.about}
        onFocus={(event: FocusEvent) => {
          // The focus also comes by pressing, and back from what has closed.
          if (!props.about.matches(':focus-visible')) event.preventDefault()
        }}
      />
      <KobalteTooltip.Portal ref={(place: Element) => onTop(place, props.text)}>
        <KobalteTooltip.Content class={`${styles.float} ${styles.tip}`}>{props.text}</KobalteTooltip.Content>
      </KobalteTooltip.Portal>
    </KobalteTooltip.Root>
  )
}
