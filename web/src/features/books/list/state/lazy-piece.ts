import type { Accessor } from 'solid-js'
import { createEffect, createSignal } from 'solid-js'

/** Fetches a piece of the app once it is wanted; absent until it is there. */
export function createPiece<T>(wanted: () => boolean, fetch: () => Promise<T>): Accessor<T | undefined> {
  const [piece, setPiece] = createSignal<T>()
  let asked = false
  createEffect(() => {
    if (asked || !wanted()) return
    asked = true
    fetch().then(
      (fetched) => setPiece(() => fetched),
      // Asked again when it is next wanted.
      () => { asked = false },
    )
  })
  return piece
}
