import type { JSX } from 'solid-js'
import { createEffect, on, Show } from 'solid-js'

import { useWords } from '../words/language.tsx'
import { uiWords } from '../words/ui.ts'
import { lateOverlays } from './overlays/late-overlays.ts'
import { showToast } from './toast.ts'

export interface DialogProps {
  readonly open: boolean
  /** Asked by Escape and by the cross. */
  readonly onClose: () => void
  readonly title: string
  readonly children: JSX.Element
  /** Buttons at the end, the main one last. */
  readonly actions?: JSX.Element
  readonly width?: 'narrow' | 'normal' | 'wide' | undefined
}

/** A question or form that comes before everything else. A press outside does not close it: what was typed stays. */
export function Dialog(props: DialogProps): JSX.Element {
  const { say } = useWords()
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return
        void lateOverlays.load().then((isThere) => {
          if (isThere) return
          showToast(say(uiWords.notLoaded), { tone: 'problem' })
          props.onClose()
        })
      },
    ),
  )
  return (
    <Show when={props.open && lateOverlays.now()} keyed>
      {({ DialogPanel }) => <DialogPanel {...props} />}
    </Show>
  )
}
