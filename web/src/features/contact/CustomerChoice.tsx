import type { JSX } from 'solid-js'
import { createMemo, createUniqueId, For, untrack } from 'solid-js'

import type { PickOption } from '../../ui/fields/pick/options.ts'
import { narrow } from '../../ui/fields/pick/options.ts'
import { PickControl } from '../../ui/fields/pick/PickControl.tsx'
import { contactWords } from '../../words/contact.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import styles from './contact.module.css'
import { likelyCustomers } from './log-contact.ts'

const most = 60

/** Whom the contact was with: those in touch lately at one press, all others by name or pinyin. */
export function CustomerChoice(props: { readonly chosen: string | undefined; readonly onChoose: (customer: string | undefined) => void }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const id = createUniqueId()
  const table = workspace.table('customers')
  const optionOf = (customer: string): PickOption => ({ id: customer, label: String(table.page(customer)?.values['name'] ?? '') })
  // They stay where they are while somebody reaches for them.
  const likely = untrack(() => likelyCustomers(workspace, Date.now()))
  const options = createMemo(() => table.pages().filter(({ state }) => state !== 'invalid' && state !== 'merged').map(({ id: customer, values }): PickOption => ({ id: customer, label: String(values['name'] ?? ''), detail: typeof values['region'] === 'string' ? values['region'] : undefined })))
  const picked = () => (props.chosen === undefined || likely.includes(props.chosen) ? [] : [optionOf(props.chosen)])
  return (
    <div class={styles.row} role="group" aria-label={words.say(contactWords.customer)}>
      <span class={styles.label}>{words.say(contactWords.customer)}</span>
      <For each={likely}>{(customer) => <button type="button" class={styles.chip} aria-pressed={props.chosen === customer} onClick={() => props.onChoose(props.chosen === customer ? undefined : customer)}>{optionOf(customer).label}</button>}</For>
      <div style={{ 'flex-basis': '100%' }}>
        <PickControl id={`${id}-pick`} label={words.say(contactWords.search)} words={words} picked={picked()} search={(typed) => narrow(options(), typed, most)} onPick={(customer) => props.onChoose(customer)} onUnpick={() => props.onChoose(undefined)} />
      </div>
    </div>
  )
}
