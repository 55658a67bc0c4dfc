import type { Component, JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import { plainText } from './plain-text.ts'
import type { RichTextProps } from './rich-text-props.ts'

/** The editor once it is here, or why it could not be fetched; one for all texts. */
const [fetched, setFetched] = createSignal<{ readonly RichText: Component<RichTextProps> } | { readonly error: unknown }>()
let isAsked = false

function fetchEditor(): void {
  if (isAsked) return
  isAsked = true
  import('./RichText.tsx').then(
    ({ RichText }) => setFetched({ RichText }),
    (error: unknown) => {
      isAsked = false
      setFetched({ error })
    },
  )
}

/**
 * A co-edited text; its words stand there at once, the editor comes when it has loaded. Held by a signal of its own: under
 * a boundary that suspends, texts that waited together were drawn while the editor was not yet theirs, and stayed blank.
 */
export function LazyRichText(props: RichTextProps): JSX.Element {
  const before = fetched()
  if (before !== undefined && 'error' in before) setFetched(undefined)
  fetchEditor()
  const editor = createMemo(() => {
    const now = fetched()
    if (now !== undefined && 'error' in now) throw now.error
    return now?.RichText
  })
  return (
    <Show when={editor()} keyed fallback={<p style={{ 'white-space': 'pre-wrap' }}>{plainText(props.binding.fragment)}</p>}>
      {(RichText) => <RichText {...props} />}
    </Show>
  )
}
