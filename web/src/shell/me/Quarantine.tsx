import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { meWords } from '../../words/me.ts'
import { uiWords } from '../../words/ui.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Quarantined } from '../../workspace/workspace.ts'
import places from '../Place.module.css'
import { quarantineFile } from './quarantine-file.ts'
import { volumeLabel } from './volume-label.ts'

/** Work that could not be handed in and whose volume had to go: to be saved as a file, or removed. Nothing where there is none. */
export function Quarantine(): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const workspace = useWorkspace()
  const [dismissing, setDismissing] = createSignal<Quarantined>()
  const [found, { refetch }] = createResource(
    // Looked for again whenever something was refused.
    () => workspace.sync().problem ?? 'none',
    () => workspace.safety.quarantined(),
  )
  const works = (): readonly Quarantined[] => found.latest ?? []
  const labelOf = (work: Quarantined): string => volumeLabel(work.volume, workspace, words)
  const dismiss = async (work: Quarantined): Promise<void> => {
    setDismissing(undefined)
    await workspace.safety.dismiss(work)
    showToast(say(meWords.dismissed))
    await refetch()
  }
  return (
    <>
      <Show when={works().length > 0}>
        <section aria-label={say(meWords.quarantine)}>
          <h3 class={places.subhead}>{say(meWords.quarantine)}</h3>
          <p class={places.hint}>{say(meWords.quarantineMeans)}</p>
          <ul class={places.rows}>
            <For each={works()}>
              {(work) => (
                <li>
                  <div class={places.rowText}>
                    <b>{labelOf(work)}</b>
                    <small>
                      {say(meWords.quarantineFacts, {
                        when: format().dateTime(work.atMs),
                        n: format().number(work.count),
                        because: say(work.because === 'forbidden' ? meWords.quarantineForbidden : meWords.quarantineOtherEpoch),
                      })}
                    </small>
                  </div>
                  <Button size="small" aria-label={say(meWords.saveOne, { volume: labelOf(work) })} onClick={() => download(quarantineFile(work))}>
                    {say(meWords.saveAsFile)}
                  </Button>
                  <Button size="small" aria-label={say(meWords.dismissOne, { volume: labelOf(work) })} onClick={() => setDismissing(work)}>
                    {say(meWords.dismiss)}
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={dismissing()}>
        {(work) => (
          <Dialog
            open
            width="narrow"
            onClose={() => setDismissing(undefined)}
            title={say(meWords.dismissTitle)}
            actions={
              <>
                <Button onClick={() => setDismissing(undefined)}>{say(uiWords.cancel)}</Button>
                <Button variant="danger" onClick={() => void dismiss(work())}>
                  {say(meWords.dismiss)}
                </Button>
              </>
            }
          >
            <p class={places.prose}>{say(meWords.dismissMeans, { volume: labelOf(work()), n: format().number(work().count) })}</p>
          </Dialog>
        )}
      </Show>
    </>
  )
}

function download(file: File): void {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: file.name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
