import { Navigate, useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, lazy, Match, onCleanup, Show, Switch } from 'solid-js'

import { Coming } from '../ui/Coming.tsx'
import { whenAtRest } from '../ui/overlays/late.ts'
import { useWords } from '../words/language.tsx'
import { shellWords } from '../words/shell.ts'
import { WorkspaceProvider } from '../workspace/context.tsx'
import type { Workspace } from '../workspace/workspace.ts'
import { Frame } from './frame/Frame.tsx'
import type { SessionState } from './session.ts'
import { useSession } from './session-context.tsx'
import styles from './WorkspaceGate.module.css'

const plainPlaces = () => import('./entry/PlainPlaces.tsx')
const FailedPlace = lazy(() => plainPlaces().then((module) => ({ default: module.FailedPlace })))
const LockedPlace = lazy(() => plainPlaces().then((module) => ({ default: module.LockedPlace })))
const ErasedPlace = lazy(() => plainPlaces().then((module) => ({ default: module.ErasedPlace })))
const NotFoundedPlace = lazy(() => plainPlaces().then((module) => ({ default: module.NotFoundedPlace })))
const RemovedPlace = lazy(() => plainPlaces().then((module) => ({ default: module.RemovedPlace })))

type Open = Extract<SessionState, { kind: 'open' }>

/** Lets into the workspace whoever is signed in on this device, and tells everybody else where to go. */
export function WorkspaceGate(props: { readonly children?: JSX.Element }): JSX.Element {
  const session = useSession()
  const location = useLocation()
  // Everything inside lives as long as the workspace, not as long as the session's state object.
  const workspace = createMemo(() => {
    const state = session.state()
    return state.kind === 'open' ? state.workspace : undefined
  })
  const to = (): string => (location.pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
  const locked = () => {
    const state = session.state()
    return state.kind === 'locked' ? state : undefined
  }
  const erased = () => {
    const state = session.state()
    return state.kind === 'erased' ? state : undefined
  }
  const failure = () => {
    const state = session.state()
    return state.kind === 'failed' ? state : undefined
  }
  return (
    <Switch>
      <Match when={workspace()} keyed>
        {(open) => <Inside workspace={open}>{props.children}</Inside>}
      </Match>
      <Match when={session.state().kind === 'starting'}>
        <Starting />
      </Match>
      <Match when={session.state().kind === 'signedOut'}>
        <Navigate href={to()} />
      </Match>
      <Match when={session.state().kind === 'notFounded'}>
        <NotFoundedPlace />
      </Match>
      <Match when={locked()}>{(state) => <LockedPlace account={state().account} because={state().because} />}</Match>
      <Match when={erased()}>{(state) => <ErasedPlace department={state().department} />}</Match>
      <Match when={failure()}>{(state) => <FailedPlace cause={state().cause} />}</Match>
    </Switch>
  )
}

function Inside(props: { readonly workspace: Workspace; readonly children?: JSX.Element }): JSX.Element {
  const session = useSession()
  const words = useWords()
  const account = (): Open['account'] | undefined => {
    const state = session.state()
    return state.kind === 'open' ? state.account : undefined
  }
  const removedAccount = () => (props.workspace.sync().problem === 'removed' ? account() : undefined)
  // What was not sent is the member's own, and stays until they decide ([LEA4]).
  createEffect(() => {
    const removed = removedAccount()
    const { workspace } = props
    if (removed === undefined || workspace.safety.unsent() > 0 || workspace.files.waiting() > 0) return
    void workspace.safety.quarantined().then((works) => {
      if (works.length === 0 && account() === removed) void session.forget(removed, 'removed')
    })
  })
  // What locks or ends a device may come when there is no network to fetch it by.
  onCleanup(whenAtRest(() => void plainPlaces()))
  createEffect(() => words.setTimeZone(props.workspace.directory().workspace.timeZone))
  return (
    <WorkspaceProvider workspace={props.workspace}>
      <Show when={removedAccount()} fallback={<Frame>{props.children}</Frame>}>
        {(removed) => <RemovedPlace account={removed()} waiting={props.workspace.safety.unsent()} files={props.workspace.files.waiting()} />}
      </Show>
    </WorkspaceProvider>
  )
}

/** Opening from the device takes a moment. */
function Starting(): JSX.Element {
  const { say } = useWords()
  return <div class={styles.starting}><Coming>{say(shellWords.starting)}</Coming></div>
}
