import type { JSX } from 'solid-js'
import { splitProps } from 'solid-js'

import type { ButtonProps } from './Button.tsx'
import { Button } from './Button.tsx'
import styles from './Button.module.css'
import { Tooltip } from './Tooltip.tsx'

export type IconButtonProps = Omit<ButtonProps, 'children'> & {
  /** What pressing it does; spoken, and shown beside it. */
  readonly label: string
  readonly icon: JSX.Element
}

/** A button that shows an icon only. Quiet unless said. */
export function IconButton(props: IconButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['label', 'class', 'variant'])
  return (
    <Tooltip text={own.label}>
      <Button {...rest} variant={own.variant ?? 'quiet'} aria-label={own.label} class={`${styles.square} ${own.class ?? ''}`} />
    </Tooltip>
  )
}
