import { CalendarFeed } from '@hebu/shared/wire/calendar-feed.ts'
import { createEffect, createMemo, onCleanup, untrack } from 'solid-js'
import * as v from 'valibot'

import type { RelayApi } from '../../../platform/relay-api.ts'
import { askAgain } from './asked.ts'
import type { Words } from '../../../words/language.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'
import { feedOf } from './write-feed.ts'

/** A burst of edits is written once, at its end. */
const quietMs = 5_000

/**
 * Writes the member's calendar to the relay whenever it has changed, where there is a subscription ([FEED3]): only from a
 * device that has everything, for one that lacks something would take it out of the calendar.
 */
export function keepFeed(workspace: Workspace, api: Pick<RelayApi, 'ask'>, words: Words): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let written: string | undefined
  let isOver = false
  const synced = createMemo(() => workspace.sync().kind === 'synced')
  const write = async (): Promise<void> => {
    const state = await api.ask(CalendarFeed, 'GET', '/api/calendar')
    if (isOver || !state.ok || !state.value.on) return
    const file = untrack(() => feedOf(workspace, words, location.origin))
    if (file === written && state.value.writtenAt !== undefined) return
    if ((await api.ask(v.object({}), 'POST', '/api/calendar', new Blob([file]))).ok) written = file
  }
  createEffect(() => {
    askAgain()
    if (!synced() || !workspace.whole() || !workspace.books().every(({ id }) => workspace.table(id).ready())) return
    for (const { id } of workspace.books()) workspace.table(id).pages()
    void workspace.world.today
    clearTimeout(waiting)
    waiting = setTimeout(() => void write(), untrack(askAgain) > 0 && written === undefined ? 0 : quietMs)
  })
  onCleanup(() => {
    isOver = true
    clearTimeout(waiting)
  })
}
