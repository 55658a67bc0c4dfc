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
  const isDone = createMemo(() => isSealed(props.page, workspace.world))
  const idOf = ({ id }: { readonly id: string }): string => id.slice('sealUses:'.length)
  const stands = () => {
    const use = asked()
    const state = use === undefined ? undefined : workspace.table('sealUses').page(idOf(use))?.state
    if (isDone()) return contractWords.sealDone
    if (state === undefined) return contractWords.sealMissing
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
        <Show when={asked()} fallback={<Show when={!isDone() && workspace.table('sealUses').mayCreate()}><Button size="small" onClick={ask}>{say(contractWords.askSeal)}</Button></Show>}>
          {(use) => <Button size="small" onClick={() => props.open('sealUses', idOf(use()))}>{say(contractWords.openSeal)}</Button>}
        </Show>
      </header>
    </section>
  )
}
