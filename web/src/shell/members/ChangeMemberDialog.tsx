import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { MemberChange } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, lazy, Show, Suspense } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { showToast } from '../../ui/toast.ts'
import { deviceWords } from '../../words/devices.ts'
import { handoverWords } from '../../words/handover.ts'
import { useWords } from '../../words/language.tsx'
import { memberWords } from '../../words/members.ts'
import { uiWords } from '../../words/ui.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { AskingForm } from '../AskingForm.tsx'
import { createAsking } from '../asking.ts'
import { Devices } from '../me/Devices.tsx'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useRelay } from '../session-context.tsx'
import { groupOptions, postOptions } from './labels.ts'
import { grantablePosts } from './member-rights.ts'

const HandoverDialog = lazy(async () => ({ default: (await import('../../features/books/handover/HandoverDialog.tsx')).HandoverDialog }))

/** A member's code, post, group and superior; and the way out of the department. */
export function ChangeMemberDialog(props: { readonly member: Member; readonly onClose: () => void }): JSX.Element {
  const words = useWords()
  const { say } = words
  const api = useRelay()
  const workspace = useWorkspace()
  const form = createUniqueId()
  const asking = createAsking()
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const was = props.member
  const [code, setCode] = createSignal(was.code)
  const [post, setPost] = createSignal(was.post)
  const [group, setGroup] = createSignal(was.group)
  const [superior, setSuperior] = createSignal(was.superior)
  const [administrator, setAdministrator] = createSignal(was.administrator)
  const [removing, setRemoving] = createSignal(false)
  const [handing, setHanding] = createSignal(false)

  const codeFits = (): boolean => /^[A-Za-z0-9]{1,8}$/.test(code().trim())
  const change = (): MemberChange => ({
    ...(code().trim() === was.code ? {} : { code: code().trim() }),
    ...(post() === was.post ? {} : { post: post() }),
    ...(group() === was.group ? {} : { group: group() ?? null }),
    ...(superior() === was.superior ? {} : { superior: superior() ?? null }),
    ...(administrator() === was.administrator ? {} : { administrator: administrator() }),
  })
  const save = async (): Promise<void> => {
    if (!codeFits()) return
    if (Object.keys(change()).length > 0 && !(await asking.ask(() => api.changeMember(was.id, change())))) return
    showToast(say(memberWords.saved))
    props.onClose()
  }
  const remove = async (): Promise<void> => {
    if (!(await asking.ask(() => api.removeMember(was.id)))) return
    showToast(say(memberWords.removed, { name: was.name }))
    props.onClose()
  }
  const superiors = () =>
    workspace.directory().members.filter(({ id, status }) => id !== was.id && status === 'active').map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Show when={!handing()} fallback={<Suspense><HandoverDialog member={was.id} onClose={() => setHanding(false)} /></Suspense>}>
    <Show
      when={!removing()}
      fallback={
        <Dialog
          open
          width="narrow"
          onClose={() => setRemoving(false)}
          title={say(memberWords.removeTitle, { name: was.name })}
          actions={
            <>
              <Button class={places.apart} onClick={() => setHanding(true)}>{say(handoverWords.act)}</Button>
              <Button onClick={() => setRemoving(false)}>{say(uiWords.cancel)}</Button>
              <Button variant="danger" busy={asking.busy()} onClick={() => void remove()}>
                {say(memberWords.remove)}
              </Button>
            </>
          }
        >
          <div class={places.form}>
            <p class={places.prose}>{say(memberWords.removeMeans, { name: was.name })}</p>
            <p class={places.prose}>{say(handoverWords.before)}</p>
            <Refusal code={asking.refusal()} />
          </div>
        </Dialog>
      }
    >
      <Dialog
        open
        onClose={props.onClose}
        title={was.name}
        actions={
          <>
            <Show when={was.id !== workspace.me().id}>
              <Button variant="danger" class={places.apart} onClick={() => setRemoving(true)}>
                {say(memberWords.remove)}
              </Button>
            </Show>
            <Button onClick={() => setHanding(true)}>{say(handoverWords.act)}</Button>
            <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
            <Button type="submit" form={form} variant="primary" busy={asking.busy()}>
              {say(memberWords.save)}
            </Button>
          </>
        }
      >
        <AskingForm id={form} asking={asking} onSubmit={() => void save()}>
          <div class={places.pair}>
            <Select
              label={say(memberWords.post)}
              options={postOptions(workspace.charter(), grantablePosts(workspace.me(), workspace.charter()), words)}
              value={post()}
              onChange={(chosen) => setPost(chosen ?? was.post)}
            />
            <Show when={Object.keys(workspace.charter().groups).length > 0}>
              <Select label={say(memberWords.group)} options={groupOptions(workspace.charter(), words)} value={group()} onChange={setGroup} none={say(memberWords.noGroup)} />
            </Show>
            <Select label={say(memberWords.superior)} options={superiors()} value={superior()} onChange={setSuperior} none={say(memberWords.noSuperior)} />
            <TextInput
              label={say(memberWords.code)}
              hint={say(memberWords.codeHint)}
              value={code()}
              onInput={setCode}
              error={codeFits() ? undefined : say(memberWords.codeWrong)}
              maxLength={8}
              autocomplete="off"
            />
          </div>
          <Show when={workspace.me().administrator}>
            <Checkbox label={say(memberWords.administrator)} hint={say(memberWords.administratorHint)} checked={administrator()} onChange={setAdministrator} />
          </Show>
        </AskingForm>
        <Show when={was.id !== workspace.me().id}>
          <h3 class={places.subhead}>{say(deviceWords.title)}</h3>
          <Devices member={was.id} />
        </Show>
      </Dialog>
    </Show>
    </Show>
  )
}
