import { useLocation, useNavigate } from '@solidjs/router'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { Me } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createEffect, createResource, createSignal, lazy, Match, on, Show, Suspense, Switch } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import { problemWords } from '../../words/problems.ts'
import { useRelay, useSession } from '../session-context.tsx'
import { CharterChoice } from './CharterChoice.tsx'
import { EntryForm } from './EntryForm.tsx'
import styles from './EntryForm.module.css'
import { EntryPlace } from './EntryPlace.tsx'
import { type KeptEntry, keptEntry, secretIn } from './link-secret.ts'
import { createNewAccount } from './new-account.ts'
import { NewAccountFields } from './NewAccountFields.tsx'

const WithoutPassword = lazy(() => import('./WithoutPassword.tsx').then((module) => ({ default: module.WithoutPassword })))

/** Opened by the link that the relay prints: founds the department in three steps. */
export function SetUpPlace(): JSX.Element {
  const { say } = useWords()
  const api = useRelay()
  const location = useLocation()
  // Who comes back from the company's place without having founded goes on where they left.
  const kept = keptEntry(location.hash)
  const secret = () => secretIn(location.hash) ?? kept?.secret
  const [check, { refetch }] = createResource(secret, (token) => api.checkSetup(token))
  const refusal = () => {
    const answer = check.latest
    return answer?.ok === false ? answer.refusal : undefined
  }
  return (
    <Switch>
      <Match when={secret() === undefined}>
        <EntryPlace title={say(entryWords.setUpTitle)} intro={say(entryWords.setupLinkMissing)}>
          <ButtonLink href="/sign-in">{say(entryWords.toSignIn)}</ButtonLink>
        </EntryPlace>
      </Match>
      <Match when={check.latest?.ok === true}>
        <SetUpSteps token={secret() ?? ''} kept={kept} />
      </Match>
      <Match when={refusal()}>
        {(code) => (
          <EntryPlace title={say(entryWords.setUpTitle)} intro={say(problemWords[code()])}>
            <div class={styles.acts}>
              <Show when={code() === 'setup-done'} fallback={<Button onClick={() => void refetch()}>{say(entryWords.tryAgain)}</Button>}>
                <ButtonLink href="/sign-in">{say(entryWords.toSignIn)}</ButtonLink>
              </Show>
            </div>
          </EntryPlace>
        )}
      </Match>
      <Match when={check.loading}>
        <EntryPlace title={say(entryWords.setUpTitle)} intro={say(entryWords.checking)} />
      </Match>
    </Switch>
  )
}

const steps = 3

function SetUpSteps(props: { readonly token: string; readonly kept: KeptEntry | undefined }): JSX.Element {
  const { say, language } = useWords()
  const api = useRelay()
  const session = useSession()
  const navigate = useNavigate()
  // eslint-disable-next-line solid/reactivity -- what was filled in before is only what the fields start with
  const { kept } = props
  const account = createNewAccount(kept?.name)
  const [step, setStep] = createSignal(kept?.charter === undefined ? 1 : steps)
  const [department, setDepartment] = createSignal(kept?.department ?? '')
  const [charter, setCharter] = createSignal(kept?.charter)
  const [checked, setChecked] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<keyof typeof problemWords>()
  let heading: HTMLHeadingElement | undefined
  createEffect(on(step, () => heading?.focus(), { defer: true }))

  const turn = (to: number): void => {
    setChecked(false)
    setRefusal(undefined)
    setStep(to)
  }
  const next = (filled: boolean): void => {
    setChecked(true)
    if (filled) turn(step() + 1)
  }
  const found = async (): Promise<void> => {
    const chosen = charter()
    if (!account.check() || chosen === undefined) return
    setBusy(true)
    setRefusal(undefined)
    const me = await api.setUp({ token: props.token, language: language(), department: department().trim(), charter: chosen, name: account.name().trim(), password: account.password() })
    if (me.ok) await letIn(me.value)
    else setRefusal(me.refusal)
    setBusy(false)
  }
  const letIn = async (me: Me): Promise<void> => {
    const entered = await session.enter(me)
    if (entered.ok) navigate('/', { replace: true })
    else setRefusal(entered.refusal)
  }
  const founderHint = (): string | undefined => {
    const known = charterById(charter() ?? '')
    const post = known?.posts[known.founder]
    return post === undefined ? undefined : say(entryWords.founderHint, { post: say(post.label) })
  }
  const stepText = (): string => say(entryWords.step, { n: step(), of: steps })
  return (
    <Switch>
      <Match when={step() === 1}>
        <EntryPlace ref={(element) => (heading = element)} step={stepText()} title={say(entryWords.setUpTitle)} intro={say(entryWords.setUpIntro)}>
          <EntryForm onSubmit={() => next(department().trim() !== '')} act={say(entryWords.next)}>
            <TextInput
              size="large"
              label={say(entryWords.department)}
              hint={say(entryWords.departmentHint)}
              value={department()}
              onInput={setDepartment}
              error={checked() && department().trim() === '' ? say(entryWords.departmentMissing) : undefined}
              name="organization"
              autocomplete="organization"
              maxLength={60}
            />
          </EntryForm>
        </EntryPlace>
      </Match>
      <Match when={step() === 2}>
        <EntryPlace ref={(element) => (heading = element)} wide step={stepText()} title={say(entryWords.charter)} intro={say(entryWords.charterHint)}>
          <EntryForm onSubmit={() => next(charter() !== undefined)} act={say(entryWords.next)} onBack={() => turn(1)}>
            <CharterChoice value={charter()} onChange={setCharter} missing={checked() && charter() === undefined} />
          </EntryForm>
        </EntryPlace>
      </Match>
      <Match when={step() === 3}>
        <EntryPlace ref={(element) => (heading = element)} step={stepText()} title={say(entryWords.founder)} intro={founderHint()}>
          <EntryForm
            onSubmit={() => void found()}
            act={say(entryWords.found)}
            busy={busy()}
            refusal={refusal() === undefined ? undefined : say(problemWords[refusal()!])}
            onBack={() => turn(2)}
          >
            <NewAccountFields account={account} />
          </EntryForm>
          <Suspense>
            <WithoutPassword token={props.token} account={account} founding={{ department: department().trim(), charter: charter() ?? '' }} onEntered={letIn} />
          </Suspense>
        </EntryPlace>
      </Match>
    </Switch>
  )
}
