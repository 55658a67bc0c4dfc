import IconComputer from '~icons/lucide/monitor'
import IconPhone from '~icons/lucide/smartphone'
import type { SessionFacts } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Show } from 'solid-js'

import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { deviceWords } from '../../words/devices.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useRelay } from '../session-context.tsx'
import { deviceName } from './device-name.ts'
import { NameDeviceDialog, SignOutDeviceDialog } from './DeviceDialogs.tsx'
import styles from './Devices.module.css'

const isPhone = (system: string | undefined): boolean => ['iPhone', 'iPad', 'Android', 'HarmonyOS'].includes(system ?? '')

export interface DevicesProps {
  /** Whose; one's own where it is absent. */
  readonly member?: string | undefined
}

/** Where a member is signed in: each device with when it was last there, to be named or signed out ([DEV1], [DEV2]). */
export function Devices(props: DevicesProps): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const api = useRelay()
  const workspace = useWorkspace()
  const [naming, setNaming] = createSignal<SessionFacts>()
  const [leaving, setLeaving] = createSignal<SessionFacts | 'others'>()
  const [listed, { refetch }] = createResource(
    // Asked again when the relay comes back.
    () => `${workspace.sync().kind === 'offline'} ${props.member ?? ''}`,
    () => api.sessions.list(props.member),
  )
  const answer = () => listed.latest
  const sessions = (): readonly SessionFacts[] | undefined => {
    const now = answer()
    // This one first, then by when they were last there.
    return now?.ok === true ? now.value.toSorted((a, b) => Number(b.current) - Number(a.current)) : undefined
  }
  const refusal = () => {
    const now = answer()
    return now?.ok === false ? now.refusal : undefined
  }
  const facts = (session: SessionFacts): string =>
    [
      ...(session.connected ? [] : [say(deviceWords.lastSeen, { when: format().relative(session.lastSeenAt) })]),
      ...(session.from === undefined ? [] : [say(deviceWords.from, { place: session.from })]),
      say(deviceWords.since, { when: format().date(session.firstSeenAt) }),
    ].join(' · ')
  const ended = (): void => {
    setLeaving(undefined)
    showToast(say(deviceWords.signedOut))
    void refetch()
  }
  return (
    <div class={`${places.form} ${places.padded}`}>
      <Show when={refusal() === 'offline'} fallback={<Refusal code={refusal()} />}>
        <p class={places.hint}>{say(deviceWords.offline)}</p>
      </Show>
      <Show when={sessions()}>
        {(list) => (
          <>
            <ul class={`${places.rows} ${styles.devices}`}>
              <For each={list()} fallback={<li>{say(deviceWords.none)}</li>}>
                {(session) => (
                  <li>
                    <Show when={isPhone(session.system)} fallback={<IconComputer class={styles.icon} aria-hidden="true" />}>
                      <IconPhone class={styles.icon} aria-hidden="true" />
                    </Show>
                    <div class={places.rowText}>
                      <b>
                        {deviceName(session, words)} <Show when={session.current}><Badge tone="indigo">{say(deviceWords.current)}</Badge></Show>
                        <Show when={session.connected && !session.current}><Badge tone="jade">{say(deviceWords.connected)}</Badge></Show>
                      </b>
                      <small>{facts(session)}</small>
                    </div>
                    <span class={styles.acts}>
                      <Show when={props.member === undefined}>
                        <Button size="small" variant="quiet" aria-label={say(deviceWords.renameOne, { name: deviceName(session, words) })} onClick={() => setNaming(session)}>
                          {say(deviceWords.rename)}
                        </Button>
                      </Show>
                      <Show when={!session.current}>
                        <Button size="small" aria-label={say(deviceWords.signOutOne, { name: deviceName(session, words) })} onClick={() => setLeaving(session)}>
                          {say(deviceWords.signOut)}
                        </Button>
                      </Show>
                    </span>
                  </li>
                )}
              </For>
            </ul>
            <Show when={props.member === undefined && list().length > 2}>
              <div>
                <Button onClick={() => setLeaving('others')}>{say(deviceWords.signOutOthers)}</Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <Show when={naming()} keyed>
        {(session) => (
          <NameDeviceDialog
            session={session}
            onClose={() => setNaming(undefined)}
            onNamed={() => {
              setNaming(undefined)
              void refetch()
            }}
          />
        )}
      </Show>
      <Show when={leaving()} keyed>
        {(which) => <SignOutDeviceDialog which={which} member={props.member} onClose={() => setLeaving(undefined)} onEnded={ended} />}
      </Show>
    </div>
  )
}
