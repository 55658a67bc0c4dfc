import type { DueRule } from '@hebu/shared/charters/define-charter.ts'
import { mayReplace } from '@hebu/shared/charters/settings-shape.ts'
import type { JSX } from 'solid-js'
import { Match, Show, Switch } from 'solid-js'

import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { dueWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import { weekdayNames } from './charter-names.ts'
import { typedNumber } from './typed-number.ts'

/** A rule as it is being written; the shape refuses what is none. */
type Written<At extends DueRule['at']> = Extract<DueRule, { readonly at: At }>

/** The parts of a duty's due rule, and which rule it is where others would do. */
export function DueFields(props: { readonly declared: DueRule; readonly value: DueRule; readonly onChange: (rule: DueRule) => void }): JSX.Element {
  const words = useWords()
  const { say } = words
  const is = <At extends DueRule['at']>(at: At): Written<At> | undefined => (props.value.at === at ? (props.value as Written<At>) : undefined)
  const put = (part: object): void => props.onChange({ ...props.value, ...part } as DueRule)
  const number = (typed: string): unknown => typedNumber(typed) ?? typed

  const placing = (): readonly { readonly rule: DueRule; readonly label: string }[] => {
    if (!('of' in props.declared)) return []
    const { of } = props.declared
    const rules = [
      { rule: { at: 'lastWorkingDay', of }, label: say(dueWords.ruleLast) },
      { rule: { at: 'nthWorkingDay', of, n: 1 }, label: say(dueWords.ruleNth) },
      { rule: { at: 'beforePeriod', of, workingDays: 1 }, label: say(dueWords.ruleBefore) },
    ] as const
    return rules.filter(({ rule }) => mayReplace(props.declared, rule))
  }
  const choose = (at: string | undefined): void => {
    const chosen = placing().find(({ rule }) => rule.at === at)
    if (chosen === undefined || chosen.rule.at === props.value.at) return
    props.onChange(chosen.rule.at === props.declared.at ? props.declared : chosen.rule)
  }
  return (
    <>
      <Show when={placing().length > 1}>
        <Select label={say(dueWords.rule)} options={placing().map(({ rule, label }) => ({ value: rule.at, label }))} value={props.value.at} onChange={choose} />
      </Show>
      <Switch>
        <Match when={is('workingDay')}>{(rule) => <Time value={rule().time} onChange={(time) => put({ time })} />}</Match>
        <Match when={is('weekday')}>
          {(rule) => (
            <div class={places.pair}>
              <Select label={say(dueWords.weekdayField)} options={weekdayNames(words).map((label, index) => ({ value: String(index + 1), label }))} value={String(rule().weekday)} onChange={(day) => put({ weekday: Number(day ?? rule().weekday) })} />
              <Time value={rule().time} onChange={(time) => put({ time })} />
            </div>
          )}
        </Match>
        <Match when={is('nthWorkingDay')}>{(rule) => <Whole label={say(dueWords.nField)} value={rule().n} onChange={(n) => put({ n: number(n) })} />}</Match>
        <Match when={is('beforePeriod')}>{(rule) => <Whole label={say(dueWords.beforeField)} value={rule().workingDays} onChange={(workingDays) => put({ workingDays: number(workingDays) })} />}</Match>
        <Match when={is('monthDay')}>
          {(rule) => (
            <div class={places.pair}>
              <Whole label={say(dueWords.monthField)} value={rule().month} onChange={(month) => put({ month: number(month) })} />
              <Whole label={say(dueWords.dayField)} value={rule().day} onChange={(day) => put({ day: number(day) })} />
            </div>
          )}
        </Match>
        <Match when={is('everyDays')}>{(rule) => <Whole label={say(dueWords.daysField)} value={rule().days} onChange={(days) => put({ days: number(days) })} />}</Match>
        <Match when={is('afterEvent')?.days !== undefined ? is('afterEvent') : undefined}>{(rule) => <Whole label={say(dueWords.daysField)} value={rule().days!} onChange={(days) => put({ days: number(days) })} />}</Match>
        <Match when={is('afterEvent')?.workingHours === undefined ? is('afterEvent') : undefined}>
          {(rule) => <Whole label={say(dueWords.workingDaysField)} value={rule().workingDays ?? 1} onChange={(workingDays) => put({ workingDays: number(workingDays) })} />}
        </Match>
      </Switch>
    </>
  )
}

function Time(props: { readonly value: string; readonly onChange: (time: string) => void }): JSX.Element {
  const { say } = useWords()
  return <TextInput label={say(dueWords.time)} hint={say(dueWords.timeHint)} value={props.value} onInput={props.onChange} maxLength={5} autocomplete="off" />
}

function Whole(props: { readonly label: string; readonly value: number; readonly onChange: (typed: string) => void }): JSX.Element {
  return <TextInput label={props.label} value={String(props.value)} onInput={props.onChange} maxLength={4} autocomplete="off" />
}
