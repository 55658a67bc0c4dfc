import { keyFrom } from '@hebu/shared/books/periods.ts'
import { plans } from '@hebu/shared/books/plans.ts'
import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { isGuest } from '@hebu/shared/rules/access.ts'
import type { Breakdown } from '@hebu/shared/rules/planning/breakdown.ts'
import { sharesOf } from '@hebu/shared/rules/planning/breakdown.ts'
import { goalRows, partsInTime } from '@hebu/shared/rules/planning/neighbours.ts'
import type { JSX } from 'solid-js'
import { createMemo, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { planWords } from '../../words/plans.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import { usePlanDesk } from './desk.tsx'
import styles from './plans.module.css'

type Values = Readonly<Record<string, unknown>>

/** Makes the plans below, each with an equal share of the targets: by quarter or month, by group, by person. */
export function BreakDownActs(props: { readonly page: Page; readonly ways: readonly Breakdown[] }): JSX.Element {
  const workspace = useWorkspace()
  const { say, format } = useWords()
  const desk = usePlanDesk()
  const common = (): Values => {
    const { level, theme, group, owner, period, periodKey } = props.page.values
    return { ...Object.fromEntries(Object.entries({ level, theme, group, owner, period, periodKey }).filter(([, value]) => value !== undefined)), parent: { id: props.page.id, shelf: props.page.shelf } }
  }
  const inTime = createMemo(() => partsInTime(props.page).map((part): Values => ({ ...common(), ...part })))
  const members = () => workspace.directory().members.filter((member) => member.status === 'active' && !isGuest(member, workspace.charter()))
  const amongGroups = createMemo((): readonly Values[] =>
    props.page.values['level'] !== 'department' ? [] : Object.keys(workspace.charter().groups).flatMap((group) => {
      const lead = members().find((member) => member.group === group && workspace.charter().posts[member.post]?.functions.includes('lead') === true) ?? members().find((member) => member.group === group)
      return lead === undefined ? [] : [{ ...common(), level: 'group', group, owner: lead.id }]
    }),
  )
  const amongPeople = createMemo((): readonly Values[] => {
    const { level, group } = props.page.values
    if (level === 'person') return []
    // A department with groups hands its goals to them first.
    if (level === 'department' && Object.keys(workspace.charter().groups).length > 0) return []
    return members().filter((member) => level === 'department' || member.group === group).map((member) => ({ ...common(), level: 'person', owner: member.id, ...(member.group === undefined ? {} : { group: member.group }) }))
  })
  const isThere = (values: Values): boolean => {
    const { level, group, owner, periodKey, theme } = values
    const id = keyFrom(level, level === 'department' ? 'all' : level === 'group' ? group : owner, periodKey, theme)
    return id !== undefined && workspace.table('plans').page(id) !== undefined
  }
  const make = (all: readonly Values[]): void => {
    const missing = all.filter((values) => !isThere(values))
    if (missing.length === 0) return void showToast(say(planWords.nothingNew))
    const goals = rowsIn(props.page.values['goals'])
    const given = missing.map((values) => {
      const place = all.indexOf(values)
      // Who bears it is for those to say who get it.
      const cells = goals.map(({ cells: { metric, measure, target, unit } }) => ({ metric, measure, unit, target: typeof target === 'number' ? sharesOf(target, all.length)[place] : undefined }))
      return { ...values, goals: goalRows(cells) }
    })
    const step = {}
    const made = workspace.commands.asOne(step, () => workspace.commands.createAll('plans', given)).filter(({ ok }) => ok).length
    const left = given.length - made
    if (made === 0) showToast(say(planWords.partly, { n: 0, left: format().number(left) }), { tone: 'problem' })
    else desk.offer(step, left === 0 ? say(planWords.broken, { n: format().number(made) }) : say(planWords.partly, { n: format().number(made), left: format().number(left) }))
  }
  const mayBreakDown = (): boolean => workspace.table('plans').mayCreate() && stringIn(props.page.values['periodKey']) !== undefined && props.page.deleted === undefined
  const partWord = (): string => {
    const period = stringIn(inTime()[0]?.['period'])
    return period === 'quarter' || period === 'month' || period === 'week' ? say(plans.fields.period.options[period] ?? planWords.plan) : ''
  }
  return (
    <Show when={mayBreakDown()}>
      <p class={styles.acts}>
        <Show when={inTime().length > 0}><Button size="small" onClick={() => make(inTime())}>{say(planWords.intoPeriods, { period: partWord() })}</Button></Show>
        <Show when={amongGroups().length > 0}><Button size="small" onClick={() => make(amongGroups())}>{say(planWords.intoGroups)}</Button></Show>
        <Show when={amongPeople().length > 0}><Button size="small" onClick={() => make(amongPeople())}>{say(planWords.intoPeople)}</Button></Show>
      </p>
    </Show>
  )
}
