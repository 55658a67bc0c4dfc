import type { Accessor } from 'solid-js'
import { createMemo, untrack } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import { offeredActs } from '../../ui/acts.ts'
import { jumpWords } from '../../words/jump.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Findable } from './find.ts'
import type { NamedPlace, PlaceIndex } from './place-index.ts'
import { createPlaceIndex } from './place-index.ts'
import { createReadings } from './readings.ts'

const readings = createReadings()

/** One for each open workspace, so that the palette opens with everything read the second time. */
const indexes = new WeakMap<Workspace, PlaceIndex>()

function indexOf(workspace: Workspace): PlaceIndex {
  let index = indexes.get(workspace)
  if (index === undefined) indexes.set(workspace, (index = createPlaceIndex(readings, () => performance.now(), () => new Promise((resolve) => { setTimeout(resolve) }))))
  return index
}

/** Whom everything is about: a customer is found before what was written of them. */
const leading = 'customers'

/** Every book and page that this device holds, the places of the app, and every act that is offered. */
export function createFindable(): Accessor<Findable> {
  const { say } = useWords()
  const workspace = useWorkspace()
  const names = useNames()
  const index = indexOf(workspace)

  function* named(): Generator<NamedPlace> {
    for (const book of workspace.books()) yield { href: `/${book.id}`, title: say(book.name), icon: book.icon }
    yield { href: '/members', title: say(jumpWords.goMembers), icon: 'users-round' }
    yield { href: '/me', title: say(jumpWords.goMe), icon: 'settings-2' }
    yield { href: '/me#safety', title: say(jumpWords.goSafety), icon: 'shield-check' }
    for (const book of workspace.books()) {
      const naming = names.naming(book)
      const name = say(book.name)
      for (const page of workspace.table(book.id).pages()) {
        const title = book.title(page.values, naming)
        if (title !== '') yield { href: `/${book.id}/${encodeURIComponent(page.id)}`, title, icon: book.icon, book: name, leads: book.id === leading }
      }
    }
  }
  // Read anew at each opening; what others do meanwhile is found the next time.
  untrack(() => void index.refresh(named()))
  const acts = createMemo(() => offeredActs().map((act) => ({ act, reading: readings.of(act.label) })))
  return () => ({ places: index.places(), acts: acts() })
}
