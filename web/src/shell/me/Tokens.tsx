import type { TokenFacts } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { meWords } from '../../words/me.ts'
import { uiWords } from '../../words/ui.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useRelay } from '../session-context.tsx'
import { NewTokenDialog } from './NewTokenDialog.tsx'

/** One's access tokens: a list, a new one, the end of one. */
export function Tokens(): JSX.Element {
  const { say, format } = useWords()
  const api = useRelay()
  const workspace = useWorkspace()
  const asking = createAsking()
  const [making, setMaking] = createSignal(false)
  const [revoking, setRevoking] = createSignal<TokenFacts>()
  const [listed, { refetch }] = createResource(
    // Asked again when the relay comes back.
    () => (workspace.sync().kind === 'offline' ? 'offline' : 'reached'),
    () => api.tokens.list(),
  )
  const tokens = () => {
    const answer = listed.latest
    return answer?.ok === true ? answer.value : undefined
  }
  const refusal = () => {
    const answer = listed.latest
    return answer?.ok === false ? answer.refusal : undefined
  }
  const revoke = async (token: TokenFacts): Promise<void> => {
    if (!(await asking.ask(() => api.tokens.revoke(token.id)))) return
    setRevoking(undefined)
    showToast(say(meWords.revoked))
    await refetch()
  }
  return (
    <div class={`${places.form} ${places.padded}`}>
      <Show when={refusal() === 'offline'} fallback={<Refusal code={refusal()} />}>
        <p class={places.hint}>{say(meWords.tokensOffline)}</p>
      </Show>
      <Show when={tokens()}>
        {(list) => (
          <Show when={list().length > 0} fallback={<p class={places.hint}>{say(meWords.tokensNone)}</p>}>
            <ul class={places.rows}>
              <For each={list()}>
                {(token) => (
                  <li>
                    <div class={places.rowText}>
                      <b>{token.label}</b>
                      <small>
                        {say(meWords.tokenMade, { when: format().date(token.madeAt) })} · {token.lastUsedAt === undefined ? say(meWords.tokenUnused) : say(meWords.tokenUsed, { when: format().relative(token.lastUsedAt) })}
                      </small>
                    </div>
                    <Button size="small" onClick={() => setRevoking(token)}>
                      {say(meWords.revoke)}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Show>
      <div>
        <Button onClick={() => setMaking(true)}>{say(meWords.makeToken)}</Button>
      </div>
      <Show when={making()}>
        <NewTokenDialog onClose={() => setMaking(false)} onMade={() => void refetch()} />
      </Show>
      <Show when={revoking()}>
        {(token) => (
          <Dialog
            open
            width="narrow"
            onClose={() => setRevoking(undefined)}
            title={say(meWords.revokeTitle, { label: token().label })}
            actions={
              <>
                <Button onClick={() => setRevoking(undefined)}>{say(uiWords.cancel)}</Button>
                <Button variant="danger" busy={asking.busy()} onClick={() => void revoke(token())}>
                  {say(meWords.revoke)}
                </Button>
              </>
            }
          >
            <div class={places.form}>
              <p class={places.prose}>{say(meWords.revokeMeans)}</p>
              <Refusal code={asking.refusal()} />
            </div>
          </Dialog>
        )}
      </Show>
    </div>
  )
}
