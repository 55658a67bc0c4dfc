import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { bookIcons } from 'virtual:book-icons'

/** The icon that a book declares. */
export function BookIcon(props: { readonly name: string; readonly class?: string | undefined }): JSX.Element {
  return <Dynamic component={bookIcons[props.name] ?? bookIcons['book-open']} class={props.class} aria-hidden="true" />
}
