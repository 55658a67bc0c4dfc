import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createSignal } from 'solid-js'

import { FilesControl } from '../../../../ui/fields/list/FilesControl.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { fieldProblems } from '../../../../words/books.ts'
import { useWords } from '../../../../words/language.tsx'
import { refusalWords } from '../../../../words/refusals.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useOpenPage } from '../page-context.ts'

export interface FilesFieldProps {
  readonly id: string
  readonly label: string
  readonly value: readonly FileRef[] | undefined
  /** Absent: files are only read. */
  readonly onChange?: ((value: readonly FileRef[] | undefined) => void) | undefined
  readonly describedBy?: string | undefined
  readonly onProblem?: ((problem: string | undefined) => void) | undefined
}

/** Long enough for the browser to take the bytes over. */
const keepUrlMs = 60_000

/** Only these open in the app's own window: anything else could run as a page of ours. */
const opensSafely = /^(image\/(png|jpeg|gif|webp|avif)|application\/pdf|text\/plain|audio\/|video\/)/

/** The files of a field: kept on the device first, sent to the relay when it can be reached. */
export function FilesField(props: FilesFieldProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { address } = useOpenPage()
  const [busy, setBusy] = createSignal(false)

  const add = async (files: readonly File[]) => {
    setBusy(true)
    props.onProblem?.(undefined)
    const refs: FileRef[] = []
    for (const file of files) {
      const added = await workspace.files.add(address, file)
      if (added.ok) refs.push(added.value)
      else {
        const why = { 'too-large': fieldProblems.fileTooLarge, 'no-room': fieldProblems.fileNoRoom, 'no-such-page': refusalWords['no-such-page'], unreadable: fieldProblems.fileUnreadable }[added.refusal]
        props.onProblem?.(words.say(why, { name: file.name }))
      }
    }
    setBusy(false)
    const known = props.value ?? []
    const fresh = refs.filter(({ sha256 }) => !known.some((file) => file.sha256 === sha256))
    if (fresh.length > 0) props.onChange?.([...known, ...fresh])
  }
  const withUrl = async (file: FileRef, act: (url: string) => void) => {
    const read = await workspace.files.read(address, file)
    if (!read.ok) return void showToast(words.say(read.refusal === 'offline' ? fieldProblems.fileOffline : fieldProblems.fileMissing), { tone: 'problem' })
    const url = URL.createObjectURL(new Blob([read.value], { type: opensSafely.test(file.type) ? file.type : 'application/octet-stream' }))
    act(url)
    setTimeout(() => URL.revokeObjectURL(url), keepUrlMs)
  }
  const download = (file: FileRef) =>
    withUrl(file, (url) => {
      const link = document.createElement('a')
      link.href = url
      link.download = file.name
      link.click()
    })
  const open = (file: FileRef) => (opensSafely.test(file.type) ? withUrl(file, (url) => void globalThis.open(url, '_blank', 'noopener')) : download(file))
  return (
    <FilesControl id={props.id} label={props.label} words={words} describedBy={props.describedBy} files={props.value ?? []} busy={busy()}
      onAdd={props.onChange === undefined ? undefined : (files) => void add(files)}
      onRemove={props.onChange === undefined ? undefined : (file) => { const left = (props.value ?? []).filter(({ sha256 }) => sha256 !== file.sha256); props.onChange?.(left.length === 0 ? undefined : left) }}
      onOpen={(file) => void open(file)} onDownload={(file) => void download(file)} />
  )
}
