import type { JSX } from 'solid-js'
import { createUniqueId, Show } from 'solid-js'

import { Button } from '../ui/Button.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { memberWords } from '../words/members.ts'
import { uiWords } from '../words/ui.ts'
import { useWords } from '../words/language.tsx'
import { AskingForm } from './AskingForm.tsx'
import type { Asking } from './asking.ts'
import places from './Place.module.css'

export interface SecretDialogProps {
  readonly title: string
  /** What makes it. */
  readonly act: string
  readonly asking: Asking
  readonly onSubmit: () => void
  readonly onClose: () => void
  /** What was made, once it was: shown this once. */
  readonly made: { readonly secret: string; readonly title: string; readonly means: string; readonly copy: string } | undefined
  /** What is to be filled in. */
  readonly children: JSX.Element
}

/** Something is filled in, and a secret comes out that is never shown again: a token, a link. */
export function SecretDialog(props: SecretDialogProps): JSX.Element {
  const { say } = useWords()
  const form = createUniqueId()
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.made?.title ?? props.title}
      actions={
        <Show when={props.made === undefined} fallback={<Button onClick={() => props.onClose()}>{say(memberWords.done)}</Button>}>
          <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
          <Button type="submit" form={form} variant="primary" busy={props.asking.busy()}>
            {props.act}
          </Button>
        </Show>
      }
    >
      <Show
        when={props.made}
        fallback={
          <AskingForm id={form} asking={props.asking} onSubmit={() => props.onSubmit()}>
            {props.children}
          </AskingForm>
        }
      >
        {(made) => (
          <div class={places.form}>
            <p class={places.prose}>{made().means}</p>
            <CopyField label={made().title} value={made().secret} act={made().copy} />
          </div>
        )}
      </Show>
    </Dialog>
  )
}
