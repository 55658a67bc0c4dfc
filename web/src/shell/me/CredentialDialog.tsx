import type { JSX } from 'solid-js'
import { createUniqueId } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import type { Asking } from '../asking.ts'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'

export interface CredentialDialogProps {
  readonly title: string
  readonly act: string
  readonly asking: Asking
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: JSX.Element
}

/** A form about one's own credentials: fields, why the relay refused, the one act. */
export function CredentialDialog(props: CredentialDialogProps): JSX.Element {
  const { say } = useWords()
  const form = createUniqueId()
  return (
    <Dialog
      open
      width="narrow"
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
          <Button type="submit" form={form} variant="primary" busy={props.asking.busy()}>
            {props.act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        class={places.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.asking.busy()) props.onSubmit()
        }}
        onKeyDown={(event) => {
          // Enter that only confirms an input method's word is not meant for the form.
          if (event.key === 'Enter' && event.isComposing) event.preventDefault()
        }}
      >
        {props.children}
        <Refusal code={props.asking.refusal()} />
      </form>
    </Dialog>
  )
}
