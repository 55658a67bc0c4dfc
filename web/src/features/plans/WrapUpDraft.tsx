import { countedFor } from '@hebu/shared/books/plan-actuals.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { appendLines } from '@hebu/shared/codec/strays.ts'
import { figuresOf } from '@hebu/shared/rules/planning/neighbours.ts'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import { usePlanDesk } from './desk.tsx'
import styles from './plans.module.css'

const field = 'wrapUp'
const namedMost = 8

/** Writes how the period went after what the wrap-up says already: figures, and the records behind them ([PLAN14]). */
export function WrapUpDraft(props: { readonly page: Page }): JSX.Element {
  const workspace = useWorkspace()
  const names = usePlanDesk()
  const { say, format } = useWords()
  const binding = () => workspace.text({ book: 'plans', id: props.page.id }, field)
  const may = (): boolean => ['inForce', 'adjusted'].includes(props.page.state) && binding()?.editable() === true

  const topOf = (row: string): string => {
    const counted = countedFor(props.page, workspace.world, rowsIn(props.page.values['goals']).find(({ id }) => id === row)) ?? []
    const titles = counted.toSorted((a, b) => b.adds - a.adds).flatMap(({ book: id, id: page }) => {
      const book = workspace.bookById(id)
      const found = book === undefined ? undefined : workspace.table(id).page(page)
      return book === undefined || found === undefined ? [] : [names.title(book, found)]
    })
    const shown = [...new Set(titles)].slice(0, namedMost)
    return shown.length === 0 ? '' : say(planWords.wrapUpTop, { records: format().list(shown) })
  }
  const lines = (): readonly string[] => [
    say(planWords.wrapUpHead, { plan: names.title(plans, props.page) }),
    ...figuresOf(props.page, workspace.world).flatMap(({ metric, unit, target, actual, percent }, index) => {
      const slots = { goal: metric, unit, target: target === undefined ? '—' : format().number(target) }
      const line = actual === undefined ? say(planWords.wrapUpUncounted, slots) : say(planWords.wrapUpLine, { ...slots, actual: format().number(actual), rate: percent === undefined ? '—' : format().percent(percent) })
      return [line.replaceAll(/ +/g, ' '), topOf(rowsIn(props.page.values['goals'])[index]!.id)].filter((each) => each !== '')
    }),
    say(planWords.wrapUpUnmet),
  ]
  const draft = (): void => {
    const text = binding()
    if (text === undefined || !may()) return
    text.doc.transact(() => appendLines(text.doc, textRoot(props.page.id, field), lines().join('\n')))
    workspace.commands.noteEdit({ book: 'plans', id: props.page.id }, field)
    showToast(say(planWords.wrapUpDrafted))
  }
  return <Show when={may()}><p class={styles.acts}><Button size="small" onClick={draft}>{say(planWords.draftWrapUp)}</Button></p></Show>
}
