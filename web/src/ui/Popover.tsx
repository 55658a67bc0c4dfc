import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import type { ButtonProps } from './Button.tsx'
import { Button } from './Button.tsx'
import { lateOverlays } from './overlays/late-overlays.ts'
import { createSummons } from './overlays/summons.ts'

export interface PopoverProps {
  /** What the panel is about; names the button and the panel. */
  readonly label: string
  /** What the button shows. */
  readonly trigger: JSX.Element
  readonly children: JSX.Element
  readonly align?: 'start' | 'end' | undefined
  readonly variant?: ButtonProps['variant']
  /** A class for the button. */
  readonly class?: string | undefined
}

/** A button that opens a panel beside it. Escape or a press outside closes it; focus returns to the button. */
export function Popover(props: PopoverProps): JSX.Element {
  const summons = createSummons(lateOverlays, 'click')
  let button!: HTMLButtonElement
  return (
    <>
      <Button
        ref={(element) => {
          button = element
          summons.attach(element)
        }}
        variant={props.variant ?? 'quiet'}
        class={props.class}
        aria-label={props.label}
        aria-haspopup="dialog"
        aria-expanded="false"
      >
        {props.trigger}
      </Button>
      <Show when={summons.part()} keyed>
        {({ PopoverPanel }) => (
          <PopoverPanel label={props.label} align={props.align} button={button} openAtOnce={summons.wasPressed()}>
            {props.children}
          </PopoverPanel>
        )}
      </Show>
    </>
  )
}
