import type { JSX } from 'solid-js'
import { createSignal, Show, untrack } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { createBlobUrl } from './blob-url.ts'
import styles from './preview.module.css'

/** Sound and film, as the browser plays them. */
export function MediaView(props: { readonly bytes: Blob; readonly name: string; readonly kind: 'audio' | 'video' }): JSX.Element {
  const { say } = useWords()
  const url = untrack(() => createBlobUrl(props.bytes))
  const [broken, setBroken] = createSignal(false)
  return (
    <div class={styles.stage} data-centred="">
      <Show when={!broken()} fallback={<p class={styles.words} role="status">{say(previewWords.broken)}</p>}>
        <Show when={props.kind === 'video'} fallback={<audio src={url} controls aria-label={props.name} onError={() => setBroken(true)} />}>
          <video src={url} controls playsinline aria-label={props.name} onError={() => setBroken(true)} />
        </Show>
      </Show>
    </div>
  )
}
