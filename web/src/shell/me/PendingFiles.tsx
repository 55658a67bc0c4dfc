import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toast.ts'
import { fileDelayWords, fileRefusedWords, fileWords, pendingFileWords } from '../../words/files.ts'
import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { PendingUpload } from '../../workspace/files/file-state.ts'
import places from '../Place.module.css'
import { volumeLabel } from './volume-label.ts'

const keepUrlMs = 60_000

/** Files that the relay does not have: what they wait for, and what can be done with those that it refused ([FIL7]). Nothing where there is none. */
export function PendingFiles(): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const workspace = useWorkspace()
  const [dismissing, setDismissing] = createSignal<PendingUpload>()
  // By what each is, so that a line keeps its focus while its progress changes.
  const keys = (): readonly string[] => workspace.files.pending().map(({ volume, sha256 }) => `${volume} ${sha256}`)
  const ofKey = (key: string): PendingUpload | undefined => workspace.files.pending().find(({ volume, sha256 }) => `${volume} ${sha256}` === key)

  const stands = (file: PendingUpload): string => {
    if (file.refusal !== undefined) return say(fileRefusedWords[file.refusal])
    if (file.sending) return say(fileWords.sending, { percent: format().percent(Math.floor((100 * file.sentBytes) / Math.max(1, file.sizeBytes))) })
    return say(file.because === undefined ? fileWords.queued : fileDelayWords[file.because])
  }
  const save = async (file: PendingUpload): Promise<void> => {
    const bytes = await workspace.files.pendingBytes(file)
    if (bytes === undefined) return
    const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
    Object.assign(document.createElement('a'), { href: url, download: file.name }).click()
    setTimeout(() => URL.revokeObjectURL(url), keepUrlMs)
  }
  const dismiss = async (file: PendingUpload): Promise<void> => {
    setDismissing(undefined)
    await workspace.files.dismiss(file)
    showToast(say(pendingFileWords.dismissed))
  }
  return (
    <Show when={keys().length > 0}>
      <section aria-label={say(pendingFileWords.title)}>
        <h3 class={places.subhead}>{say(pendingFileWords.title)}</h3>
        <p class={places.hint}>{say(pendingFileWords.hint)}</p>
        <ul class={places.rows}>
          <For each={keys()}>
            {(key) => (
              <Show when={ofKey(key)}>
                {(file) => (
                  <li>
                    <div class={places.rowText}>
                      <b>{file().name}</b>
                      <small>{say(pendingFileWords.facts, { volume: volumeLabel(file().volume, workspace, words), size: format().bytes(file().sizeBytes) })}</small>
                      <small>{stands(file())}</small>
                    </div>
                    <Show when={file().refusal !== undefined}>
                      <Button size="small" aria-label={say(pendingFileWords.retryOne, { name: file().name })} onClick={() => void workspace.files.retry(file())}>{say(pendingFileWords.retry)}</Button>
                      <Button size="small" aria-label={say(pendingFileWords.saveOne, { name: file().name })} onClick={() => void save(file())}>{say(pendingFileWords.save)}</Button>
                      <Button size="small" aria-label={say(pendingFileWords.dismissOne, { name: file().name })} onClick={() => setDismissing(file())}>{say(pendingFileWords.dismiss)}</Button>
                    </Show>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
        <Show when={dismissing()}>
          {(file) => (
            <Dialog open width="narrow" onClose={() => setDismissing(undefined)} title={say(pendingFileWords.dismissTitle, { name: file().name })}
              actions={
                <>
                  <Button onClick={() => setDismissing(undefined)}>{say(uiWords.cancel)}</Button>
                  <Button variant="danger" onClick={() => void dismiss(file())}>{say(pendingFileWords.dismiss)}</Button>
                </>
              }>
              <p class={places.prose}>{say(pendingFileWords.dismissMeans)}</p>
            </Dialog>
          )}
        </Show>
      </section>
    </Show>
  )
}
