import type { PasskeyFacts } from '@hebu/shared/wire/sign-in-keys.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js'

import { hasPasskeys, type SignInKeys } from '../../../platform/sign-in-keys.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../words/language.tsx'
import { signInKeyWords } from '../../../words/sign-in-keys.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import places from '../../Place.module.css'
import { AddPasskeyDialog, RemovePasskeyDialog, RenamePasskeyDialog } from './PasskeyDialogs.tsx'

type Open = { readonly act: 'add' } | { readonly act: 'rename' | 'remove'; readonly passkey: PasskeyFacts }

/** One's own passkeys: what they are good for, a new one, another name, the end of one ([ACC22]). */
export function Passkeys(props: { readonly keys: SignInKeys; readonly hasPassword: boolean }): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const [open, setOpen] = createSignal<Open>()
  const [listed, { refetch }] = createResource(
    () => (workspace.sync().kind === 'offline' ? 'offline' : 'reached'),
    () => props.keys.passkeys(),
  )
  const passkeys = () => {
    const answer = listed.latest
    return answer?.ok === true ? answer.value : undefined
  }
  const closed = (): void => {
    setOpen(undefined)
    void refetch()
  }
  const facts = (passkey: PasskeyFacts): string =>
    say(signInKeyWords.facts, { made: format().date(passkey.madeAt), used: passkey.lastUsedAt === undefined ? say(signInKeyWords.unused) : say(signInKeyWords.used, { when: format().relative(passkey.lastUsedAt) }) })
  return (
    <Show when={passkeys()}>
      {(list) => (
        <ul class={places.rows}>
          <li>
            <div class={places.rowText}>
              <b>{say(signInKeyWords.passkeys)}</b>
              <small>{say(signInKeyWords.passkeysMeans)}</small>
            </div>
            <Show when={hasPasskeys()}>
              <Button size="small" onClick={() => setOpen({ act: 'add' })}>
                {say(signInKeyWords.add)}
              </Button>
            </Show>
          </li>
          <For each={list()}>
            {(passkey) => (
              <li>
                <div class={places.rowText}>
                  <b>{passkey.name}</b>
                  <small>{facts(passkey)}</small>
                </div>
                <span class={places.acts}>
                  <Button size="small" variant="quiet" aria-label={say(signInKeyWords.renameKey, { name: passkey.name })} onClick={() => setOpen({ act: 'rename', passkey })}>
                    {say(signInKeyWords.rename)}
                  </Button>
                  <Button size="small" aria-label={say(signInKeyWords.removeKey, { name: passkey.name })} onClick={() => setOpen({ act: 'remove', passkey })}>
                    {say(signInKeyWords.remove)}
                  </Button>
                </span>
              </li>
            )}
          </For>
          <Show when={open()} keyed>
            {(asked) => (
              <Switch>
                <Match when={asked.act === 'add'}>
                  <AddPasskeyDialog keys={props.keys} hasPassword={props.hasPassword} onClose={closed} />
                </Match>
                <Match when={asked.act === 'rename' && asked}>{(one) => <RenamePasskeyDialog keys={props.keys} passkey={one().passkey} onClose={closed} />}</Match>
                <Match when={asked.act === 'remove' && asked}>{(one) => <RemovePasskeyDialog keys={props.keys} passkey={one().passkey} onClose={closed} />}</Match>
              </Switch>
            )}
          </Show>
        </ul>
      )}
    </Show>
  )
}
