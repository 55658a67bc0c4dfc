import { useNavigate } from '@solidjs/router'

import { breathe } from '../../../platform/breathe.ts'
import { showToast } from '../../../ui/toast.ts'
import type { Words } from '../../../words/language.tsx'
import { useWords } from '../../../words/language.tsx'
import { undoWords } from '../../../words/undo.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { Step, Workspace } from '../../../workspace/workspace.ts'

/** Says what was done, and takes steps back and does them again in words ([UND2]). */
export interface TakeBack {
  /** Says what was done with a way to take it back, or that there is none. */
  offer(step: Step, done: string): void
  /** Takes back this step, or the last one. */
  undo(step?: Step): Promise<void>
  redo(): Promise<void>
}

export interface TakeBackInput {
  readonly workspace: Workspace
  readonly words: Words
  readonly navigate: (href: string) => void
}

/** How far it has come is said so often while it lasts. */
const tellEveryMs = 400

const offers = new WeakMap<Step, () => void>()

/** A notice that offers what has been taken back already would offer nothing. */
export const withdrawOffer = (step: Step): void => offers.get(step)?.()

export function createTakeBack(input: TakeBackInput): TakeBack {
  const { workspace, words } = input
  // It is done at once; the words that tell of it come when they are needed.
  const turn = async (way: 'undo' | 'redo', step?: Step): Promise<void> => {
    let stop: (() => void) | undefined
    let toldMs = performance.now()
    const tell = (done: number): void => {
      if (performance.now() - toldMs < tellEveryMs) return
      toldMs = performance.now()
      stop?.()
      stop = showToast(words.say(undoWords.working, { done: words.format().number(done) }))
    }
    const turning = way === 'undo' ? workspace.commands.undo(step, tell) : workspace.commands.redo(tell)
    const [{ tellTurned }, turned] = await Promise.all([import('./tell-undone.ts'), turning])
    stop?.()
    // Views have been told of a long one just now: what is said of it comes after them.
    if (stop !== undefined) await breathe()
    tellTurned(input, way, step, turned)
  }
  const undo = (step?: Step): Promise<void> => turn('undo', step)
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
