import type { Accessor } from 'solid-js'
import { createMemo } from 'solid-js'

import { offeredActs } from '../../ui/acts.ts'
import { jumpWords } from '../../words/jump.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Findable } from './find.ts'

/** Every book, the places of the app, and every act that is offered. */
export function createFindable(): Accessor<Findable> {
  const { say } = useWords()
  const workspace = useWorkspace()
  return createMemo(() => ({
    places: [
      ...workspace.heads().map(({ id, name, icon }) => ({ href: `/${id}`, title: say(name), icon })),
      { href: '/today', title: say(shellWords.today), icon: 'sun' },
      { href: '/members', title: say(jumpWords.goMembers), icon: 'users-round' },
      { href: '/me', title: say(jumpWords.goMe), icon: 'settings-2' },
      { href: '/me#safety', title: say(jumpWords.goSafety), icon: 'shield-check' },
    ],
    acts: offeredActs(),
  }))
}
