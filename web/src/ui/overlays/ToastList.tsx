import * as KobalteToast from '@kobalte/core/toast'
import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createEffect, onCleanup, Show } from 'solid-js'
import { Portal } from 'solid-js/web'

import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import { Button } from '../Button.tsx'
import { IconButton } from '../IconButton.tsx'
import type { Toast } from '../toast.ts'
import { dismissToast, toasts } from '../toast.ts'
import styles from '../Toaster.module.css'

const stayMs = 5_000
/** Longer where there is something to press. */
const stayWithActMs = 10_000

/** The notices on the screen: spoken politely, problems at once; they stay while somebody points at them or is in them. */
export function ToastList(): JSX.Element {
  const { say } = useWords()
  const shown = new Map<number, number>()
  createEffect(() => {
    const wanted = new Map(toasts().map((toast) => [toast.id, toast]))
    for (const [id, place] of shown) {
      if (wanted.has(id)) continue
      shown.delete(id)
      KobalteToast.toaster.dismiss(place)
    }
    for (const [id, toast] of wanted) {
      if (!shown.has(id)) shown.set(id, KobalteToast.toaster.show((given) => <Notice place={given.toastId} toast={toast} />))
    }
  })
  onCleanup(() => KobalteToast.toaster.clear())
  return (
    <Portal>
      <KobalteToast.Region aria-label={say(uiWords.notices)} swipeDirection="down">
        <KobalteToast.List as="div" class={styles.toaster} />
      </KobalteToast.Region>
    </Portal>
  )
}

function Notice(props: { readonly place: number; readonly toast: Toast }): JSX.Element {
  const { say } = useWords()
  // However it went, by its time, a swipe or Escape: it is gone.
  onCleanup(() => dismissToast(props.toast.id))
  return (
    <KobalteToast.Root
      as="div"
      toastId={props.place}
      duration={props.toast.stayMs ?? (props.toast.action === undefined ? stayMs : stayWithActMs)}
      priority={props.toast.tone === 'problem' ? 'high' : 'low'}
      class={`${styles.toast} ${props.toast.tone === 'problem' ? styles.problem : ''}`}
    >
      <KobalteToast.Title as="p">{props.toast.now?.() ?? props.toast.text}</KobalteToast.Title>
      <Show when={props.toast.action}>
        {(action) => (
          <Button
            variant="quiet"
            class={styles.act}
            onClick={() => {
              dismissToast(props.toast.id)
              action()()
            }}
          >
            {props.toast.label}
          </Button>
        )}
      </Show>
      <IconButton icon={<IconX />} label={say(uiWords.dismiss)} onClick={() => dismissToast(props.toast.id)} />
    </KobalteToast.Root>
  )
}
