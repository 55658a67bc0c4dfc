import type { Book, Naming } from '@hebu/shared/books/define-book.ts'
import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { nextDays } from '@hebu/shared/rules/drafting/next-days.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import { lookedBackOn, placeOf } from '@hebu/shared/rules/meeting/carried.ts'
import { draftPart } from '@hebu/shared/rules/meeting/draft-part.ts'
import { addDays, periodKey } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import desk from '../../ui/Desk.module.css'
import { useWords } from '../../words/language.tsx'
import { meetingPageWords } from '../../words/meeting.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { writePart } from './write-part.ts'

/** Drafts the reader's own part of the minutes from their records, by their own press ([MEET4]). */
export function MyPart(props: { readonly page: Page; readonly naming: (book: Book) => Naming }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { say } = words
  const [told, setTold] = createSignal('')
  const me = () => workspace.me().id
  const address = () => ({ book: 'meetings', id: props.page.id })
  const attends = () => rowsIn(props.page.values['attendance']).some(({ id }) => id === me())
  const mayWrite = () => workspace.text(address(), 'memberParts', me())?.editable() === true
  const draft = (): void => {
    const binding = workspace.text(address(), 'memberParts', me())
    const reports = workspace.bookById('reports')
    const place = placeOf(props.page)
    if (binding === undefined || reports === undefined || place === undefined) return
    const { world } = workspace
    const since = lookedBackOn(place, world)
    const key = periodKey(stringIn(props.page.values['kind']) === 'monthly' ? 'month' : 'week', since.last)
    const ground = dutyGround({ directory: workspace.directory(), charter: workspace.charter() })
    const next = nextDays(key, ground.calendar) ?? { first: addDays(since.last, 1), last: addDays(since.last, 7) }
    const duties = dutiesOf({ ...ground, world, book: workspace.bookById, of: me() }, since.first, next.last)
    const parts = draftPart({ author: me(), kind: 'weekly', periodKey: key, world, charter: ground.standing.charter, duties, next, reports, book: workspace.bookById, say: words.say, naming: props.naming }, since)
    const count = writePart(binding.doc, binding.fragment, parts)
    if (count > 0) workspace.commands.noteEdit(address(), 'memberParts', me())
    setTold(say(count > 0 ? meetingPageWords.drafted : meetingPageWords.nothingToDraft))
  }
  return (
    <Show when={attends() && mayWrite()}>
      <section class={desk.part} aria-label={say(meetingPageWords.myPart)}>
        <header>
          <h2>{say(meetingPageWords.myPart)}</h2>
          <small role="status">{told() === '' ? say(meetingPageWords.draftHint) : told()}</small>
          <Button size="small" onClick={draft}>{say(meetingPageWords.draftPart)}</Button>
        </header>
      </section>
    </Show>
  )
}
