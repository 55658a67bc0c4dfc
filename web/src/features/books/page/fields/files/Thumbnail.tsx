import IconArchive from '~icons/lucide/file-archive'
import IconAudio from '~icons/lucide/file-audio'
import IconFile from '~icons/lucide/file'
import IconImage from '~icons/lucide/file-image'
import IconSheet from '~icons/lucide/file-spreadsheet'
import IconSlides from '~icons/lucide/presentation'
import IconText from '~icons/lucide/file-text'
import IconVideo from '~icons/lucide/file-video'
import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createResource, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import { namedKind } from '../../../../../ui/preview/file-kind.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useOpenPage } from '../../page-context.ts'
import styles from './files.module.css'

const icons = { image: IconImage, pdf: IconText, audio: IconAudio, video: IconVideo, text: IconText, sheet: IconSheet, document: IconText, slides: IconSlides, archive: IconArchive, other: IconFile }

/** Drawing a small picture of a very large one takes longer than looking at it. */
const mostBytes = 16 * 1024 * 1024

/** A picture in small where it is on this device, else the sign of its kind. Says nothing that the name does not. */
export function Thumbnail(props: { readonly file: FileRef; readonly field: string | undefined; readonly here: boolean }): JSX.Element {
  const workspace = useWorkspace()
  const { address } = useOpenPage()
  const wanted = () => (props.here && namedKind(props.file.name) === 'image' && props.file.sizeBytes <= mostBytes ? props.file.sha256 : undefined)
  let url: string | undefined
  const release = (): void => {
    if (url !== undefined) URL.revokeObjectURL(url)
    url = undefined
  }
  onCleanup(release)
  const [shown] = createResource(wanted, async () => {
    const read = await workspace.files.read(address, props.file, props.field)
    release()
    url = read.ok && read.value.type.startsWith('image/') ? URL.createObjectURL(read.value) : undefined
    return url
  })
  return (
    <span class={styles.thumb} aria-hidden="true">
      <Show when={shown.latest} fallback={<Dynamic component={icons[namedKind(props.file.name)]} />}>
        {(src) => <img src={src()} alt="" loading="lazy" decoding="async" draggable="false" />}
      </Show>
    </span>
  )
}
