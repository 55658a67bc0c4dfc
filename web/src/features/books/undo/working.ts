import { createSignal } from 'solid-js'

import { breathe } from '../../../platform/breathe.ts'
import { showToast } from '../../../ui/toast.ts'
import { undoWords } from '../../../words/undo.ts'
import type { TakeBackInput } from './take-back.ts'

/** Before this nobody needs to be told that something is under way. */
const tellAfterMs = 400
/** A number that changes is read aloud: not with every slice. */
const tellEveryMs = 1_000

/** What tells of a step that is long in going back or being done again. */
export interface Working {
  tell(done: number, total: number): void
  end(): Promise<void>
}

let shown = 0

/** Whether one is told of: a further press waits until it is through. */
export const isWorking = (): boolean => shown > 0

/** Says how far a step has come once it lasts; its button and Escape call it off ([UND5]). */
export function createWorking({ words }: Pick<TakeBackInput, 'words'>, way: 'undo' | 'redo', calling: AbortController, now: () => number = () => performance.now()): Working {
  const beganMs = now()
  let toldMs = -tellEveryMs
  const [said, setSaid] = createSignal('')
  const format = (count: number): string => words.format().number(count)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return
    // What is open stays so.
    event.preventDefault()
    event.stopImmediatePropagation()
    calling.abort()
  }
  let close: (() => void) | undefined
  const show = (): void => {
    shown++
    document.addEventListener('keydown', onKeyDown, { capture: true })
    const dismiss = showToast(said(), { label: words.say(undoWords.stop), action: () => calling.abort(), stayMs: 600_000, now: said })
    close = () => {
      shown--
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      dismiss()
    }
  }
  return {
    tell(done, total) {
      if (now() - beganMs < tellAfterMs || now() - toldMs < tellEveryMs || done === total) return
      toldMs = now()
      setSaid(words.say(way === 'undo' ? undoWords.working : undoWords.redoing, { done: format(done), total: format(total) }))
      if (close === undefined) show()
    },
    async end() {
      if (close === undefined) return
      close()
      // Views have been told of a long one just now: what is said of it comes after them.
      await breathe()
    },
  }
}
