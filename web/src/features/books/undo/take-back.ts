import { useNavigate } from '@solidjs/router'

import type { Overseen } from '../../../platform/slices.ts'
import { showToast } from '../../../ui/toast.ts'
import type { Words } from '../../../words/language.tsx'
import { useWords } from '../../../words/language.tsx'
import { undoWords } from '../../../words/undo.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { Step, Workspace } from '../../../workspace/workspace.ts'
import type { Working } from './working.ts'

/** Says what was done, and takes steps back and does them again in words ([UND2]). */
export interface TakeBack {
  /** Says what was done with a way to take it back, or that there is none. */
  offer(step: Step, done: string): void
  /** Takes back this step, or the last one; answers whether it went back whole, however much of it was refused. */
  undo(step?: Step): Promise<boolean>
  redo(): Promise<boolean>
}

export interface TakeBackInput {
  readonly workspace: Workspace
  readonly words: Words
  readonly navigate: (href: string) => void
}

/** What tells of it, once it was needed. */
let late: typeof import('./tell-undone.ts') | undefined

const offers = new WeakMap<Step, () => void>()

/** A notice that offers what has been taken back already would offer nothing. */
export const withdrawOffer = (step: Step): void => offers.get(step)?.()

export function createTakeBack(input: TakeBackInput): TakeBack {
  const { workspace, words } = input
  // It is done at once; the words that tell of it come when they are needed.
  const turn = async (way: 'undo' | 'redo', step?: Step): Promise<boolean> => {
    if (late?.isWorking() === true) return false
    const calling = new AbortController()
    let working: Working | undefined
    const told = import('./tell-undone.ts').then((piece) => {
      late = piece
      working = piece.createWorking(input, way, calling)
      return piece
    })
    const overseen: Overseen = { tell: (done, total) => working?.tell(done, total), signal: calling.signal }
    const turning = way === 'undo' ? workspace.commands.undo(step, overseen) : workspace.commands.redo(overseen)
    const [{ tellTurned }, turned] = await Promise.all([told, turning])
    await working?.end()
    tellTurned(input, way, step, turned, () => void turn(way, way === 'undo' ? turned?.step : undefined))
    return turned?.left.length === 0
  }
  const undo = (step?: Step): Promise<boolean> => turn('undo', step)
  return {
    offer(step, done) {
      if (workspace.commands.mayUndo(step)) offers.set(step, showToast(done, { label: words.say(undoWords.undo), action: () => void undo(step) }))
      else showToast(words.say(undoWords.noWay, { done }))
    },
    undo,
    redo: () => turn('redo'),
  }
}

/** For the open workspace. */
export function useTakeBack(): TakeBack {
  const navigate = useNavigate()
  return createTakeBack({ workspace: useWorkspace(), words: useWords(), navigate: (href) => navigate(href, { scroll: false }) })
}
