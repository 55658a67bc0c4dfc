import IconMap from '~icons/lucide/map-pin-off'
import type { JSX } from 'solid-js'

import { ButtonLink } from '../ui/Button.tsx'
import { EmptyPlace } from '../ui/EmptyPlace.tsx'
import { createPageTitle } from '../ui/page-title.ts'
import { useWords } from '../words/language.tsx'
import { shellWords } from '../words/shell.ts'

/** An address that leads nowhere. */
export function NotFoundPlace(): JSX.Element {
  const { say } = useWords()
  createPageTitle(() => say(shellWords.notFoundTitle))
  return (
    <EmptyPlace whole icon={<IconMap />} title={say(shellWords.notFoundTitle)} actions={<ButtonLink href="/">{say(shellWords.toStart)}</ButtonLink>}>
      {say(shellWords.notFound)}
    </EmptyPlace>
  )
}
