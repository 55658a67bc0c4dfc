import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'

import type { Archive } from './archive.ts'
import { createArchive } from './archive.ts'
import { dayAt } from './calendar.ts'
import type { Desk } from './desk.ts'
import { openDesk } from './desk.ts'

/** Something that somebody did at a time. */
export interface Act {
  readonly atMs: number
  readonly by: string
  run(desk: Desk): void | Promise<void>
}

/** What somebody did on a device without a network, which came in at `mergedAtMs`. */
export interface OfflineActs {
  /** Parts the device's client ids and page ids from the member's other ones. */
  readonly device: string
  readonly by: string
  readonly leftAtMs: number
  readonly mergedAtMs: number
  readonly acts: readonly Act[]
}

export interface PlayInput {
  readonly charter: Charter
  readonly books: readonly Book[]
  /** Who was a member on a day. */
  directoryOn(date: string): Directory
  readonly acts: readonly Act[]
  readonly offline: readonly OfflineActs[]
}

/** Plays the acts in order of time, each with its maker's own workspace, and gives what came of them. */
export async function play(input: PlayInput): Promise<Archive> {
  let nowMs = 0
  const clock = { now: () => nowMs }
  const archive = createArchive(clock)
  const forks = new Map<OfflineActs, Archive>()
  const desks = new Map<string, Desk>()
  let today = ''

  const closeDesks = async (): Promise<void> => {
    for (const desk of desks.values()) await desk.close()
    desks.clear()
  }
  const deskOf = async (by: string, on: Archive = archive, device = ''): Promise<Desk> => {
    const date = dayAt(nowMs)
    if (date !== today) await closeDesks()
    today = date
    const sitting = `${by} ${date} ${device}`
    const open = desks.get(sitting)
    if (open !== undefined) return open
    const { charter, books } = input
    const desk = await openDesk({ archive: on, member: by, charter, directory: input.directoryOn(date), books, clock, sitting })
    desks.set(sitting, desk)
    return desk
  }

  // Whoever has done their day's last act closes their desk: an open one follows all that others write.
  const left = new Map<string, number>()
  const dayOfWork = ({ by, atMs }: Act): string => `${by} ${dayAt(atMs)} `
  for (const act of input.acts) left.set(dayOfWork(act), (left.get(dayOfWork(act)) ?? 0) + 1)
  const finished = async (act: Act): Promise<void> => {
    const sitting = dayOfWork(act)
    left.set(sitting, left.get(sitting)! - 1)
    if (left.get(sitting) !== 0) return
    await desks.get(sitting)?.close()
    desks.delete(sitting)
  }
  const steps: { readonly atMs: number; run(): Promise<void> }[] = input.acts.map((act) => ({
    atMs: act.atMs,
    run: async () => {
      await act.run(await deskOf(act.by))
      await finished(act)
    },
  }))
  for (const away of input.offline) {
    steps.push({ atMs: away.leftAtMs, run: async () => void forks.set(away, archive.fork(away.device)) })
    for (const act of away.acts) steps.push({ atMs: act.atMs, run: async () => act.run(await deskOf(act.by, forks.get(away), away.device)) })
    steps.push({ atMs: away.mergedAtMs, run: async () => archive.merge(forks.get(away)!, away.by) })
  }
  // Sorting is stable: acts of one instant happen in the order in which they were told.
  for (const step of steps.toSorted((a, b) => a.atMs - b.atMs)) {
    nowMs = step.atMs
    await step.run()
  }
  await closeDesks()
  return archive
}
