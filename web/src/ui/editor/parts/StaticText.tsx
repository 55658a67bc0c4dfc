import type { JSX } from 'solid-js'
import { createEffect, onCleanup } from 'solid-js'
import type { XmlFragment } from 'yjs'

import styles from '../text.module.css'
import { renderText } from './render-text.ts'

/** A text to look at; follows it as it changes. */
export function StaticText(props: { readonly fragment: XmlFragment; readonly label: string }): JSX.Element {
  let place!: HTMLDivElement
  createEffect(() => {
    const { fragment } = props
    let frame: number | undefined
    const render = (): void => {
      frame = undefined
      place.replaceChildren(renderText(fragment))
    }
    const renderSoon = (): void => {
      frame ??= requestAnimationFrame(render)
    }
    render()
    fragment.observeDeep(renderSoon)
    onCleanup(() => {
      fragment.unobserveDeep(renderSoon)
      if (frame !== undefined) cancelAnimationFrame(frame)
    })
  })
  return <div ref={place} class={styles.text} role="article" aria-label={props.label} />
}
