import { batch } from 'solid-js'

import type { CommandRefusal, Done, PageAddress, Step, UndoneStep } from './workspace.ts'
import type { Together } from './together.ts'
import { breathe } from '../platform/breathe.ts'
import type { Overseen } from '../platform/slices.ts'
import { createSliceSize, restAfter } from '../platform/slices.ts'

/** One command of a step. */
export interface StepPart {
  readonly command: UndoneStep['command']
  readonly page: PageAddress
  /** The field that was written, or the move that was made. */
  readonly field?: string | undefined
  /** Parts of the same name that follow each other closely are one: a word typed, not each of its letters. */
  readonly joins?: string | undefined
  readonly atMs?: number
  /** Whether what was written still stands; where somebody changed it since, it is not overwritten ([UND3]). */
  readonly stands?: () => boolean
  /** Absent where there is no way back. */
  readonly takeBack: (() => Done<unknown>) | undefined
}

interface Entry {
  readonly step: Step
  /** What was done first; it names the step also after it was taken back and done again. */
  readonly command: UndoneStep['command']
  readonly field: string | undefined
  readonly parts: StepPart[]
}

export interface UndoStack {
  push(part: StepPart): void
  /** What is done while `run` runs belongs to this step, also when it is called again for the same one. */
  asOne<T>(step: Step, run: () => T): T
  /** What is done while `run` runs is no step of anybody's. */
  quietly<T>(run: () => T): T
  mayUndo(step: Step): boolean
  undo(step?: Step, overseen?: Overseen): Promise<UndoneStep | undefined>
  redo(overseen?: Overseen): Promise<UndoneStep | undefined>
}

const joinWithinMs = 1500
const mostSteps = 200

/** However many are taken back at once, the window may answer after so long. */
const longestMs = 25

/** Those that read nothing but the fields of their page, so that many of them can be one edit. */
const plain: ReadonlySet<StepPart['command']> = new Set(['create', 'remove', 'restore', 'set', 'rows'])

/** Each command by itself. */
const apart: Pick<Together, 'run' | 'atLength'> = { run: (_, run) => run(), atLength: (run) => run() }

const keyOf = ({ book, id }: PageAddress): string => `${book}/${id}`

const entryOf = (step: Step, { command, field }: StepPart): Entry => ({ step, command, field, parts: [] })

/**
 * What this tab did, across all books, so that it can be taken back and done again: its own steps only, each by
 * ordinary commands ([UND1]). What a command says of itself while a step is taken back makes up the step that does it again.
 */
export function createUndoStack(together: Pick<Together, 'run' | 'atLength'> = apart, isVeiled: (part: StepPart) => boolean = () => false): UndoStack {
  const done: Entry[] = []
  const undone: Entry[] = []
  let quiet = 0
  let grouped: { readonly step: Step; entry: Entry | undefined } | undefined
  /** The step that is being turned round: what runs now is its way back. */
  let turned: StepPart[] | undefined

  const add = (part: StepPart): Entry => {
    const entry = entryOf(grouped?.step ?? {}, part)
    entry.parts.push(part)
    done.push(entry)
    if (done.length > mostSteps) done.shift()
    return entry
  }
  const joinsLast = (part: StepPart): boolean => {
    const parts = done.at(-1)?.parts
    const last = parts?.length === 1 ? parts[0] : undefined
    if (last === undefined || part.joins === undefined || last.joins !== part.joins || last.page.id !== part.page.id || last.page.book !== part.page.book || (part.atMs ?? 0) - (last.atMs ?? 0) >= joinWithinMs) return false
    parts![0] = { ...part, takeBack: last.takeBack }
    return true
  }

  const turn = async (from: Entry[], to: Entry[], step: Step | undefined, { tell, signal }: Overseen): Promise<UndoneStep | undefined> => {
    const at = step === undefined ? from.length - 1 : from.findIndex((entry) => entry.step === step)
    const entry = from[at]
    if (entry === undefined) return undefined
    // Of one that was called off a part lies there already.
    const known = to.find((other) => other.step === entry.step)
    const back: Entry = known ?? { ...entry, parts: [] }
    const pages = new Map<string, PageAddress>()
    const refused: { readonly page: PageAddress; readonly refusal: CommandRefusal }[] = []
    // The last first, so that what followed from something goes before it.
    // What a step made goes as a whole, with everything the step did to it ([CUS7]).
    const born = new Set(entry.parts.flatMap(({ command, page }) => (command === 'create' ? [keyOf(page)] : [])))
    const parts = entry.parts.filter(({ command, page }) => command === 'create' || !born.has(keyOf(page))).toReversed()
    // What is kept from the screen is not changed unseen: the step stays, for when the screen is one's own again ([SHARE2]).
    const veiled = parts.find(isVeiled)
    if (veiled !== undefined) return { step: entry.step, command: entry.command, field: undefined, pages: [], refused: [{ page: veiled.page, refusal: { because: 'screen-shared' } }], left: [] }
    from.splice(at, 1)
    const after = from[at]
    const takeBack = (part: StepPart): void => {
      const answer: Done<unknown> = part.takeBack === undefined ? { ok: false, refusal: { because: 'no-way-back' } } : part.stands?.() === false ? { ok: false, refusal: { because: 'changed-since' } } : part.takeBack()
      if (answer.ok) pages.set(keyOf(part.page), part.page)
      else refused.push({ page: part.page, refusal: answer.refusal })
    }
    const size = createSliceSize(parts.length)
    let next = 0
    // A long one begins after what asked for it has been shown.
    if (parts.length > size.now()) await breathe()
    while (next < parts.length && signal?.aborted !== true) {
      const [from, beganMs] = [next, performance.now()]
      const some = parts.slice(next, next + size.now())
      const apart = some.findIndex(({ command }) => !plain.has(command))
      const joined = apart === -1 ? some : some.slice(0, apart)
      const takeSome = (): void => {
        for (const part of joined.length > 0 ? joined : some.slice(0, 1)) {
          takeBack(part)
          next++
          if (performance.now() - beganMs > longestMs) return
        }
      }
      turned = back.parts
      try {
        batch(() => together.run(joined.map(({ page }) => page), takeSome))
      } finally {
        turned = undefined
      }
      // What is kept and sent of it takes its time, too.
      const tookMs = performance.now() - beganMs
      size.took(next - from, tookMs)
      tell?.(next, parts.length)
      if (next < parts.length) await breathe(restAfter(tookMs))
    }
    if (back.parts.length > 0 && known === undefined) to.push(back)
    const unreached = parts.slice(next)
    const left = new Map(unreached.map(({ page }) => [keyOf(page), page]))
    if (unreached.length > 0) {
      const kept = new Set(unreached)
      const rest: Entry = { ...entry, parts: entry.parts.filter((part) => kept.has(part) || (born.has(keyOf(part.page)) && left.has(keyOf(part.page)))) }
      from.splice(after === undefined ? at : from.indexOf(after), 0, rest)
    }
    return { step: entry.step, command: entry.command, field: entry.field, pages: [...pages].flatMap(([key, page]) => (left.has(key) ? [] : [page])), refused, left: [...left.values()] }
  }

  let turning: Promise<unknown> | undefined
  /** One after the other: what a later one takes back may stand only once an earlier one is through. */
  const inTurn = (run: () => Promise<UndoneStep | undefined>): Promise<UndoneStep | undefined> => {
    const before = turning
    const mine = before === undefined ? together.atLength(run) : before.then(() => together.atLength(run))
    const over = mine.then(() => undefined, () => undefined).then(() => { if (turning === over) turning = undefined })
    turning = over
    return mine
  }

  return {
    quietly(run) {
      quiet += 1
      try {
        return run()
      } finally {
        quiet -= 1
      }
    },
    push(part) {
      if (quiet > 0) return
      if (turned !== undefined) return void turned.push(part)
      undone.length = 0
      if (grouped?.entry !== undefined) grouped.entry.parts.push(part)
      else if (grouped !== undefined) grouped.entry = add(part)
      else if (!joinsLast(part)) add(part)
    },
    asOne(step, run) {
      if (grouped !== undefined || turned !== undefined) return run()
      grouped = { step, entry: done.find((entry) => entry.step === step) }
      try {
        return run()
      } finally {
        grouped = undefined
      }
    },
    mayUndo: (step) => done.find((entry) => entry.step === step)?.parts.some(({ takeBack }) => takeBack !== undefined) === true,
    undo: (step, overseen = {}) => inTurn(() => turn(done, undone, step, overseen)),
    redo: (overseen = {}) => inTurn(() => turn(undone, done, undefined, overseen)),
  }
}
