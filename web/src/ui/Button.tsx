import type { JSX } from 'solid-js'
import { splitProps } from 'solid-js'

import styles from './Button.module.css'

export interface ButtonLook {
  /** `primary` is the one main act of a place; `danger` takes something away. Plain unless said. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined
  readonly size?: 'small' | 'normal' | 'large' | undefined
  readonly wide?: boolean | undefined
  readonly icon?: JSX.Element
  /** The act is under way on the network: pressing again does nothing. */
  readonly busy?: boolean | undefined
}

export type ButtonProps = ButtonLook & JSX.ButtonHTMLAttributes<HTMLButtonElement>

const lookKeys = ['variant', 'size', 'wide', 'icon', 'busy', 'class', 'children'] as const

const classesOf = (look: ButtonLook & { readonly class?: string | undefined }): string =>
  [
    styles.button,
    look.variant === undefined || look.variant === 'plain' ? undefined : styles[look.variant],
    look.size === undefined || look.size === 'normal' ? undefined : styles[look.size],
    look.wide === true ? styles.wide : undefined,
    look.busy === true ? styles.busy : undefined,
    look.class,
  ]
    .filter((name) => name !== undefined)
    .join(' ')

/** A button. It never submits a form unless `type="submit"` is given. */
export function Button(props: ButtonProps): JSX.Element {
  const [look, rest] = splitProps(props, [...lookKeys, 'onClick'])
  return (
    <button
      type="button"
      {...rest}
      class={classesOf(look)}
      aria-busy={look.busy === true ? 'true' : undefined}
      aria-disabled={look.busy === true ? 'true' : rest['aria-disabled']}
      onClick={(event) => {
        if (look.busy === true) event.preventDefault()
        else if (typeof look.onClick === 'function') look.onClick(event)
        else look.onClick?.[0](look.onClick[1], event)
      }}
    >
      {look.icon}
      {look.children}
    </button>
  )
}

export type ButtonLinkProps = ButtonLook & JSX.AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }

/** A link that looks like a button. */
export function ButtonLink(props: ButtonLinkProps): JSX.Element {
  const [look, rest] = splitProps(props, lookKeys)
  return (
    <a {...rest} class={classesOf(look)}>
      {look.icon}
      {look.children}
    </a>
  )
}
