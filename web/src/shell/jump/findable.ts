import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { Accessor } from 'solid-js'
import { createMemo } from 'solid-js'

import type { Act } from '../../ui/acts.ts'
import { offeredActs } from '../../ui/acts.ts'
import { actNames } from '../../words/act-names.ts'
import { jumpWords } from '../../words/jump.ts'
import { useWords } from '../../words/language.tsx'
import { searchWords } from '../../words/search.ts'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Findable } from './find.ts'

/** Every book, the places of the app, what concerns each colleague, and every act that is offered. */
export function createFindable(): Accessor<Findable> {
  const words = useWords()
  const titled = (wording: Text) => {
    const { label: title, also } = actNames(words, (say) => say(wording))
    return { title, also }
  }
  const workspace = useWorkspace()
  return createMemo(() => ({
    places: [
      ...workspace.heads().map(({ id, name, icon }) => ({ href: `/${id}`, ...titled(name), icon })),
      { href: '/today', ...titled(shellWords.today), icon: 'sun' },
      { href: '/members', ...titled(jumpWords.goMembers), icon: 'users-round' },
      { href: '/me', ...titled(jumpWords.goMe), icon: 'settings-2' },
      { href: '/me#safety', ...titled(jumpWords.goSafety), icon: 'shield-check' },
    ],
    people: workspace.directory().members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ href: `/search?who=${encodeURIComponent(id)}`, title: name, icon: 'user-round', book: words.say(searchWords.concerns) })),
    acts: eachOnce(offeredActs()),
  }))
}

/** What the page in sight offers and any place does too is offered once, as the page means it. */
const eachOnce = (acts: readonly Act[]): readonly Act[] => {
  const here = new Set(acts.flatMap(({ group, id }) => (group === 'here' ? [id] : [])))
  return acts.filter(({ group, id }) => group === 'here' || !here.has(id))
}
