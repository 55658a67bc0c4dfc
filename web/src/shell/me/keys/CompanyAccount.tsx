import type { JSX } from 'solid-js'
import { createResource, createSignal, onMount, Show } from 'solid-js'

import { companyOutcomeIn, type SignInKeys } from '../../../platform/sign-in-keys.ts'
import { Button } from '../../../ui/Button.tsx'
import { PasswordInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toast.ts'
import { useWords } from '../../../words/language.tsx'
import { signInKeyWords } from '../../../words/sign-in-keys.ts'
import { signInSafetyWords } from '../../../words/sign-in-safety.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { createAsking } from '../../asking.ts'
import places from '../../Place.module.css'
import { CredentialDialog } from '../CredentialDialog.tsx'

/** One's identity at the company's own sign-in, where there is one: linking it and letting it go ([ACC26]). */
export function CompanyAccount(props: { readonly keys: SignInKeys; readonly hasPassword: boolean }): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  const asking = createAsking()
  const [open, setOpen] = createSignal<'link' | 'unlink'>()
  const [password, setPassword] = createSignal('')
  const [asked, { refetch }] = createResource(
    () => (workspace.sync().kind === 'offline' ? 'offline' : 'reached'),
    () => props.keys.company(),
  )
  const state = () => {
    const answer = asked.latest
    return answer?.ok === true && answer.value.label !== undefined ? { label: answer.value.label, linked: answer.value.linked } : undefined
  }
  onMount(() => {
    const outcome = companyOutcomeIn(location.hash)
    if (outcome === undefined) return
    showToast(say(signInKeyWords[outcome]))
    history.replaceState(history.state, '', location.pathname)
  })
  const link = (): void => void asking.ask(() => props.keys.linkCompany(password()), (address) => location.assign(address))
  const unlink = (): void =>
    void asking.ask(() => props.keys.unlinkCompany(), () => {
      showToast(say(signInKeyWords.unlinked))
      setOpen(undefined)
      void refetch()
    })
  return (
    <Show when={state()}>
      {(company) => (
        <ul class={places.rows}>
          <li>
            <div class={places.rowText}>
              <b>{say(signInKeyWords.company)}</b>
              <small>{company().linked === undefined ? say(signInKeyWords.companyOff, { label: company().label }) : say(signInKeyWords.companyOn, { label: company().label, name: company().linked?.name ?? '' })}</small>
            </div>
            <Button size="small" onClick={() => setOpen(company().linked === undefined ? 'link' : 'unlink')}>
              {say(company().linked === undefined ? signInKeyWords.link : signInKeyWords.unlink)}
            </Button>
          </li>
          <Show when={open() === 'link'}>
            <CredentialDialog title={say(signInKeyWords.link)} act={say(signInKeyWords.addAct)} asking={asking} onSubmit={link} onClose={() => setOpen(undefined)}>
              <p class={places.prose}>{say(props.hasPassword ? signInKeyWords.linkMeans : signInKeyWords.freshLinkMeans, { label: company().label })}</p>
              <Show when={props.hasPassword}>
                <PasswordInput label={say(signInSafetyWords.yourPassword)} value={password()} onInput={setPassword} autocomplete="current-password" maxLength={200} />
              </Show>
            </CredentialDialog>
          </Show>
          <Show when={open() === 'unlink'}>
            <CredentialDialog title={say(signInKeyWords.unlinkTitle)} act={say(signInKeyWords.unlink)} asking={asking} onSubmit={unlink} onClose={() => setOpen(undefined)}>
              <p class={places.prose}>{say(signInKeyWords.unlinkMeans)}</p>
            </CredentialDialog>
          </Show>
        </ul>
      )}
    </Show>
  )
}
