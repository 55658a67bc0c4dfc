import type { SessionFacts } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useWords } from '../../words/language.tsx'
import { deviceWords } from '../../words/devices.ts'
import { uiWords } from '../../words/ui.ts'
import { AskingForm } from '../AskingForm.tsx'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useRelay } from '../session-context.tsx'
import { deviceName } from './device-name.ts'

/** Gives a device a name of one's own, or takes it back. */
export function NameDeviceDialog(props: { readonly session: SessionFacts; readonly onClose: () => void; readonly onNamed: () => void }): JSX.Element {
  const { say } = useWords()
  const api = useRelay()
  const asking = createAsking()
  const form = createUniqueId()
  // eslint-disable-next-line solid/reactivity -- what the field starts with
  const [name, setName] = createSignal(props.session.name ?? '')
  const save = (): void => void asking.ask(() => api.sessions.rename(props.session.id, name().trim() === '' ? undefined : name().trim()), () => props.onNamed())
  return (
    <Dialog
      open
      width="narrow"
      onClose={props.onClose}
      title={say(deviceWords.renameTitle)}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
          <Button type="submit" form={form} variant="primary" busy={asking.busy()}>
            {say(deviceWords.save)}
          </Button>
        </>
      }
    >
      <AskingForm id={form} asking={asking} onSubmit={save}>
        <TextInput label={say(deviceWords.name)} hint={say(deviceWords.nameHint)} value={name()} onInput={setName} maxLength={60} autocomplete="off" />
      </AskingForm>
    </Dialog>
  )
}

export interface SignOutDeviceDialogProps {
  readonly which: SessionFacts | 'others'
  readonly member?: string | undefined
  readonly onClose: () => void
  readonly onEnded: () => void
}

/** Asks before a device, or all others, are signed out: what happens there, and what stays. */
export function SignOutDeviceDialog(props: SignOutDeviceDialogProps): JSX.Element {
  const words = useWords()
  const { say } = words
  const api = useRelay()
  const asking = createAsking()
  const end = (): void => {
    const { which } = props
    void asking.ask(() => (which === 'others' ? api.sessions.endOthers() : api.sessions.end(which.id, props.member)), () => props.onEnded())
  }
  return (
    <Dialog
      open
      width="narrow"
      onClose={props.onClose}
      title={props.which === 'others' ? say(deviceWords.signOutOthersTitle) : say(deviceWords.signOutTitle, { name: deviceName(props.which, words) })}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
          <Button variant="danger" busy={asking.busy()} onClick={end}>
            {say(deviceWords.signOut)}
          </Button>
        </>
      }
    >
      <div class={places.form}>
        <p class={places.prose}>{say(deviceWords.signOutMeans)}</p>
        <Refusal code={asking.refusal()} />
      </div>
    </Dialog>
  )
}
