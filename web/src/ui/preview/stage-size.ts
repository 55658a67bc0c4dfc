import type { Accessor } from 'solid-js'
import { createSignal, onCleanup } from 'solid-js'

export interface Size {
  readonly width: number
  readonly height: number
}

/** The size of an element, followed from when it is given. */
export function createSizeOf(): { readonly size: Accessor<Size>; follow(element: HTMLElement): void } {
  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 })
  let watch: ResizeObserver | undefined
  onCleanup(() => watch?.disconnect())
  return {
    size,
    follow: (element) => {
      watch = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }))
      watch?.observe(element)
    },
  }
}
