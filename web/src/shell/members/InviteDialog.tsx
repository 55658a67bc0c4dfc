import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useWords } from '../../words/language.tsx'
import { memberWords } from '../../words/members.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { SecretDialog } from '../SecretDialog.tsx'
import { useRelay } from '../session-context.tsx'
import { groupOptions, postOptions } from './labels.ts'
import { grantablePosts } from './member-rights.ts'

const validities = [24, 72, 24 * 7, 24 * 30]

/** Post and group in, link out. */
export function InviteDialog(props: { readonly onClose: () => void; readonly onMade: () => void }): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const api = useRelay()
  const workspace = useWorkspace()
  const asking = createAsking()
  const posts = grantablePosts(workspace.me(), workspace.charter())
  const [name, setName] = createSignal('')
  const [post, setPost] = createSignal(posts.find((each) => each !== workspace.charter().founder) ?? posts[0] ?? '')
  const [group, setGroup] = createSignal(workspace.charter().posts[post()]?.group)
  const [hours, setHours] = createSignal(72)
  const [made, setMade] = createSignal<{ readonly link: string; readonly expiresAt: string }>()

  const choosePost = (chosen: string | undefined): void => {
    if (chosen === undefined) return
    setPost(chosen)
    setGroup(workspace.charter().posts[chosen]?.group)
  }
  const invite = (): void =>
    void asking.ask(
      () => api.invitations.make({ post: post(), validHours: hours(), ...(group() === undefined ? {} : { group: group() }), ...(name().trim() === '' ? {} : { name: name().trim() }) }),
      ({ link, invitation }) => {
        setMade({ link, expiresAt: invitation.expiresAt })
        props.onMade()
      },
    )
  const validity = (each: number): string =>
    each < 48 ? say(memberWords.hours, { n: each }) : say(memberWords.days, { n: each / 24 })
  const shown = () => {
    const link = made()
    return link === undefined ? undefined : { secret: link.link, title: say(memberWords.linkTitle), means: say(memberWords.linkOnce, { when: format().dateTime(link.expiresAt) }), copy: say(memberWords.linkCopy) }
  }
  return (
    <SecretDialog title={say(memberWords.inviteTitle)} act={say(memberWords.makeLink)} asking={asking} onSubmit={invite} onClose={props.onClose} made={shown()}>
      <div class={places.pair}>
        <Select label={say(memberWords.post)} options={postOptions(workspace.charter(), posts, words)} value={post()} onChange={choosePost} />
        <Show when={Object.keys(workspace.charter().groups).length > 0}>
          <Select label={say(memberWords.group)} options={groupOptions(workspace.charter(), words)} value={group()} onChange={setGroup} none={say(memberWords.noGroup)} />
        </Show>
      </div>
      <TextInput label={say(memberWords.inviteName)} hint={say(memberWords.inviteNameHint)} value={name()} onInput={setName} maxLength={60} autocomplete="off" />
      <Select
        label={say(memberWords.validFor)}
        options={validities.map((each) => ({ value: String(each), label: validity(each) }))}
        value={String(hours())}
        onChange={(chosen) => setHours(Number(chosen))}
      />
    </SecretDialog>
  )
}
