import { useNavigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

import type { Act } from '../../../ui/acts.ts'
import { offerActs } from '../../../ui/acts.ts'
import { showToast } from '../../../ui/toast.ts'
import { importWords } from '../../../words/exchange.ts'
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
      const name = words.say(book.name)
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
          label: words.say(jumpWords.viewOf, { book: name, view: words.say(viewWords[view]) }),
          run: () => navigate(`/${book.id}?view=${view}`),
        })),
        { id: `bin ${book.id}`, group: 'view', icon: book.icon, label: words.say(jumpWords.binOf, { book: name }), run: () => navigate(`/${book.id}/bin`) },
        ...(book.identity === undefined ? [] : [{ id: `duplicates ${book.id}`, group: 'view' as const, icon: book.icon, label: words.say(jumpWords.duplicatesOf, { book: name }), run: () => navigate(`/${book.id}/duplicates`) }]),
      ]
      if (workspace.table(book.id).mayCreate()) acts.push({ id: `import ${book.id}`, group: 'view', icon: book.icon, label: words.say(importWords.title, { book: name }), run: () => navigate(`/${book.id}/import`) })
      if (workspace.table(book.id).mayCreate()) acts.unshift({ id: `new ${book.id}`, group: 'make', icon: book.icon, label: words.say(jumpWords.newOne, { one: words.say(book.one) }), run: begin })
      return acts
    }))
  return <></>
}
