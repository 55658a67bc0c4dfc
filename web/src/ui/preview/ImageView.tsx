import type { JSX } from 'solid-js'
import { createSignal, Show, untrack } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { createBlobUrl } from './blob-url.ts'
import styles from './preview.module.css'
import type { Size } from './stage-size.ts'
import { createSizeOf } from './stage-size.ts'
import { createZoom, pinchOf, zoomByKey } from './zoom.ts'
import { ZoomTools } from './ZoomTools.tsx'

/** A picture, turned as it was taken: zoomed by buttons, keys, wheel and fingers, and turned by quarters. */
export function ImageView(props: { readonly bytes: Blob; readonly name: string }): JSX.Element {
  const { say } = useWords()
  const url = untrack(() => createBlobUrl(props.bytes))
  const stage = createSizeOf()
  const [own, setOwn] = createSignal<Size>()
  const [broken, setBroken] = createSignal(false)
  const [turns, setTurns] = createSignal(0)
  let element!: HTMLDivElement

  const lies = (): boolean => turns() % 2 === 1
  const turned = (): Size => {
    const { width, height } = own() ?? { width: 1, height: 1 }
    return lies() ? { width: height, height: width } : { width, height }
  }
  const zoom = createZoom(() => {
    const { width, height } = stage.size()
    return width === 0 || height === 0 ? 1 : Math.min(1, width / turned().width, height / turned().height)
  })
  const rotate = (): void => void setTurns((before) => (before + 1) % 4)
  const pinch = pinchOf(() => element, zoom, true)
  const px = (length: number): string => `${length * zoom.scale()}px`
  return (
    <Show when={!broken()} fallback={<p class={styles.words} role="status">{say(previewWords.broken)}</p>}>
      <div ref={(made) => { element = made; stage.follow(made) }} class={styles.stage} tabindex="0" role="group" aria-label={props.name} data-pinch=""
        onKeyDown={(event) => zoomByKey(event, zoom, rotate)} onDblClick={() => (zoom.fits() ? zoom.set(1) : zoom.fit())} {...pinch}>
        <div class={styles.picture} style={{ width: px(turned().width), height: px(turned().height) }}>
          <img src={url} alt={props.name} draggable="false" style={{ width: px(own()?.width ?? 0), height: px(own()?.height ?? 0), transform: `translate(-50%, -50%) rotate(${turns() * 90}deg)` }}
            onLoad={(event) => setOwn({ width: event.currentTarget.naturalWidth || 1, height: event.currentTarget.naturalHeight || 1 })} onError={() => setBroken(true)} />
        </div>
      </div>
      <ZoomTools zoom={zoom} onRotate={rotate} />
    </Show>
  )
}
