import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { defaultCurrency, readMoney } from '@hebu/shared/vocabulary/money.ts'
import type { JSX } from 'solid-js'
import { createEffect, Show } from 'solid-js'

import { fieldProblems } from '../../words/field-words.ts'
import type { ControlProps } from './control.ts'
import type { Draft, Reading } from './draft.ts'
import { createDraft } from './draft.ts'
import styles from './fields.module.css'
import { readNumber } from './read-typed.ts'
import { withThousands } from './thousands.ts'

export interface NumberControlProps extends ControlProps<number> {
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** What the number counts, after it. */
  readonly unit?: string | undefined
}

/** A number, with thousands set apart when nobody types. */
export function NumberControl(props: NumberControlProps): JSX.Element {
  const read = (typed: string): Reading<number> => {
    if (typed.trim() === '') return { value: undefined }
    const value = readNumber(withoutUnit(typed, props.unit))
    if (value === undefined) return { problem: props.words.say(fieldProblems.number) }
    if (value < (props.min ?? -Infinity) || value > (props.max ?? Infinity)) return { problem: props.words.say(outOfRange(props), { min: props.min ?? 0, max: props.max ?? 0 }) }
    return { value }
  }
  const draft = createDraft<number>({
    value: () => props.value,
    show: (value) => (value === undefined ? '' : new Intl.NumberFormat(props.words.language(), { maximumFractionDigits: 6 }).format(value)),
    edit: (value) => (value === undefined ? '' : String(value)),
    read,
    write: (value) => props.onChange(value),
  })
  return <Figure control={props} draft={draft} after={props.unit} />
}

/** `20分鐘` is 20 where minutes are counted. */
const withoutUnit = (typed: string, unit: string | undefined): string => (unit !== undefined && typed.trimEnd().endsWith(unit) ? typed.trimEnd().slice(0, -unit.length) : typed)

function outOfRange({ min, max }: { readonly min?: number | undefined; readonly max?: number | undefined }) {
  if (min === undefined) return fieldProblems.above
  return max === undefined ? fieldProblems.below : fieldProblems.range
}

/** A share in per cent; 12.5 means 12.5 %. */
export function PercentControl(props: ControlProps<number>): JSX.Element {
  return (
    <NumberControl id={props.id} label={props.label} value={props.value} onChange={props.onChange} words={props.words} describedBy={props.describedBy}
      invalid={props.invalid} required={props.required} onProblem={props.onProblem} unit="%" />
  )
}

const symbols: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$' }

const plainAmount = (value: Money): string => withThousands({ text: String(value.amountCents / 100), caret: 0 })?.text ?? String(value.amountCents / 100)

/** An amount of money, typed in any width, in yuan or in 万, in the currency that is typed with it; thousands are set apart while typing. Kept in cents. */
export function MoneyControl(props: ControlProps<Money>): JSX.Element {
  const currency = () => props.value?.currency ?? defaultCurrency
  const draft = createDraft<Money>({
    value: () => props.value,
    show: (value) => (value === undefined ? '' : props.words.format().number(value.amountCents / 100, value.amountCents % 100 === 0 ? 0 : 2)),
    edit: (value) => (value === undefined ? '' : plainAmount(value)),
    tidy: withThousands,
    read: (typed) => {
      if (typed.trim() === '') return { value: undefined }
      const value = readMoney(typed, currency())
      return value === undefined ? { problem: props.words.say(fieldProblems.money) } : { value }
    },
    write: (value) => props.onChange(value),
    same: (a, b) => a?.amountCents === b?.amountCents && a?.currency === b?.currency,
  })
  return <Figure control={props} draft={draft} before={symbols[currency()] ?? currency()} />
}

interface FigureProps {
  readonly control: Omit<ControlProps<never>, 'value' | 'onChange'>
  readonly draft: Draft
  readonly before?: string | undefined
  readonly after?: string | undefined
}

function Figure(props: FigureProps): JSX.Element {
  createEffect(() => props.control.onProblem?.(props.draft.problem()))
  return (
    <span class={`${styles.input} ${styles.affixed}`} data-invalid={props.control.invalid || props.draft.problem() !== undefined ? '' : undefined}>
      <Show when={props.before}><span class={styles.affix} aria-hidden="true">{props.before}</span></Show>
      <input ref={(element) => props.draft.attach(element)} id={props.control.id} class={styles.bare} type="text" inputmode="decimal" autocomplete="off" aria-label={props.control.label}
        aria-describedby={props.control.describedBy} aria-invalid={props.control.invalid || props.draft.problem() !== undefined || undefined} aria-required={props.control.required || undefined} />
      <Show when={props.after}><span class={styles.affix} aria-hidden="true">{props.after}</span></Show>
    </span>
  )
}
