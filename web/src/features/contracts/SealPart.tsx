import { isSealed, sealUsesOf } from '@hebu/shared/books/contract-figures.ts'
import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { contractWords } from '../../words/contracts.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { ContractDeskProps } from './ContractDesk.tsx'

/** What an approved contract wants before it is signed, where the charter keeps a register of seal uses ([CON15]). */
export function SealPart(props: ContractDeskProps): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const asked = createMemo(() => sealUsesOf(props.page, workspace.world)[0])
  /** One that was not approved, while none is under way: it says why, and may be asked for again. */
  const refused = createMemo(() => (asked() === undefined ? workspace.world.linked('sealUses', 'contract', props.page.id).find(({ state }) => state === 'rejected') : undefined))
  const isDone = createMemo(() => isSealed(props.page, workspace.world))
  const opened = () => asked()?.id.slice('sealUses:'.length) ?? refused()?.id
  const stands = () => {
    const state = asked() === undefined ? undefined : workspace.table('sealUses').page(opened()!)?.state
    if (isDone()) return contractWords.sealDone
    if (state === undefined) return refused() === undefined ? contractWords.sealMissing : contractWords.sealRefused
    return state === 'draft' ? contractWords.sealDrafted : state === 'applied' ? contractWords.sealApplied : contractWords.sealApproved
  }
  const ask = () => {
    const { customer } = props.page.values
    const made = workspace.commands.create('sealUses', { purpose: say(contractWords.sealPurpose, { contract: props.title('contracts', props.page) }), contract: { id: props.page.id, shelf: props.page.shelf }, ...(customer === undefined ? {} : { customer }) })
    if (made.ok) props.open('sealUses', made.value.id)
    else props.refuse('sealUses', made.refusal)
  }
  return (
    <section class={desk.part}>
      <header>
        <h2>{say(contractWords.seal)}</h2>
        <small data-tone={isDone() ? 'done' : undefined}>{say(stands())}</small>
        <Show when={asked() === undefined && !isDone() && workspace.table('sealUses').mayCreate()}><Button size="small" onClick={ask}>{say(contractWords.askSeal)}</Button></Show>
        <Show when={opened()}>{(id) => <Button size="small" onClick={() => props.open('sealUses', id())}>{say(contractWords.openSeal)}</Button>}</Show>
      </header>
    </section>
  )
}
