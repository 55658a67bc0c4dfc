import type { JSX } from 'solid-js'

import type { ButtonProps } from './Button.tsx'
import { SummonButton } from './overlays/SummonButton.tsx'

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
  return (
    <SummonButton opens="dialog" label={props.label} trigger={props.trigger} variant={props.variant ?? 'quiet'} class={props.class}>
      {({ parts: { PopoverPanel }, button, openAtOnce }) => (
        <PopoverPanel label={props.label} align={props.align} button={button} openAtOnce={openAtOnce}>
          {props.children}
        </PopoverPanel>
      )}
    </SummonButton>
  )
}
