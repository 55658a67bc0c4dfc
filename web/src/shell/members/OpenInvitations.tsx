import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createResource, For, Show } from 'solid-js'

import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { memberWords } from '../../words/members.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useRelay } from '../session-context.tsx'
import { groupLabel, postLabel } from './labels.ts'

/** Invitations that nobody has used yet. */
export function OpenInvitations(props: { /** Grows with each invitation made here. */ readonly made: number }): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const api = useRelay()
  const workspace = useWorkspace()
  const asking = createAsking()
  const [listed, { refetch }] = createResource(
    () => `${props.made} ${workspace.directory().revision} ${workspace.sync().kind === 'offline' ? 'offline' : 'reached'}`,
    () => api.invitations.list(),
  )
  const open = () => {
    const answer = listed.latest
    return answer?.ok === true ? answer.value.filter(({ state }) => state === 'open') : []
  }
  const refusal = () => {
    const answer = listed.latest
    return answer?.ok === false ? answer.refusal : undefined
  }
  const withdraw = async (id: string): Promise<void> => {
    if (await asking.ask(() => api.invitations.withdraw(id))) showToast(say(memberWords.withdrawn))
    await refetch()
  }
  return (
    <Show when={open().length > 0 || refusal() !== undefined}>
      <section class={places.section}>
        <h2>
          {say(memberWords.openInvitations)} <small>{open().length > 0 ? open().length : ''}</small>
        </h2>
        <Show when={refusal() === 'offline'} fallback={<Refusal code={refusal()} />}>
          <p class={places.hint}>{say(memberWords.needsNetwork)}</p>
        </Show>
        <ul class={places.rows}>
          <For each={open()}>
            {(invitation) => (
              <li>
                <div class={places.rowText}>
                  <b>{invitation.name ?? say(memberWords.anyone)}</b>
                  <small>
                    {say(memberWords.invitedBy, { name: memberById(workspace.directory(), invitation.invitedBy)?.name ?? '' })} · {say(memberWords.validUntil, { when: format().dateTime(invitation.expiresAt) })}
                  </small>
                </div>
                <Badge>{[postLabel(workspace.charter(), invitation.post, words), groupLabel(workspace.charter(), invitation.group, words)].filter(Boolean).join(' · ')}</Badge>
                <Button size="small" busy={asking.busy()} onClick={() => void withdraw(invitation.id)}>
                  {say(memberWords.withdraw)}
                </Button>
              </li>
            )}
          </For>
        </ul>
        <Refusal code={asking.refusal()} />
      </section>
    </Show>
  )
}
