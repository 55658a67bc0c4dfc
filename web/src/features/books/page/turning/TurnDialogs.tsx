import type { Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { callerOf, titleFrom } from '@hebu/shared/rules/care/turn-inquiry.ts'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, For, onCleanup, Show, untrack } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { useWords } from '../../../../words/language.tsx'
import { turnWords } from '../../../../words/turning.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Done, Step } from '../../../../workspace/workspace.ts'
import { KindControl } from '../fields/KindControl.tsx'
import { alikeCustomers } from './alike-customers.ts'
import { likelyFollower, turnIntoCustomer, turnIntoKnown, turnIntoOpportunity } from './turn.ts'
import styles from './turning.module.css'

export interface TurnDialogProps {
  readonly inquiry: Page
  readonly onFinish: (run: (step: Step) => Done<unknown>, wording: string) => void
  readonly onClose: () => void
}

/** Somebody to be responsible, from the members. */
function Somebody(props: { readonly book: string; readonly field: string; readonly label: string; readonly value: unknown; readonly onChange: (value: unknown) => void }): JSX.Element {
  const workspace = useWorkspace()
  const field = () => (workspace.bookById(props.book)?.fields as Fields | undefined)?.[props.field]
  return (
    <Show when={field()}>
      {(known) => <div class={styles.asked}><label for={`turn-${props.field}`}>{props.label}</label><KindControl id={`turn-${props.field}`} field={known()} label={props.label} value={props.value} onChange={props.onChange} /></div>}
    </Show>
  )
}

/** The new customer's name and person; those who may be the same are offered first ([CUS29]). */
export function CustomerDialog(props: TurnDialogProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const caller = untrack(() => callerOf(props.inquiry))
  const [name, setName] = createSignal(caller.name)
  const [person, setPerson] = createSignal(caller.person)
  const [phone, setPhone] = createSignal(caller.phone)
  const [owner, setOwner] = createSignal<unknown>(untrack(() => workspace.me().id))
  const [tried, setTried] = createSignal(false)
  const [alike, setAlike] = createSignal<readonly Page[]>([])
  createEffect(() => {
    const wanted = { name: name(), phone: phone() }
    let isWanted = true
    onCleanup(() => { isWanted = false })
    void alikeCustomers(workspace, wanted, () => isWanted).then((found) => { if (isWanted && found !== undefined) setAlike(found) })
  })
  const finish = () => {
    setTried(true)
    if (name().trim() === '') return
    const known = { name: name().trim(), person: person().trim(), phone: phone().trim(), owner: String(owner() ?? workspace.me().id) }
    props.onFinish((step) => turnIntoCustomer(workspace, props.inquiry, known, step), words.say(turnWords.made, { name: known.name }))
  }
  const nameOf = (page: Page) => String(page.values['name'] ?? page.id)
  const link = ({ id, shelf }: Page): PageLink => ({ id, shelf })
  return (
    <Dialog open onClose={() => props.onClose()} title={words.say(turnWords.customerTitle)} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(turnWords.notNow)}</Button>
        <Button variant="primary" onClick={finish}>{words.say(turnWords.make)}</Button>
      </>}>
      <div class={styles.form}>
        <TextInput label={words.say(turnWords.name)} required value={name()} maxLength={120} error={tried() && name().trim() === '' ? words.say(turnWords.nameMissing) : undefined} onInput={setName} />
        <Show when={alike().length > 0}>
          <section class={styles.alike} aria-label={words.say(turnWords.alike)}>
            <p role="status">{words.say(turnWords.alike)}</p>
            <ul>
              <For each={alike()}>
                {(page) => (
                  <li>
                    <span>{nameOf(page)}</span>
                    <Button size="small" aria-label={words.say(turnWords.isThisOne, { name: nameOf(page) })}
                      onClick={() => props.onFinish((step) => turnIntoKnown(workspace, props.inquiry, link(page), step), words.say(turnWords.linked, { name: nameOf(page) }))}>{words.say(turnWords.isThis)}</Button>
                  </li>
                )}
              </For>
            </ul>
          </section>
        </Show>
        <TextInput label={words.say(turnWords.person)} value={person()} onInput={setPerson} />
        <TextInput label={words.say(turnWords.phone)} type="tel" value={phone()} onInput={setPhone} />
        <Somebody book="customers" field="owner" label={words.say(turnWords.owner)} value={owner()} onChange={setOwner} />
      </div>
    </Dialog>
  )
}

/** What the deal is to be called, and who follows it. */
export function OpportunityDialog(props: TurnDialogProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const customer = () => props.inquiry.values['customer'] as PageLink
  const [title, setTitle] = createSignal(untrack(() => titleFrom(props.inquiry)))
  const [follower, setFollower] = createSignal<unknown>(untrack(() => likelyFollower(workspace, customer().id)))
  const [tried, setTried] = createSignal(false)
  const finish = () => {
    setTried(true)
    if (title().trim() === '') return
    const known = { title: title().trim(), customer: customer(), follower: String(follower() ?? workspace.me().id) }
    props.onFinish((step) => turnIntoOpportunity(workspace, props.inquiry, known, step), words.say(turnWords.made, { name: known.title }))
  }
  return (
    <Dialog open onClose={() => props.onClose()} title={words.say(turnWords.opportunityTitle)} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(turnWords.notNow)}</Button>
        <Button variant="primary" onClick={finish}>{words.say(turnWords.make)}</Button>
      </>}>
      <div class={styles.form}>
        <TextInput label={words.say(turnWords.opportunityName)} required value={title()} maxLength={200} error={tried() && title().trim() === '' ? words.say(turnWords.opportunityNameMissing) : undefined} onInput={setTitle} />
        <Somebody book="opportunities" field="follower" label={words.say(turnWords.follower)} value={follower()} onChange={setFollower} />
      </div>
    </Dialog>
  )
}
