import type { JSX } from 'solid-js'
import { lazy, Suspense } from 'solid-js'

import { plainText } from './plain-text.ts'
import type { RichTextProps } from './rich-text-props.ts'

const RichText = lazy(async () => ({ default: (await import('./RichText.tsx')).RichText }))

/** A co-edited text; its words stand there at once, the editor comes when it has loaded. */
export function LazyRichText(props: RichTextProps): JSX.Element {
  return (
    <Suspense fallback={<p style={{ 'white-space': 'pre-wrap' }}>{plainText(props.binding.fragment)}</p>}>
      <RichText {...props} />
    </Suspense>
  )
}
