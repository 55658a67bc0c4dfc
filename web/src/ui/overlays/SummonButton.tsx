import type { JSX } from 'solid-js'
import { children, Show } from 'solid-js'

import type { ButtonProps } from '../Button.tsx'
import { Button } from '../Button.tsx'
import { lateOverlays } from './late-overlays.ts'
import type { overlays } from './overlays.ts'
import { createSummons } from './summons.ts'

/** What the part that opens needs to know of its button. */
export interface Summoned {
  readonly parts: typeof overlays
  readonly button: HTMLElement
  readonly openAtOnce: boolean
}

export interface SummonButtonProps {
  readonly opens: 'menu' | 'dialog'
  /** What is opened; names the button where it shows something else. */
  readonly label: string
  readonly trigger?: JSX.Element
  readonly variant?: ButtonProps['variant']
  readonly size?: ButtonProps['size']
  readonly class?: string | undefined
  /** `false` where arrows lead to it instead of Tab. */
  readonly tabbable?: boolean | undefined
  readonly children: (summoned: Summoned) => JSX.Element
}

/** A button that is there at once, and opens a part that is fetched when it is first needed ([UI70]). */
export function SummonButton(props: SummonButtonProps): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- a button opens one kind of thing for its life
  const summons = createSummons(lateOverlays, props.opens === 'menu' ? 'down' : 'click')
  let button!: HTMLButtonElement
  // Drawn once, however often its label changes.
  const shown = children(() => props.trigger)
  return (
    <>
      <Button
        ref={(element) => {
          button = element
          summons.attach(element)
        }}
        variant={props.variant}
        size={props.size}
        class={props.class}
        aria-label={shown() === undefined ? undefined : props.label}
        aria-haspopup={props.opens}
        aria-expanded="false"
        tabindex={props.tabbable === false ? -1 : undefined}
      >
        {shown() ?? props.label}
      </Button>
      <Show when={summons.part()} keyed>
        {(parts) => props.children({ parts, button, openAtOnce: summons.wasPressed() })}
      </Show>
    </>
  )
}
