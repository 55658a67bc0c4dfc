import IconEye from '~icons/lucide/eye'
import IconEyeOff from '~icons/lucide/eye-off'
import type { JSX } from 'solid-js'
import { createSignal, splitProps } from 'solid-js'

import { useWords } from '../words/language.tsx'
import { uiWords } from '../words/ui.ts'
import type { FieldFrame } from './Field.tsx'
import { Field } from './Field.tsx'
import styles from './Field.module.css'
import { IconButton } from './IconButton.tsx'

export interface TextInputProps extends FieldFrame {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly size?: 'normal' | 'large' | undefined
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'url' | undefined
  readonly name?: string | undefined
  readonly placeholder?: string | undefined
  readonly autocomplete?: JSX.HTMLAutocomplete | undefined
  readonly maxLength?: number | undefined
  readonly disabled?: boolean | undefined
  readonly readOnly?: boolean | undefined
  readonly ref?: ((element: HTMLInputElement) => void) | undefined
}

const frameKeys = ['label', 'hint', 'error', 'required', 'hideLabel'] as const

/** One line of text under a label. */
export function TextInput(props: TextInputProps): JSX.Element {
  const [frame, own] = splitProps(props, frameKeys)
  return <Field {...frame}>{(attributes) => <Line {...attributes()} own={own} type={own.type ?? 'text'} />}</Field>
}

/** A password with a toggle that shows it. */
export function PasswordInput(props: TextInputProps): JSX.Element {
  const { say } = useWords()
  const [frame, own] = splitProps(props, frameKeys)
  const [shown, setShown] = createSignal(false)
  const [capsLock, setCapsLock] = createSignal(false)
  const look = (event: KeyboardEvent | MouseEvent): void => void setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Field {...frame} hint={capsLock() ? say(uiWords.capsLock) : frame.hint}>
      {(attributes) => (
        <div class={styles.control}>
          <Line {...attributes()} own={own} onKeyDown={look} onKeyUp={look} onClick={look} onBlur={() => setCapsLock(false)} type={shown() ? 'text' : 'password'} class={styles.withEnd} />
          <span class={styles.end}>
            <IconButton
              icon={shown() ? <IconEyeOff /> : <IconEye />}
              label={say(shown() ? uiWords.hidePassword : uiWords.showPassword)}
              aria-pressed={shown()}
              onClick={() => setShown(!shown())}
            />
          </span>
        </div>
      )}
    </Field>
  )
}

type LineProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'type'> & { readonly own: Omit<TextInputProps, keyof FieldFrame>; readonly type: string }

function Line(props: LineProps): JSX.Element {
  const [line, attributes] = splitProps(props, ['own', 'type', 'class'])
  return (
    <input
      {...attributes}
      ref={(element) => line.own.ref?.(element)}
      class={`${styles.input} ${line.own.size === 'large' ? styles.large : ''} ${line.class ?? ''}`}
      type={line.type}
      name={line.own.name}
      placeholder={line.own.placeholder}
      autocomplete={line.own.autocomplete}
      autocapitalize="off"
      spellcheck={false}
      maxLength={line.own.maxLength}
      disabled={line.own.disabled}
      readOnly={line.own.readOnly}
      value={line.own.value}
      onInput={(event) => line.own.onInput(event.currentTarget.value)}
    />
  )
}
