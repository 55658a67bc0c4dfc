import type { JSX } from 'solid-js'

import type { Asking } from './asking.ts'
import places from './Place.module.css'
import { Refusal } from './Refusal.tsx'

export interface AskingFormProps {
  /** By which a button outside of it submits it. */
  readonly id: string
  readonly asking: Asking
  readonly onSubmit: () => void
  readonly children: JSX.Element
}

/** The form of a dialog that asks the relay: what is to be filled in, and why it was refused. */
export function AskingForm(props: AskingFormProps): JSX.Element {
  return (
    <form
      id={props.id}
      class={places.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      {props.children}
      <Refusal code={props.asking.refusal()} />
    </form>
  )
}
