import type { SettingRefusal } from '@hebu/shared/charters/settings-shape.ts'
import { readSettings } from '@hebu/shared/charters/settings-shape.ts'
import { SettingsMade } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, createUniqueId, on, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { showToast } from '../../ui/toast.ts'
import { charterWords, settingRefusalWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import { AskingForm } from '../AskingForm.tsx'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { useRelay } from '../session-context.tsx'
import type { CharterBook } from './charter-book.tsx'

export interface SettleDialogProps {
  readonly book: CharterBook
  readonly title: string
  /** What is settled when it is saved; nothing where the form says what stands already. */
  readonly changes: () => Readonly<Record<string, unknown>>
  /** What takes all of it back to the charter, where there is something to take back. */
  readonly back?: { readonly keys: readonly string[]; readonly was: string } | undefined
  readonly saved?: string | undefined
  /** What the button says, where it is not to save. */
  readonly act?: string | undefined
  /** The change brings its own reason. */
  readonly withoutReason?: boolean | undefined
  readonly onClose: () => void
  readonly children: JSX.Element
}

/** A form that settles something: checked here by the shapes of the relay, and there again ([SET5]). */
export function SettleDialog(props: SettleDialogProps): JSX.Element {
  const { say } = useWords()
  const api = useRelay()
  const form = createUniqueId()
  const asking = createAsking()
  // eslint-disable-next-line solid/reactivity -- what was seen when the form was opened is what the relay compares with
  const since = props.book.latest()
  const [reason, setReason] = createSignal('')
  const [problem, setProblem] = createSignal<SettingRefusal>()
  // What was refused is no longer what stands in the form.
  createEffect(on(() => props.changes(), () => setProblem(undefined), { defer: true }))

  const settle = async (changes: Readonly<Record<string, unknown>>): Promise<void> => {
    if (Object.keys(changes).length === 0) {
      showToast(say(charterWords.nothingChanged))
      return props.onClose()
    }
    const { charter, workspace } = props.book
    const read = readSettings(changes, charter(), workspace.directory())
    setProblem(read.ok ? undefined : read.refusal.because)
    if (!read.ok) return
    const why = reason().trim()
    const done = await asking.ask(() => api.ask(SettingsMade, 'POST', '/api/settings', { since, changes: read.value, ...(why === '' ? {} : { reason: why }) }))
    if (!done) return
    showToast(props.saved ?? say(charterWords.saved))
    props.onClose()
  }
  return (
    <Dialog
      open
      width="narrow"
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Show when={props.back}>
            {(back) => (
              <Button class={places.apart} variant="quiet" busy={asking.busy()} onClick={() => void settle(Object.fromEntries(back().keys.map((key) => [key, null])))}>
                {say(charterWords.back)}
              </Button>
            )}
          </Show>
          <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
          <Button type="submit" form={form} variant="primary" busy={asking.busy()}>
            {props.act ?? say(charterWords.save)}
          </Button>
        </>
      }
    >
      <AskingForm id={form} asking={asking} onSubmit={() => void settle(props.changes())}>
        {props.children}
        <Show when={props.back}>{(back) => <p class={places.hint}>{say(charterWords.backMeans, { was: back().was })}</p>}</Show>
        <Show when={props.withoutReason !== true}>
          <TextInput label={say(charterWords.reason)} hint={say(charterWords.reasonHint)} value={reason()} onInput={setReason} maxLength={300} autocomplete="off" />
        </Show>
        <p role="alert" class={places.refusal} hidden={problem() === undefined}>
          {problem() === undefined ? '' : say(settingRefusalWords[problem()!])}
        </p>
      </AskingForm>
    </Dialog>
  )
}
