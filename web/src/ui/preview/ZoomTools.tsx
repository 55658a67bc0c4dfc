import IconMaximize from '~icons/lucide/maximize'
import IconRotate from '~icons/lucide/rotate-cw'
import IconZoomIn from '~icons/lucide/zoom-in'
import IconZoomOut from '~icons/lucide/zoom-out'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { previewWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { IconButton } from '../IconButton.tsx'
import styles from './preview.module.css'
import type { Zoom } from './zoom.ts'
import { zoomStep } from './zoom.ts'

/** The tools under a picture or document. */
export function ZoomTools(props: { readonly zoom: Zoom; readonly onRotate?: () => void; readonly children?: JSX.Element }): JSX.Element {
  const { say, format } = useWords()
  const percent = () => format().percent(Math.round(props.zoom.scale() * 100))
  return (
    <div class={styles.tools} role="toolbar" aria-label={say(previewWords.title)}>
      {props.children}
      <IconButton icon={<IconZoomOut />} label={say(previewWords.zoomOut)} onClick={() => props.zoom.by(1 / zoomStep)} />
      <output aria-label={say(previewWords.zoom, { percent: percent() })}>{percent()}</output>
      <IconButton icon={<IconZoomIn />} label={say(previewWords.zoomIn)} onClick={() => props.zoom.by(zoomStep)} />
      <IconButton icon={<IconMaximize />} label={say(previewWords.fit)} aria-pressed={props.zoom.fits()} onClick={() => props.zoom.fit()} />
      <Show when={props.onRotate}>{(rotate) => <IconButton icon={<IconRotate />} label={say(previewWords.rotate)} onClick={() => rotate()()} />}</Show>
    </div>
  )
}
