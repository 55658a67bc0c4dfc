import type { ChoiceField } from '@hebu/shared/books/field-kinds.ts'
import { stringIn } from '@hebu/shared/books/read-values.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, createUniqueId, For, on, createEffect, Show, untrack } from 'solid-js'

import { keptDraft } from '../../platform/kept-draft.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateTimeControl } from '../../ui/fields/DateControl.tsx'
import fieldStyles from '../../ui/fields/fields.module.css'
import { contactWords } from '../../words/contact.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { CommandRefusal, PageAddress, Step } from '../../workspace/workspace.ts'
import type { ContactAsked } from './asking.ts'
import styles from './contact.module.css'
import { CustomerChoice } from './CustomerChoice.tsx'
import type { ContactDraft } from './log-contact.ts'
import { lackOf, likelyOpportunity, logContact, openOpportunities, plannedNow, usualKind } from './log-contact.ts'
import { NextStep } from './NextStep.tsx'

export interface ContactSheetProps {
  readonly asked: ContactAsked
  readonly onClose: () => void
  /** Said with a way to take it back. */
  readonly onLogged: (step: Step, page: PageAddress, said: string) => void
  readonly onRefused: (refusal: CommandRefusal) => void
  /** Further pages that can be begun from here. */
  readonly begin?: JSX.Element
}

const kindField = visits.fields.kind as ChoiceField
const intentField = visits.fields.intent as ChoiceField

/** Logs a contact with a customer, and what comes next, in one form: from the customer's page two touches beside the words ([CUS7]). */
export function ContactSheet(props: ContactSheetProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const id = createUniqueId()
  let saver!: HTMLButtonElement
  const asked = untrack(() => props.asked)
  const kept = keptDraft<ContactDraft>(() => globalThis.localStorage, workspace.directory().workspace.id, workspace.me().id, 'contact')
  const named = asked.visit === undefined ? undefined : workspace.table('visits').page(asked.visit)
  const first = asked.customer ?? (named?.values['customer'] as { readonly id: string } | undefined)?.id
  const customers = workspace.table('customers')
  const linkTo = (customer: string | undefined) => {
    const page = customer === undefined ? undefined : customers.page(customer)
    return page === undefined ? undefined : { id: page.id, shelf: page.shelf }
  }
  const begun = (customer: string | undefined): ContactDraft => ({
    said: '', needs: '', nextStep: '', kind: usualKind(workspace, customer),
    opportunity: customer === undefined ? undefined : likelyOpportunity(workspace, customer),
    // What was missed and took place after all took place then.
    happenedAt: named?.state === 'missed' ? stringIn(named.values['plannedAt']) : undefined,
    ...kept.read(customer),
    ...(customer === undefined ? {} : { customer: linkTo(customer) }),
    ...(asked.visit === undefined ? {} : { visit: asked.visit, kind: String(named?.values['kind'] ?? 'visit') }),
  })
  const [draft, setDraft] = createSignal<ContactDraft>(begun(first))
  const [tried, setTried] = createSignal(false)
  const [typos, setTypos] = createSignal<Readonly<Partial<Record<'nextAt' | 'happenedAt', string | undefined>>>>({})
  const set = (part: Partial<ContactDraft>) => {
    const next = { ...draft(), ...part }
    setDraft(next)
    kept.keep(next.customer?.id, next)
  }
  const customer = createMemo<Page | undefined>(() => {
    const link = draft().customer
    return link === undefined ? undefined : customers.page(link.id)
  })
  const name = () => String(customer()?.values['name'] ?? '')
  const choose = (chosen: string | undefined) => {
    const before = draft()
    // What was typed goes along to whom it was meant for.
    kept.keep(before.customer?.id, undefined)
    const typed = before.said.trim() === '' && before.needs.trim() === '' && before.nextStep.trim() === ''
    if (typed && chosen !== undefined) setDraft(begun(chosen))
    else set({ customer: linkTo(chosen), visit: undefined, opportunity: chosen === undefined ? undefined : likelyOpportunity(workspace, chosen) })
  }
  const zone = () => workspace.directory().workspace.timeZone
  const today = () => dateOf(Date.now(), zone())
  const planned = createMemo(() => {
    const link = draft().customer
    return asked.visit !== undefined ? workspace.table('visits').page(asked.visit) : link === undefined ? undefined : plannedNow(workspace, link.id, Date.now())
  })
  // Most likely it is the planned one; a press says otherwise.
  createEffect(on(() => planned()?.id, (visit) => setDraft((before) => ({ ...before, visit, ...(visit === undefined ? {} : { kind: String(planned()?.values['kind'] ?? before.kind) }) }))))
  const people = createMemo(() => {
    const rows = customer()?.values['contacts'] as readonly { readonly cells: Readonly<Record<string, unknown>> }[] | undefined
    return [...new Set((rows ?? []).flatMap(({ cells }) => (typeof cells['name'] === 'string' && cells['name'] !== '' ? [cells['name']] : [])))].slice(0, 6)
  })
  const prepared = (page: Page) => Object.values((page.values['prep'] ?? {}) as Readonly<Record<string, boolean>>).filter(Boolean).length
  const opportunities = createMemo(() => (customer() === undefined ? [] : openOpportunities(workspace, customer()!.id)))
  const lack = () => lackOf(draft(), Date.now(), zone()) ?? (Object.values(typos()).some((typo) => typo !== undefined) ? 'unread' : undefined)
  const save = () => {
    setTried(true)
    if (lack() !== undefined) return
    const step = {}
    const logged = logContact(workspace, draft(), step, Date.now())
    if (!logged.ok) return props.onRefused(logged.refusal)
    kept.keep(draft().customer?.id, undefined)
    props.onLogged(step, logged.value, words.say(contactWords.saved, { name: name() }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    event.preventDefault()
    // What is typed into a day is read once it is left.
    if (event.target instanceof HTMLInputElement) saver.focus()
    save()
  }
  const area = (label: string, hint: string, field: 'said' | 'needs', look: string, autofocus: boolean) => (
    <div>
      <label class={styles.label} for={`${id}-${field}`}>{label}</label>
      <textarea id={`${id}-${field}`} class={`${fieldStyles.input} ${fieldStyles.area} ${look}`} rows={field === 'said' ? 3 : 1} autofocus={autofocus || undefined} aria-describedby={`${id}-${field}-hint`} placeholder={hint} value={draft()[field]}
        onInput={(event) => set({ [field]: event.currentTarget.value })} />
      <span class="spoken-only" id={`${id}-${field}-hint`}>{hint}</span>
    </div>
  )
  return (
    <Dialog open onClose={() => props.onClose()} title={name() === '' ? words.say(contactWords.log) : words.say(contactWords.withWhom, { name: name() })}
      actions={<>
        <Show when={tried() && lack()}>{(what) => <span class={styles.lack} role="alert">{words.say(contactWords[what()])}</span>}</Show>
        <Button onClick={() => props.onClose()}>{words.say(contactWords.cancel)}</Button>
        <Button ref={(button) => { saver = button }} variant="primary" aria-disabled={lack() !== undefined || undefined} onClick={save}>{words.say(contactWords.save)}</Button>
      </>}>
      <div class={styles.sheet} onKeyDown={onKeyDown}>
        <Show when={first === undefined}><CustomerChoice chosen={draft().customer?.id} onChoose={choose} /></Show>
        <Show when={planned()}>
          {(page) => (
            <label class={styles.planned}>
              <input type="checkbox" checked={draft().visit === page().id} onChange={(event) => set({ visit: event.currentTarget.checked ? page().id : undefined })} />
              <span>
                {words.say(contactWords.planned, { date: words.format().dateTime(String(page().values['plannedAt'])), purpose: typeof page().values['purpose'] === 'string' ? ` · ${String(page().values['purpose'])}` : '' })}
                <small>{words.say(contactWords.prepared, { done: prepared(page()), count: Object.keys(visits.fields.prep.items).length })}</small>
              </span>
            </label>
          )}
        </Show>
        <fieldset class={styles.row}>
          <legend>{words.say(contactWords.channel)}</legend>
          <For each={Object.entries(kindField.options)}>
            {([kind, label]) => <label class={styles.chip}><input type="radio" name={`${id}-kind`} checked={draft().kind === kind} onChange={() => set({ kind })} />{words.say(label)}</label>}
          </For>
        </fieldset>
        <Show when={people().length > 0}>
          <div class={styles.row} role="group" aria-label={words.say(contactWords.contact)}>
            <span class={styles.label}>{words.say(contactWords.contact)}</span>
            <For each={people()}>{(person) => <button type="button" class={styles.chip} aria-pressed={draft().contact === person} onClick={() => set({ contact: draft().contact === person ? undefined : person })}>{person}</button>}</For>
          </div>
        </Show>
        <Show when={opportunities().length > 0}>
          <div class={styles.row} role="group" aria-label={words.say(contactWords.about)}>
            <span class={styles.label}>{words.say(contactWords.about)}</span>
            <For each={opportunities()}>
              {(each) => <button type="button" class={`${styles.chip} ${styles.long}`} aria-pressed={draft().opportunity?.id === each.id} onClick={() => set({ opportunity: draft().opportunity?.id === each.id ? undefined : { id: each.id, shelf: each.shelf } })}>{String(each.values['title'] ?? '')}</button>}
            </For>
          </div>
        </Show>
        {area(words.say(contactWords.said), words.say(contactWords.saidHint), 'said', styles.area!, first !== undefined)}
        {area(words.say(contactWords.needs), words.say(contactWords.needsHint), 'needs', styles.small!, false)}
        <NextStep draft={draft()} tier={customer()?.values['tier']} onChange={set} onProblem={(nextAt) => setTypos((before) => ({ ...before, nextAt }))} />
        <details class={styles.more} open={untrack(() => draft().happenedAt !== undefined)}>
          <summary>{words.say(contactWords.more)}</summary>
          <div>
            <div>
              <label class={styles.label} for={`${id}-when`}>{words.say(contactWords.when)}</label>
              <DateTimeControl id={`${id}-when`} label={words.say(contactWords.when)} value={draft().happenedAt} onChange={(happenedAt) => set({ happenedAt })} onProblem={(happenedAt) => setTypos((before) => ({ ...before, happenedAt }))} words={words} today={today()} timeZone={zone()} />
            </div>
            <div class={styles.row} role="group" aria-label={words.say(contactWords.intent)}>
              <span class={styles.label}>{words.say(contactWords.intent)}</span>
              <For each={Object.entries(intentField.options)}>{([intent, label]) => <button type="button" class={styles.chip} aria-pressed={draft().intent === intent} onClick={() => set({ intent: draft().intent === intent ? undefined : intent })}>{words.say(label)}</button>}</For>
            </div>
          </div>
        </details>
        {props.begin}
      </div>
    </Dialog>
  )
}
