import type { Words } from '../../words/language.tsx'

/** How a control speaks: what `useWords()` gives. */
export type FieldWords = Pick<Words, 'say' | 'language' | 'format'>

/** What every control of a field is given. It knows neither books nor pages. */
export interface ControlProps<V> {
  /** Of the focusable element, so that a `<label for>` names it. */
  readonly id: string
  readonly label: string
  readonly value: V | undefined
  /** `undefined` empties the field. */
  readonly onChange: (value: V | undefined) => void
  readonly words: FieldWords
  /** Ids of the hint and of error texts. */
  readonly describedBy?: string | undefined
  readonly invalid?: boolean | undefined
  readonly required?: boolean | undefined
  /** Tells the frame why what was typed is not a value. */
  readonly onProblem?: ((problem: string | undefined) => void) | undefined
}
