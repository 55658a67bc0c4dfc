import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words/language.tsx'
import { meWords } from '../../words/me.ts'
import { uiWords } from '../../words/ui.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useSession } from '../session-context.tsx'

/** Asks before leaving: what stays on the device, what is not yet on the relay. */
export function SignOutDialog(props: { readonly onClose: () => void }): JSX.Element {
  const { say, format } = useWords()
  const session = useSession()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const asking = createAsking()
  const [erase, setErase] = createSignal(false)
  const waiting = (): number => workspace.sync().waiting + workspace.files.waiting()
  const leave = async (): Promise<void> => {
    if (await asking.ask(() => session.signOut(erase()))) navigate('/sign-in', { replace: true })
  }
  return (
    <Dialog
      open
      width="narrow"
      onClose={props.onClose}
      title={say(meWords.signOutTitle)}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
          <Button variant={erase() && waiting() > 0 ? 'danger' : 'primary'} busy={asking.busy()} onClick={() => void leave()}>
            {say(meWords.signOut)}
          </Button>
        </>
      }
    >
      <div class={places.form}>
        <p class={places.prose}>{waiting() === 0 ? say(meWords.signOutMeans) : say(meWords.signOutWaiting, { n: format().number(waiting()) })}</p>
        <Checkbox
          label={say(meWords.alsoErase)}
          hint={erase() && waiting() > 0 ? say(meWords.alsoEraseLoses, { n: format().number(waiting()) }) : say(meWords.alsoEraseHint)}
          checked={erase()}
          onChange={setErase}
        />
        <Show when={asking.refusal() === 'offline'} fallback={<Refusal code={asking.refusal()} />}>
          <p role="alert" class={places.refusal}>
            {say(meWords.signOutOffline)}
          </p>
        </Show>
      </div>
    </Dialog>
  )
}
