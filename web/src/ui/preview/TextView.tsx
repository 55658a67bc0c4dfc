import type { JSX } from 'solid-js'
import { createResource, Show } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { decodeText } from './decode-text.ts'
import styles from './preview.module.css'

/** More than this is slow to draw and nobody reads it here. */
const shownBytes = 512 * 1024

/** Plain text, as text: in whatever encoding Chinese programs write it. */
export function TextView(props: { readonly bytes: Blob; readonly name: string }): JSX.Element {
  const { say, format } = useWords()
  const [read] = createResource(
    () => props.bytes,
    async (bytes) => ({ decoded: decodeText(new Uint8Array(await bytes.slice(0, shownBytes).arrayBuffer())) }),
  )
  return (
    <Show when={read()?.decoded} fallback={<p class={styles.words} role="status">{say(read() === undefined ? previewWords.opening : previewWords.none)}</p>}>
      {(decoded) => (
        <div class={styles.stage} tabindex="0" role="region" aria-label={props.name}>
          <div class={styles.text}>
            <small>{say(previewWords.encoding)} {decoded().encoding}</small>
            <pre>{decoded().text}</pre>
            <Show when={props.bytes.size > shownBytes}><p>{say(previewWords.cut, { size: format().bytes(shownBytes) })}</p></Show>
          </div>
        </div>
      )}
    </Show>
  )
}
