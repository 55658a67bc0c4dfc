import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, onCleanup } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Inbox } from './create-inbox.ts'
import { keepFeed } from '../me/calendar/keep-feed.ts'
import { useRelay } from '../session-context.tsx'
import { createInbox } from './create-inbox.ts'
import { keepTelling } from './system-notices.ts'

/** The inbox of the open workspace: what is looked at counts as seen, the system is told where the member wants it, and so is a calendar. */
export function keepInbox(workspace: Workspace): Inbox {
  const inbox = createInbox(workspace)
  const location = useLocation()
  const looked = (): void => {
    if (document.visibilityState !== 'visible') return
    const [book, id] = location.pathname.slice(1).split('/').map(decodeURIComponent)
    inbox.see(inbox.fresh().filter(({ page }) => page.book === book && page.id === id))
  }
  createEffect(looked)
  document.addEventListener('visibilitychange', looked)
  onCleanup(() => document.removeEventListener('visibilitychange', looked))
  const words = useWords()
  keepTelling({ workspace, inbox, words, go: useNavigate() })
  keepFeed(workspace, useRelay(), words)
  return inbox
}
