import type { JSX } from 'solid-js'

/** `as={Bare}`: what stands inside, without an element around it. */
export function Bare(props: { readonly children?: JSX.Element }): JSX.Element {
  return <>{props.children}</>
}
