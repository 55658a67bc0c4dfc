import type { JSX } from 'solid-js'
import { bookIcons } from 'virtual:book-icons'

/** The icon that a book declares. */
export function BookIcon(props: { readonly name: string; readonly class?: string | undefined }): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" width="1.2em" height="1.2em" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"
      class={props.class} aria-hidden="true" innerHTML={bookIcons[props.name] ?? bookIcons['book-open']!} />
  )
}
