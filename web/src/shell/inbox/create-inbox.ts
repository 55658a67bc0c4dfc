import { seenNotices } from '@hebu/shared/books/seen-notices.ts'
import { calendarOf } from '@hebu/shared/charters/settled.ts'
import { keyFrom } from '@hebu/shared/books/periods.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import type { Notice } from '@hebu/shared/rules/notices/notices.ts'
import { noticesOf } from '@hebu/shared/rules/notices/notices.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'

import type { Workspace } from '../../workspace/workspace.ts'
import { createSaidIndex } from './read-said.ts'

/** What is new for the member, and what of it was seen on any device. */
export interface Inbox {
  /** The latest first; `undefined` until everything that the device holds has been read. */
  readonly notices: Accessor<readonly Notice[] | undefined>
  readonly fresh: Accessor<readonly Notice[]>
  isSeen(notice: Notice): boolean
  see(notices: readonly Notice[]): void
}

/** A burst of edits is reckoned with once, at its end. */
const quietMs = 400
const longestName = 96

const markOf = ({ id }: Notice): string => id.replaceAll(/[^\w.-]/g, '_').slice(-longestName).replace(/^[^A-Za-z0-9]/, 'x')

/** Keeps the notices of the open workspace. */
export function createInbox(workspace: Workspace): Inbox {
  const [notices, setNotices] = createSignal<readonly Notice[]>()
  const [written, setWritten] = createSignal(0)
  const said = createSaidIndex(workspace, () => setWritten((count) => count + 1))
  let waiting: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let running = Promise.resolve()
  const reckon = async (): Promise<void> => {
    const read = await said.read()
    if (isOver) return
    setNotices(untrack(() => noticesOf({ me: workspace.me(), standing: { directory: workspace.directory(), charter: workspace.charter() }, calendar: calendarOf(workspace.charter()), world: workspace.world, books: workspace.books(), said: read })))
  }
  createEffect(() => {
    if (!workspace.whole() || !workspace.books().every(({ id }) => workspace.table(id).ready())) return
    // Whatever any of it follows from.
    for (const { id } of workspace.books()) workspace.table(id).pages()
    workspace.directory()
    workspace.me()
    written()
    clearTimeout(waiting)
    waiting = setTimeout(() => { running = running.then(reckon) }, untrack(notices) === undefined ? 0 : quietMs)
  })
  onCleanup(() => {
    isOver = true
    clearTimeout(waiting)
    said.close()
  })
  const pageId = (): string => keyFrom('seen', workspace.me().id) ?? ''
  const isKept = (): boolean => workspace.bookById(seenNotices.id) !== undefined
  const seen = createMemo(() => new Set(isKept() ? rowsIn(workspace.table(seenNotices.id).page(pageId())?.values['seen']).map(({ id }) => id) : []))
  const isSeen = (notice: Notice): boolean => seen().has(markOf(notice))
  return {
    notices,
    fresh: createMemo(() => notices()?.filter((notice) => !isSeen(notice)) ?? []),
    isSeen,
    see(some) {
      const unseen = some.filter((notice) => !untrack(() => isSeen(notice)))
      if (unseen.length === 0 || !untrack(isKept)) return
      // Nobody would take it back as something that they did.
      workspace.commands.quietly(() => {
        const made = workspace.commands.create(seenNotices.id)
        if (!made.ok) return
        const at = new Date(untrack(() => workspace.world.nowMs)).toISOString()
        for (const notice of unseen) workspace.commands.addRow({ book: seenNotices.id, id: made.value.id }, 'seen', { at }, undefined, markOf(notice))
      })
    },
  }
}
