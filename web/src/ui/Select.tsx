import IconChevron from '~icons/lucide/chevron-down'
import type { JSX } from 'solid-js'
import { splitProps } from 'solid-js'

import { useWords } from '../words/language.tsx'
import { uiWords } from '../words/ui.ts'
import type { FieldFrame } from './Field.tsx'
import { Field } from './Field.tsx'
import styles from './Field.module.css'
import type { SelectOption } from './SelectButton.tsx'
import { SelectButton } from './SelectButton.tsx'

export type { SelectOption } from './SelectButton.tsx'

export interface SelectProps extends FieldFrame {
  readonly options: readonly SelectOption[]
  /** `undefined` while nothing is chosen. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  /** Given: nothing may be chosen, and this is what that is called. */
  readonly none?: string | undefined
  readonly size?: 'normal' | 'large' | undefined
  readonly disabled?: boolean | undefined
}

/** One of several, under a label. */
export function Select(props: SelectProps): JSX.Element {
  const { say } = useWords()
  const [frame, own] = splitProps(props, ['label', 'hint', 'error', 'required', 'hideLabel'])
  const options = (): readonly SelectOption[] => (own.none === undefined ? own.options : [{ value: '', label: own.none }, ...own.options])
  const shown = (): string => options().find(({ value }) => value === (own.value ?? ''))?.label ?? own.value ?? say(uiWords.choose)
  return (
    <Field {...frame}>
      {(attributes) => (
        <div class={styles.control}>
          <SelectButton
            id={attributes().id}
            label={frame.label}
            describedBy={attributes()['aria-describedby']}
            invalid={frame.error !== undefined}
            required={frame.required}
            disabled={own.disabled}
            class={`${styles.input} ${styles.select} ${own.size === 'large' ? styles.large : ''}`}
            options={options()}
            value={own.value ?? ''}
            shown={shown()}
            onChange={(value) => own.onChange(value === '' ? undefined : value)}
          />
          <IconChevron class={styles.chevron} />
        </div>
      )}
    </Field>
  )
}
