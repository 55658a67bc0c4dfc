import IconHandOver from '~icons/lucide/arrow-right-left'
import IconPencil from '~icons/lucide/pencil'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'
import { isGuest } from '@hebu/shared/rules/access.ts'
import { mayHandOver } from '@hebu/shared/rules/handing-on.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { handoverWords } from '../../words/handover.ts'
import { useWords } from '../../words/language.tsx'
import { memberWords } from '../../words/members.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { groupLabel, postLabel } from './labels.ts'
import { mayChangeMember } from './member-rights.ts'
import styles from './Roster.module.css'

/** The members in a table; on a phone name, post and group in one cell. */
export function Roster(props: { readonly members: readonly Member[]; readonly onChange: (member: Member) => void; readonly onHandOver: (member: Member) => void }): JSX.Element {
  const words = useWords()
  const workspace = useWorkspace()
  const { say } = words
  const anySuperior = createMemo(() => props.members.some(({ superior }) => superior !== undefined))
  const anyGroup = createMemo(() => props.members.some(({ group }) => group !== undefined))
  const anyLeft = createMemo(() => props.members.some(({ status }) => status === 'left'))
  const mayChange = (member: Member) => mayChangeMember(workspace.me(), member, workspace.charter())
  const mayHand = (member: Member) => mayHandOver(workspace.me(), member, { directory: workspace.directory(), charter: workspace.charter() })
  const anyAct = createMemo(() => props.members.some((member) => mayChange(member) || mayHand(member)))
  return (
    <table class={styles.roster}>
      <thead>
        <tr>
          <th scope="col">{say(memberWords.name)}</th>
          <th scope="col">{say(memberWords.code)}</th>
          <th scope="col">{say(memberWords.post)}</th>
          <Show when={anyGroup()}>
            <th scope="col">{say(memberWords.group)}</th>
          </Show>
          <Show when={anySuperior()}>
            <th scope="col">{say(memberWords.superior)}</th>
          </Show>
          <Show when={anyLeft()}>
            <th scope="col">{say(memberWords.status)}</th>
          </Show>
          <Show when={anyAct()}>
            <td class={styles.act} />
          </Show>
        </tr>
      </thead>
      <tbody>
        <For each={props.members}>
          {(member) => (
            <tr classList={{ [styles.left ?? '']: member.status === 'left' }}>
              <td>
                <Who member={member} />
              </td>
              <td class={styles.code}>{member.code}</td>
              <td>{postLabel(workspace.charter(), member.post, words)}</td>
              <Show when={anyGroup()}>
                <td>{groupLabel(workspace.charter(), member.group, words)}</td>
              </Show>
              <Show when={anySuperior()}>
                <td class={styles.superior}>{memberById(workspace.directory(), member.superior ?? '')?.name}</td>
              </Show>
              <Show when={anyLeft()}>
                <td>{say(memberWords[member.status])}</td>
              </Show>
              <Show when={anyAct()}>
                <td class={styles.act}>
                  <Show when={mayHand(member)}>
                    <IconButton icon={<IconHandOver />} label={say(handoverWords.actOf, { name: member.name })} onClick={() => props.onHandOver(member)} />
                  </Show>
                  <Show when={mayChange(member)}>
                    <IconButton icon={<IconPencil />} label={say(memberWords.edit, { name: member.name })} onClick={() => props.onChange(member)} />
                  </Show>
                </td>
              </Show>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Who(props: { readonly member: Member }): JSX.Element {
  const words = useWords()
  const workspace = useWorkspace()
  const { say } = words
  const place = (): string =>
    [postLabel(workspace.charter(), props.member.post, words), groupLabel(workspace.charter(), props.member.group, words)].filter((part) => part !== '').join(' · ')
  return (
    <div class={styles.who}>
      <Avatar place={joiningPlace(workspace.directory(), props.member.id)} name={props.member.name} left={props.member.status === 'left'} decorative />
      <div>
        <div class={styles.name}>
          <b>{props.member.name}</b>
          <Show when={props.member.id === workspace.me().id}>
            <Badge>{say(memberWords.you)}</Badge>
          </Show>
          <Show when={props.member.administrator}>
            <Badge tone="indigo">{say(memberWords.administrator)}</Badge>
          </Show>
          <Show when={props.member.status === 'active' && isGuest(props.member, workspace.charter())}>
            <Badge>{say(memberWords.guest)}</Badge>
          </Show>
        </div>
        <small>{place()}</small>
      </div>
    </div>
  )
}
