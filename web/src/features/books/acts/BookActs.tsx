import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

import type { Act } from '../../../ui/acts.ts'
import { offerActs } from '../../../ui/acts.ts'
import { showToast } from '../../../ui/toast.ts'
import { importWords } from '../../../words/exchange.ts'
import { actNames } from '../../../words/act-names.ts'
import { jumpWords } from '../../../words/jump.ts'
import { useWords } from '../../../words/language.tsx'
import { viewWords } from '../../../words/view-parts.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { refusalText } from '../page/refusal-text.ts'
import { viewsOf } from '../views/views-of.ts'

/** Offers what can be done with every book: a new page, its views, its bin. Draws nothing. */
export function BookActs(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const navigate = useNavigate()
  offerActs(() =>
    workspace.books().flatMap((book) => {
      const views = viewsOf(book)
      const begin = (): void => {
        const made = workspace.commands.create(book.id)
        if (made.ok) navigate(`/${book.id}/${encodeURIComponent(made.value.id)}`)
        else showToast(refusalText(book, made.refusal, words), { tone: 'problem' })
      }
      const acts: Act[] = [
        ...(views.length > 1 ? views : []).map<Act>((view) => ({
          id: `view ${book.id} ${view}`,
          group: 'view',
          icon: book.icon,
          ...actNames(words, (say) => say(jumpWords.viewOf, { book: say(book.name), view: say(viewWords[view]) })),
          run: () => navigate(`/${book.id}?view=${view}`),
        })),
        { id: `bin ${book.id}`, group: 'view', icon: book.icon, ...actNames(words, (say) => say(jumpWords.binOf, { book: say(book.name) })), run: () => navigate(`/${book.id}/bin`) },
        ...(book.identity === undefined ? [] : [{ id: `duplicates ${book.id}`, group: 'view' as const, icon: book.icon, ...actNames(words, (say) => say(jumpWords.duplicatesOf, { book: say(book.name) })), run: () => navigate(`/${book.id}/duplicates`) }]),
      ]
      if (workspace.table(book.id).mayCreate()) acts.push({ id: `import ${book.id}`, group: 'view', icon: book.icon, ...actNames(words, (say) => say(importWords.title, { book: say(book.name) })), run: () => navigate(`/${book.id}/import`) })
      if (workspace.table(book.id).mayCreate()) acts.unshift({ id: `new ${book.id}`, group: 'make', icon: book.icon, ...actNames(words, (say) => say(jumpWords.newOne, { one: say(book.one) })), run: begin })
      return acts
    }))
  return <></>
}
