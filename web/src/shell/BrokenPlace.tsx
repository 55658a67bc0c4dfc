import type { JSX } from 'solid-js'
import { createEffect, on } from 'solid-js'

import { Button } from '../ui/Button.tsx'
import { ErrorPlace } from '../ui/ErrorPlace.tsx'
import { useWords } from '../words/language.tsx'
import { shellWords } from '../words/shell.ts'

export interface BrokenPlaceProps {
  readonly error: unknown
  readonly onRetry: () => void
  /** Going elsewhere tries again by itself. */
  readonly place?: string
}

/** What stands where a screen has thrown: the work is safe, try again or reload. */
export function BrokenPlace(props: BrokenPlaceProps): JSX.Element {
  const { say } = useWords()
  createEffect(on(() => props.place, () => props.onRetry(), { defer: true }))
  createEffect(() => reportError(props.error))
  return (
    <ErrorPlace
      title={say(shellWords.brokenTitle)}
      actions={
        <>
          <Button onClick={() => location.reload()}>{say(shellWords.reload)}</Button>
          <Button variant="primary" onClick={() => props.onRetry()}>
            {say(shellWords.tryAgain)}
          </Button>
        </>
      }
      details={{ label: say(shellWords.brokenDetails), text: props.error instanceof Error ? (props.error.stack ?? props.error.message) : String(props.error) }}
    >
      {say(shellWords.broken)}
    </ErrorPlace>
  )
}
