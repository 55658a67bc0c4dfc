import { onCleanup } from 'solid-js'

/** An address for bytes that lasts as long as what shows them. */
export function createBlobUrl(bytes: Blob): string {
  const url = URL.createObjectURL(bytes)
  onCleanup(() => URL.revokeObjectURL(url))
  return url
}
