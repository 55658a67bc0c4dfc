import type { JSX } from 'solid-js'
import { createEffect, createMemo, onCleanup } from 'solid-js'

import { keepBeside } from '../../placement.ts'
import styles from './calendar.module.css'

export interface ReadsAsProps {
  /** What it stands below. */
  readonly anchor: () => HTMLElement
  readonly reading: { readonly reads: string } | { readonly unread: string } | undefined
}

/**
 * What the text being typed is read as, below the field and spoken. It floats: were it part of the page, leaving the
 * field would move what one is about to press.
 */
export function ReadsAs(props: ReadsAsProps): JSX.Element {
  let float!: HTMLSpanElement
  const said = createMemo(() => (props.reading === undefined ? '' : 'reads' in props.reading ? props.reading.reads : props.reading.unread))
  const shown = createMemo(() => said() !== '')
  createEffect(() => {
    if (!shown()) return
    float.showPopover()
    const stop = keepBeside(props.anchor(), float)
    onCleanup(() => {
      stop()
      float.hidePopover()
    })
  })
  return (
    <>
      <span ref={float} popover="manual" aria-hidden="true" class={`${styles.float} ${styles.reads}`} data-unread={props.reading !== undefined && 'unread' in props.reading ? '' : undefined}>{said()}</span>
      <span aria-live="polite" class="spoken-only">{said()}</span>
    </>
  )
}
