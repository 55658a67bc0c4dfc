import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { Badge } from '../../ui/Badge.tsx'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import type { CharterBook } from './charter-book.tsx'

/** Says that something is not as the charter was written; on being asked, by whom and since when. */
export function ChangedMark(props: { readonly book: CharterBook; readonly key: string }): JSX.Element {
  const { say, format } = useWords()
  return (
    <Show when={props.book.settledBy(props.key)}>
      {(version) => (
        <span title={say(charterWords.lastChange, { n: version().version, name: props.book.nameOf(version().by), when: format().dateTime(version().at) })}>
          <Badge tone="amber">{say(charterWords.changed)}</Badge>
        </span>
      )}
    </Show>
  )
}
