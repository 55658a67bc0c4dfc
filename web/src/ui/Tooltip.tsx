import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { lateOverlays } from './overlays/late-overlays.ts'
import styles from './Popover.module.css'

/** A word of explanation on hover and keyboard focus. Say nothing here that cannot be found otherwise: touch has no hover. */
export function Tooltip(props: { readonly text: string; readonly children: JSX.Element }): JSX.Element {
  const [about, setAbout] = createSignal<HTMLElement>()
  let anchor!: HTMLSpanElement
  const ask = (): void => {
    if (anchor.firstElementChild instanceof HTMLElement) setAbout(anchor.firstElementChild)
    void lateOverlays.load()
  }
  const parts = () => {
    const found = lateOverlays.now()
    const element = about()
    return found === undefined || element === undefined ? undefined : { TooltipPanel: found.TooltipPanel, element }
  }
  return (
    <span
      ref={anchor}
      class={styles.tipped}
      onPointerEnter={(event) => {
        if (event.pointerType === 'mouse' && about() === undefined) ask()
      }}
      onFocusIn={(event) => {
        if (about() === undefined && event.target.matches(':focus-visible')) ask()
      }}
    >
      {props.children}
      <Show when={parts()} keyed>
        {({ TooltipPanel, element }) => <TooltipPanel text={props.text} about={element} />}
      </Show>
    </span>
  )
}
