import type { JSX } from 'solid-js'
import { createEffect, For, Show } from 'solid-js'

import { lateOverlays } from './overlays/late-overlays.ts'
import { toasts } from './toast.ts'
import styles from './Toaster.module.css'

/** Where notices appear; once in the app. Where the part that shows them does not come, their words stand plain. */
export function Toaster(): JSX.Element {
  createEffect(() => {
    if (toasts().length > 0) void lateOverlays.load()
  })
  const plain = () => (lateOverlays.failed() ? toasts() : [])
  return (
    <Show
      when={lateOverlays.now()}
      keyed
      fallback={
        <div class={styles.toaster} role="status">
          <For each={plain()}>{(toast) => <p class={styles.toast}>{toast.text}</p>}</For>
        </div>
      }
    >
      {({ ToastList }) => <ToastList />}
    </Show>
  )
}
