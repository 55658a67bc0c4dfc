import type { JSX } from 'solid-js'

import type { ButtonProps } from './Button.tsx'
import { SummonButton } from './overlays/SummonButton.tsx'

export interface MenuAct {
  readonly label: string
  /** Absent where `href` leads somewhere. */
  readonly onSelect?: () => void
  readonly href?: string
  readonly icon?: JSX.Element
  readonly danger?: boolean
  readonly disabled?: boolean
  /** Given: one of several choices, and whether it holds. */
  readonly checked?: boolean
}

export type MenuItem = MenuAct | 'line'

export interface MenuProps {
  /** What the menu is for; names the button and the menu. */
  readonly label: string
  /** What the button shows; the label where nothing is given. */
  readonly trigger?: JSX.Element
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'end' | undefined
  readonly variant?: ButtonProps['variant']
  readonly size?: ButtonProps['size']
  readonly class?: string | undefined
  /** `false`: reached by the keys of what it stands in, not by Tab. */
  readonly tabbable?: boolean | undefined
}

/** A button that opens a list of acts. Arrow keys, Home, End and first letters move; Escape closes. */
export function Menu(props: MenuProps): JSX.Element {
  return (
    <SummonButton opens="menu" label={props.label} trigger={props.trigger} variant={props.variant} size={props.size} class={props.class} tabbable={props.tabbable}>
      {({ parts: { MenuPanel }, button, openAtOnce }) => <MenuPanel label={props.label} items={props.items} align={props.align} button={button} openAtOnce={openAtOnce} />}
    </SummonButton>
  )
}
