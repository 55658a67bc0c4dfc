import { createEffect, onCleanup } from 'solid-js'

const product = '合簿'

/** Names the window after the place that is shown. */
export function createPageTitle(title: () => string | undefined): void {
  createEffect(() => {
    const named = title()
    document.title = named === undefined || named === '' ? product : `${named} · ${product}`
  })
  onCleanup(() => {
    document.title = product
  })
}
