import IconDownload from '~icons/lucide/download'
import IconPaperclip from '~icons/lucide/paperclip'
import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'

import { fieldWords } from '../../../words/books.ts'
import { Button } from '../../Button.tsx'
import { IconButton } from '../../IconButton.tsx'
import type { FieldWords } from '../control.ts'
import styles from './list.module.css'

export interface ListedFile {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly sizeBytes: number
}

export interface FilesControlProps {
  readonly id: string
  readonly label: string
  readonly words: FieldWords
  readonly files: readonly ListedFile[]
  /** Absent: files are only read. */
  readonly onAdd?: ((files: readonly File[]) => void) | undefined
  readonly onRemove?: ((file: ListedFile) => void) | undefined
  readonly onOpen: (file: ListedFile) => void
  readonly onDownload: (file: ListedFile) => void
  /** Files are being taken in. */
  readonly busy?: boolean | undefined
  readonly describedBy?: string | undefined
}

/** Files by name and size. They are added by choosing, dropping or pasting. */
export function FilesControl(props: FilesControlProps): JSX.Element {
  let input!: HTMLInputElement
  const [over, setOver] = createSignal(false)
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) props.onAdd?.([...files])
  }
  const onDrop = (event: DragEvent) => {
    setOver(false)
    if (props.onAdd === undefined || !event.dataTransfer?.files.length) return
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  return (
    <div class={styles.files} data-over={over() ? '' : undefined} role="group" aria-label={props.label} aria-describedby={props.describedBy} onDrop={onDrop}
      onDragOver={(event) => { if (props.onAdd) { event.preventDefault(); setOver(true) } }} onDragLeave={() => setOver(false)} onPaste={(event) => take(event.clipboardData?.files)}>
      <Show when={props.files.length > 0}>
        <ul>
          <For each={props.files}>
            {(file) => (
              <li class={styles.file}>
                <IconPaperclip />
                <button type="button" class={styles.fileName} onClick={() => props.onOpen(file)}>{file.name}</button>
                <small>{props.words.format().bytes(file.sizeBytes)}</small>
                <IconButton size="small" icon={<IconDownload />} label={props.words.say(fieldWords.download, { name: file.name })} onClick={() => props.onDownload(file)} />
                <Show when={props.onRemove}>
                  <IconButton size="small" icon={<IconX />} label={props.words.say(fieldWords.unpick, { name: file.name })} onClick={() => props.onRemove?.(file)} />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.onAdd} fallback={<Show when={props.files.length === 0}><p class={styles.hint}>{props.words.say(fieldWords.noFiles)}</p></Show>}>
        <div class={styles.addFile}>
          <Button id={props.id} size="small" busy={props.busy} icon={<IconPaperclip />} onClick={() => input.click()}>{props.words.say(fieldWords.addFile)}</Button>
          <span class={styles.hint}>{props.words.say(fieldWords.dropFiles)}</span>
          <input ref={input} type="file" multiple hidden aria-hidden="true" onChange={() => { take(input.files); input.value = '' }} />
        </div>
      </Show>
    </div>
  )
}
