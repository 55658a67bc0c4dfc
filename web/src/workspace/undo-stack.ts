import { granted } from '@hebu/shared/vocabulary/result.ts'

import type { Done, PageAddress, UndoneCommand } from './workspace.ts'

interface Step {
  readonly command: UndoneCommand['command']
  readonly page: PageAddress
  /** Steps of the same name that follow each other closely are one: a word typed, not each of its letters. */
  readonly joins: string | undefined
  readonly atMs: number
  readonly takeBack: () => Done<unknown>
}

export interface UndoStack {
  push(command: UndoneCommand['command'], page: PageAddress, joins: string | undefined, takeBack: () => Done<unknown>, atMs?: number): void
  undo(): Done<UndoneCommand | undefined>
}

const joinWithinMs = 1500

const mostSteps = 200

/** What this tab did, so that it can be taken back: its own steps only, each by an ordinary command ([UND1]). */
export function createUndoStack(): UndoStack {
  const steps: Step[] = []
  let undoing = false
  return {
    push(command, page, joins, takeBack, atMs = 0) {
      if (undoing) return
      const last = steps.at(-1)
      const continues = joins !== undefined && last?.joins === joins && last.page.id === page.id && last.page.book === page.book && atMs - last.atMs < joinWithinMs
      if (continues) steps[steps.length - 1] = { ...last, atMs }
      else steps.push({ command, page, joins, atMs, takeBack })
      if (steps.length > mostSteps) steps.shift()
    },
    undo() {
      const step = steps.pop()
      if (step === undefined) return granted(undefined)
      undoing = true
      try {
        const taken = step.takeBack()
        return taken.ok ? granted({ command: step.command, page: step.page }) : taken
      } finally {
        undoing = false
      }
    },
  }
}
