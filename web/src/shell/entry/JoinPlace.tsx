import { useLocation, useNavigate } from '@solidjs/router'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { InvitationFacts, Me } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import { problemWords } from '../../words/problems.ts'
import { useRelay, useSession } from '../session-context.tsx'
import { EntryForm, EntryNote } from './EntryForm.tsx'
import styles from './EntryForm.module.css'
import { EntryPlace } from './EntryPlace.tsx'
import { keptEntry, secretIn } from './link-secret.ts'
import { createNewAccount } from './new-account.ts'
import { NewAccountFields } from './NewAccountFields.tsx'

const WithoutPassword = lazy(() => import('./WithoutPassword.tsx').then((module) => ({ default: module.WithoutPassword })))

/** Opened by an invitation link: what one is invited to, then name and password, or a key instead ([ACC28]). */
export function JoinPlace(): JSX.Element {
  const { say } = useWords()
  const api = useRelay()
  const location = useLocation()
  // Who comes back from the company's place without having joined goes on where they left.
  const kept = keptEntry(location.hash)
  const secret = () => secretIn(location.hash) ?? kept?.secret
  const [facts, { refetch }] = createResource(secret, (token) => api.invitations.check(token))
  const granted = (): InvitationFacts | undefined => {
    const answer = facts.latest
    return answer?.ok === true ? answer.value : undefined
  }
  const refusal = () => {
    const answer = facts.latest
    return answer?.ok === false ? answer.refusal : undefined
  }
  return (
    <Switch>
      <Match when={secret() === undefined}>
        <EntryPlace title={say(entryWords.joinPlain)} intro={say(entryWords.joinLinkMissing)}>
          <ButtonLink href="/sign-in">{say(entryWords.toSignIn)}</ButtonLink>
        </EntryPlace>
      </Match>
      <Match when={granted()}>{(invitation) => <JoinForm token={secret() ?? ''} facts={invitation()} name={kept?.name} />}</Match>
      <Match when={refusal()}>
        {(code) => (
          <EntryPlace title={say(entryWords.joinPlain)} intro={say(problemWords[code()])}>
            <div class={styles.acts}>
              <Show when={code() === 'offline'} fallback={<ButtonLink href="/sign-in">{say(entryWords.toSignIn)}</ButtonLink>}>
                <Button variant="primary" onClick={() => void refetch()}>
                  {say(entryWords.tryAgain)}
                </Button>
              </Show>
            </div>
          </EntryPlace>
        )}
      </Match>
      <Match when={facts.loading}>
        <EntryPlace title={say(entryWords.joinPlain)} intro={say(entryWords.checking)} />
      </Match>
    </Switch>
  )
}

function JoinForm(props: { readonly token: string; readonly facts: InvitationFacts; readonly name: string | undefined }): JSX.Element {
  const { say, language } = useWords()
  const api = useRelay()
  const session = useSession()
  const navigate = useNavigate()
  // eslint-disable-next-line solid/reactivity -- the invited name is only what the field starts with
  const account = createNewAccount(props.name ?? props.facts.name)
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<keyof typeof problemWords>()
  const charter = () => charterById(props.facts.charter)
  const place = (): string =>
    [charter()?.posts[props.facts.post]?.label, props.facts.group === undefined ? undefined : charter()?.groups[props.facts.group]]
      .flatMap((label) => (label === undefined ? [] : [say(label)]))
      .join(' · ')
  const signedInAs = (): string | undefined => {
    const state = session.state()
    return state.kind === 'open' ? state.account.name : undefined
  }
  const join = async (): Promise<void> => {
    if (!account.check()) return
    setBusy(true)
    setRefusal(undefined)
    const me = await api.join({ token: props.token, name: account.name().trim(), password: account.password(), language: language() })
    if (me.ok) await letIn(me.value)
    else setRefusal(me.refusal)
    setBusy(false)
  }
  const letIn = async (me: Me): Promise<void> => {
    const entered = await session.enter(me)
    if (entered.ok) navigate('/', { replace: true })
    else setRefusal(entered.refusal)
  }
  return (
    <EntryPlace title={say(entryWords.joinTitle, { department: props.facts.department })} intro={place()}>
      <EntryForm onSubmit={() => void join()} act={say(entryWords.join)} busy={busy()} refusal={refusal() === undefined ? undefined : say(problemWords[refusal()!])}>
        <Show when={signedInAs()}>{(name) => <EntryNote>{say(entryWords.joinReplaces, { name: name() })}</EntryNote>}</Show>
        <NewAccountFields account={account} />
      </EntryForm>
      <Suspense>
        <WithoutPassword token={props.token} account={account} onEntered={letIn} />
      </Suspense>
    </EntryPlace>
  )
}
