import IconDownload from '~icons/lucide/download'
import IconMore from '~icons/lucide/ellipsis'
import IconEye from '~icons/lucide/eye'
import IconPencil from '~icons/lucide/pencil'
import IconPin from '~icons/lucide/pin'
import IconPinOff from '~icons/lucide/pin-off'
import IconRetry from '~icons/lucide/rotate-cw'
import IconTrash from '~icons/lucide/trash-2'
import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { IconButton } from '../../../../../ui/IconButton.tsx'
import type { MenuItem } from '../../../../../ui/Menu.tsx'
import { Menu } from '../../../../../ui/Menu.tsx'
import { fileWords } from '../../../../../words/files.ts'
import { useWords } from '../../../../../words/language.tsx'
import type { FileState } from '../../../../../workspace/files/file-state.ts'
import { standingOf } from './file-words.ts'
import styles from './files.module.css'
import { ProgressRing } from './ProgressRing.tsx'
import { Thumbnail } from './Thumbnail.tsx'

export interface FileRowProps {
  readonly file: FileRef
  readonly field: string | undefined
  readonly state: FileState
  readonly onOpen: () => void
  readonly onDownload: () => void
  readonly onRetry: () => void
  readonly onPin: (pinned: boolean) => void
  /** Absent: files are only read. */
  readonly onRename?: (() => void) | undefined
  readonly onRemove?: (() => void) | undefined
}

/** One file: its picture or sign, name, size, how it stands, and what can be done with it. */
export function FileRow(props: FileRowProps): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const name = () => props.file.name
  const standing = createMemo(() => standingOf(props.file, props.state, words))
  const pinned = () => props.state.kind === 'kept' && props.state.pinned
  const items = (): readonly MenuItem[] => [
    { label: say(fileWords.preview), icon: <IconEye />, onSelect: () => props.onOpen() },
    { label: say(fileWords.download), icon: <IconDownload />, onSelect: () => props.onDownload() },
    ...(props.state.kind === 'kept' || props.state.kind === 'away'
      ? [{ label: say(pinned() ? fileWords.unkeep : fileWords.keep), icon: pinned() ? <IconPinOff /> : <IconPin />, onSelect: () => props.onPin(!pinned()) }]
      : []),
    ...(props.onRename === undefined ? [] : [{ label: say(fileWords.rename), icon: <IconPencil />, onSelect: () => props.onRename?.() }]),
    ...(props.onRemove === undefined ? [] : (['line', { label: say(fileWords.remove), icon: <IconTrash />, danger: true, onSelect: () => props.onRemove?.() }] as const)),
  ]
  return (
    <li class={styles.file} data-state={props.state.kind}>
      <Thumbnail file={props.file} field={props.field} here={!['away', 'fetching'].includes(props.state.kind)} />
      <div class={styles.what}>
        <button type="button" class={styles.name} title={name()} onClick={() => props.onOpen()}><span>{name()}</span></button>
        <small>
          <span>{format().bytes(props.file.sizeBytes)}</span>
          <Show when={standing().words}>{(told) => <span data-tone={standing().tone}>{told()}</span>}</Show>
        </small>
      </div>
      <Show when={standing().percent !== undefined}><ProgressRing label={say(fileWords.progress, { name: name() })} percent={standing().percent ?? 0} /></Show>
      <Show when={props.state.kind === 'refused'}>
        <IconButton icon={<IconRetry />} label={say(fileWords.retryOne, { name: name() })} onClick={() => props.onRetry()} />
      </Show>
      <Menu label={say(fileWords.acts, { name: name() })} items={items()} align="end" variant="quiet" class={styles.more} trigger={<IconMore />} />
    </li>
  )
}
