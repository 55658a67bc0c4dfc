import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import type { Answer, RelayRefusal } from '../platform/relay-api.ts'

/** One question to the relay at a time: whether it is under way, and why the last one was refused. */
export interface Asking {
  readonly busy: Accessor<boolean>
  readonly refusal: Accessor<RelayRefusal | undefined>
  /** Asks and hands a granted answer on; resolves to whether it was granted. */
  ask<T>(question: () => Answer<T>, granted?: (value: T) => void): Promise<boolean>
}

export function createAsking(): Asking {
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<RelayRefusal>()
  return {
    busy,
    refusal,
    async ask(question, granted) {
      setBusy(true)
      setRefusal(undefined)
      const answer = await question()
      setBusy(false)
      if (answer.ok) granted?.(answer.value)
      else setRefusal(answer.refusal)
      return answer.ok
    },
  }
}
