import IconAudit from '~icons/lucide/scroll-text'
import IconPlus from '~icons/lucide/user-round-plus'
import { hasFunction, mayManageMembers } from '@hebu/shared/rules/access.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'

import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { createPageTitle } from '../../ui/page-title.ts'
import { auditWords } from '../../words/audit.ts'
import { useWords } from '../../words/language.tsx'
import { memberWords } from '../../words/members.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import places from '../Place.module.css'
import { StandIns } from '../stand-ins/StandIns.tsx'
import { ChangeMemberDialog } from './ChangeMemberDialog.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { OpenInvitations } from './OpenInvitations.tsx'
import { Roster } from './Roster.tsx'

const HandoverDialog = lazy(async () => ({ default: (await import('../../features/books/handover/HandoverDialog.tsx')).HandoverDialog }))

/** Who belongs to the workspace; whoever may, invites and changes posts here. */
export function MembersPlace(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const [inviting, setInviting] = createSignal(false)
  const [changing, setChanging] = createSignal<Member>()
  const [handing, setHanding] = createSignal<Member>()
  const [withLeft, setWithLeft] = createSignal(false)
  const [invitationsMade, setInvitationsMade] = createSignal(0)
  createPageTitle(() => say(memberWords.title))

  const manages = createMemo(() => mayManageMembers(workspace.me(), workspace.charter()))
  const readsAudit = createMemo(() => workspace.me().administrator || hasFunction(workspace.me(), 'head', workspace.charter()))
  const postOrder = createMemo(() => Object.keys(workspace.charter().posts))
  const sorted = createMemo(() =>
    workspace.directory().members.toSorted(
      (a, b) => Number(a.status === 'left') - Number(b.status === 'left') || postOrder().indexOf(a.post) - postOrder().indexOf(b.post) || a.joinedAt.localeCompare(b.joinedAt),
    ),
  )
  const active = createMemo(() => sorted().filter(({ status }) => status === 'active'))
  const anyLeft = () => active().length < sorted().length
  return (
    <section class={places.place}>
      <header class={places.head}>
        <div>
          <h1>{say(memberWords.title)}</h1>
          <p>
            {workspace.directory().workspace.name} · {say(memberWords.count, { n: format().number(active().length) })}
          </p>
        </div>
        <Show when={readsAudit()}>
          <ButtonLink href="/members/audit" icon={<IconAudit />}>
            {say(auditWords.title)}
          </ButtonLink>
        </Show>
        <Show when={manages()}>
          <Button variant="primary" icon={<IconPlus />} onClick={() => setInviting(true)}>
            {say(memberWords.invite)}
          </Button>
        </Show>
      </header>
      <Roster members={withLeft() ? sorted() : active()} onChange={setChanging} onHandOver={setHanding} />
      <Show when={anyLeft()}>
        <p class={places.hint}>
          <Checkbox label={say(memberWords.showLeft)} checked={withLeft()} onChange={setWithLeft} />
        </p>
      </Show>
      <StandIns />
      <Show when={manages()}>
        <OpenInvitations made={invitationsMade()} />
      </Show>
      <Show when={inviting()}>
        <InviteDialog onClose={() => setInviting(false)} onMade={() => setInvitationsMade((count) => count + 1)} />
      </Show>
      <Show when={handing()} keyed>
        {(member) => <Suspense><HandoverDialog member={member.id} onClose={() => setHanding(undefined)} /></Suspense>}
      </Show>
      <Show when={changing()} keyed>
        {(member) => <ChangeMemberDialog member={member} onClose={() => setChanging(undefined)} />}
      </Show>
    </section>
  )
}
