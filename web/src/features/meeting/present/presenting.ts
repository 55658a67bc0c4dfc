import type { Accessor } from 'solid-js'
import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'

import type { Workspace } from '../../../workspace/workspace.ts'

/** Somebody who presents a meeting, and what they show. Known while they do, and stored nowhere ([MEET13]). */
export interface Presenter {
  readonly member: string
  readonly clientId: number
  /** The part that is shown. */
  readonly part: string
  /** How far down it, from 0 to 1. */
  readonly scroll: number
}

/** As it stands in the awareness of the meeting's volume. */
interface Shown {
  readonly page: string
  readonly part: string
  readonly scroll: number
}

/** What others say of themselves is not trusted to have a form. */
function presenterIn(clientId: number, state: unknown, page: string): Presenter | undefined {
  const { user, presenting } = (state ?? {}) as { readonly user?: { readonly id?: unknown } | null; readonly presenting?: Partial<Record<keyof Shown, unknown>> | null }
  if (typeof user?.id !== 'string' || presenting?.page !== page || typeof presenting.part !== 'string') return undefined
  const { scroll } = presenting
  return { member: user.id, clientId, part: presenting.part, scroll: typeof scroll === 'number' && scroll >= 0 && scroll <= 1 ? scroll : 0 }
}

export interface Presenting {
  /** Others who present this meeting; tracked. */
  readonly others: Accessor<readonly Presenter[]>
  /** Shows others what is presented here. */
  show(part: string, scroll: number): void
  stop(): void
}

/** Who presents a meeting, by the awareness of its volume. */
export const presentersIn = (heard: Awareness, page: string): readonly Presenter[] =>
  [...heard.getStates()].flatMap(([clientId, state]) => (clientId === heard.clientID ? [] : (presenterIn(clientId, state, page) ?? [])))

/** Presenting one meeting, and hearing of others who do. */
export function createPresenting(workspace: Workspace, page: Accessor<string>): Presenting {
  const [version, setVersion] = createSignal(0)
  const awareness = createMemo<Awareness | undefined>(() => workspace.text({ book: 'meetings', id: page() }, 'discussion')?.awareness)
  let shown = false
  createEffect(() => {
    const heard = awareness()
    const told = (): void => void setVersion((count) => count + 1)
    heard?.on('change', told)
    onCleanup(() => heard?.off('change', told))
  })
  const stop = (): void => {
    if (shown) awareness()?.setLocalStateField('presenting', null)
    shown = false
  }
  onCleanup(stop)
  return {
    others: createMemo(() => {
      version()
      const heard = awareness()
      return heard === undefined ? [] : presentersIn(heard, page())
    }, [], { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) }),
    show(part, scroll) {
      const state = awareness()?.getLocalState() as { readonly presenting?: Shown | null } | null | undefined
      if (state === undefined || state === null) return
      shown = true
      const now: Shown = { page: page(), part, scroll: Math.round(scroll * 50) / 50 }
      if (JSON.stringify(state.presenting) !== JSON.stringify(now)) awareness()!.setLocalStateField('presenting', now)
    },
    stop,
  }
}
