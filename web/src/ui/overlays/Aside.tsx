import type { JSX } from 'solid-js'
import { createEffect, ErrorBoundary, onCleanup, onMount, Show, Suspense } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { uiWords } from '../../words/ui.ts'
import { showToast } from '../toast.ts'

export interface AsideProps {
  /** Somebody asked for it: where it does not come they are told, and this takes it away, so that the next press tries again. */
  readonly onMissing?: () => void
  /** It fills a panel that somebody opened: words stand where it does not come. */
  readonly inWords?: boolean
  readonly children: JSX.Element
}

/** Stands beside what people work on, in a chunk of its own: where it cannot be fetched, everything else stays as it is. */
export function Aside(props: AsideProps): JSX.Element {
  return (
    <ErrorBoundary fallback={(error: unknown, again) => <Missing error={error} onMissing={props.onMissing} inWords={props.inWords} onConnected={again} />}>
      <Suspense>{props.children}</Suspense>
    </ErrorBoundary>
  )
}

interface MissingProps {
  readonly error: unknown
  readonly onMissing: (() => void) | undefined
  readonly inWords: boolean | undefined
  readonly onConnected: () => void
}

function Missing(props: MissingProps): JSX.Element {
  const { say } = useWords()
  createEffect(() => reportError(props.error))
  onMount(() => {
    if (props.onMissing === undefined) {
      window.addEventListener('online', props.onConnected)
      onCleanup(() => window.removeEventListener('online', props.onConnected))
    } else {
      showToast(say(uiWords.notLoaded), { tone: 'problem' })
      props.onMissing()
    }
  })
  return <Show when={props.inWords}><p role="alert">{say(uiWords.notLoaded)}</p></Show>
}
