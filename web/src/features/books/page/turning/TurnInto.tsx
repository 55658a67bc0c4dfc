import { turnsInto } from '@hebu/shared/rules/care/turn-inquiry.ts'
import IconTurn from '~icons/lucide/arrow-right-left'
import type { JSX } from 'solid-js'
import { createSignal, Match, Show, Switch } from 'solid-js'

import { offerActs } from '../../../../ui/acts.ts'
import type { MenuAct } from '../../../../ui/Menu.tsx'
import { Menu } from '../../../../ui/Menu.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { turnWords } from '../../../../words/turning.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Done, Step } from '../../../../workspace/workspace.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { useOpenPage } from '../page-context.ts'
import { refusalText } from '../refusal-text.ts'
import { CustomerDialog, OpportunityDialog } from './TurnDialogs.tsx'

type Target = NonNullable<ReturnType<typeof turnsInto>>

const bookOf: Readonly<Record<Target, string>> = { customer: 'customers', opportunity: 'opportunities' }

/** What an inquiry can become: a customer, then an opportunity with them ([CUS28]). */
export function TurnInto(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const [into, setInto] = createSignal<Target>()
  const targets = (): readonly Target[] => {
    const target = open.rights().mayEditField('turnedInto') ? turnsInto(open.page()) : undefined
    return target !== undefined && workspace.books().some(({ id }) => id === bookOf[target]) ? [target] : []
  }
  const items = () => targets().map((target): MenuAct => ({ label: words.say(turnWords[target]), onSelect: () => setInto(target) }))
  offerActs(() => targets().map((target) => ({ id: `turn ${target}`, group: 'here' as const, label: words.say(target === 'customer' ? turnWords.customerTitle : turnWords.opportunityTitle), run: () => void setInto(target) })))
  const finish = (run: (step: Step) => Done<unknown>, wording: string) => {
    const step = {}
    const done = run(step)
    if (!done.ok) return void showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
    setInto(undefined)
    takeBack.offer(step, wording)
  }
  return (
    <Show when={targets().length > 0 || into() !== undefined}>
      <Menu label={words.say(turnWords.turn)} trigger={<><IconTurn /><span>{words.say(turnWords.turn)}</span></>} items={items()} align="end" />
      <Switch>
        <Match when={into() === 'customer'}><CustomerDialog inquiry={open.page()} onFinish={finish} onClose={() => setInto(undefined)} /></Match>
        <Match when={into() === 'opportunity'}><OpportunityDialog inquiry={open.page()} onFinish={finish} onClose={() => setInto(undefined)} /></Match>
      </Switch>
    </Show>
  )
}
