import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import type { Agenda } from '@hebu/shared/rules/today/agenda.ts'
import { agendaOf } from '@hebu/shared/rules/today/agenda.ts'
import type { TeamMatter } from '@hebu/shared/rules/today/team-state.ts'
import { teamState } from '@hebu/shared/rules/today/team-state.ts'
import type { HandedIn } from '@hebu/shared/rules/today/handed-in.ts'
import { handedInBelow } from '@hebu/shared/rules/today/handed-in.ts'
import type { Accessor } from 'solid-js'
import { createEffect, createSignal, onCleanup, untrack } from 'solid-js'

import type { Workspace } from '../../workspace/workspace.ts'

/** What Today shows of a workspace. */
export interface TodayFacts {
  readonly agenda: Agenda
  readonly handedIn: readonly HandedIn[]
  readonly team: readonly TeamMatter[]
}

/** A burst of edits is reckoned with once, at its end. */
const quietMs = 250

/** What a member has to do, from what the device holds now. */
export function reckonToday(workspace: Workspace): TodayFacts {
  const { world } = workspace
  const books = workspace.books()
  const input = {
    ...dutyGround({ directory: workspace.directory(), charter: workspace.charter() }),
    world,
    books,
    me: workspace.me(),
    book: (id: string) => books.find((book) => book.id === id),
    mayMove: ({ book, id }: { readonly book: string; readonly id: string }, move: string): boolean => {
      const page = workspace.table(book).page(id)
      if (page === undefined) return false
      const may = workspace.commands.mayMove(page, move)
      return may.ok || may.refusal.because === 'missing' || may.refusal.because === 'note-required'
    },
  }
  return { agenda: agendaOf(input), handedIn: handedInBelow(input, workspace.me(), world.today), team: teamState(input) }
}

/**
 * Keeps what a member has to do; `undefined` until everything that the device holds has been read. A device that began
 * with nothing waits for what the relay has: what was done would be told as owed ([TODAY10]).
 */
export function createAgenda(workspace: Workspace): Accessor<TodayFacts | undefined> {
  const [facts, setFacts] = createSignal<TodayFacts>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  let beganEmpty: boolean | undefined
  let filled = false
  const holdsNothing = (): boolean => workspace.books().every(({ id }) => workspace.table(id).pages().length === 0)
  const isFilling = (): boolean => {
    beganEmpty ??= untrack(holdsNothing)
    if (!beganEmpty || filled) return false
    const { kind, waiting: unsent } = workspace.sync()
    // Volumes open one after the other: what is in sync before any of them said something is not all of them.
    filled = kind === 'synced' && !holdsNothing()
    return kind === 'waiting' && unsent === 0
  }
  const reckon = (): void => void setFacts(reckonToday(workspace))
  createEffect(() => {
    if (!workspace.whole() || !workspace.books().every(({ id }) => workspace.table(id).ready())) return
    clearTimeout(waiting)
    if (isFilling()) return void setFacts(undefined)
    // Whatever any of it follows from.
    for (const { id } of workspace.books()) workspace.table(id).pages()
    workspace.directory()
    workspace.me()
    void workspace.world.nowMs
    if (untrack(facts) === undefined && beganEmpty !== true) untrack(reckon)
    else waiting = setTimeout(() => untrack(reckon), quietMs)
  })
  onCleanup(() => clearTimeout(waiting))
  return facts
}
