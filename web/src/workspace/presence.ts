import type { Accessor } from 'solid-js'
import { createMemo, createRoot, createSignal, getOwner, onCleanup } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'

import type { Volume } from './volume.ts'
import type { PageAddress, Presence } from './workspace.ts'

export interface PresenceInput {
  me(): string
  volumeOf(page: PageAddress): Volume | undefined
  /** Reads the page so that presence follows it when its volume opens later. */
  tracked(page: PageAddress): void
}

/** Where somebody is, in the awareness of a volume. The relay stamps `user.id` with the session's member. */
interface Whereabouts {
  readonly page: string
  readonly field?: string | undefined
}

export interface PresenceOfPages {
  on(page: PageAddress): Accessor<readonly Presence[]>
  announce(page: PageAddress | undefined, field?: string): void
}

function othersOn(awareness: Awareness, page: string): readonly Presence[] {
  const present: Presence[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const { user, at } = state as { readonly user?: { readonly id?: unknown }; readonly at?: Whereabouts | null }
    if (clientId === awareness.clientID || typeof user?.id !== 'string' || at?.page !== page) continue
    present.push({ member: user.id, clientId, field: at.field })
  }
  return present.toReversed()
}

export function createPresence(input: PresenceInput): PresenceOfPages {
  let announced: { readonly awareness: Awareness; readonly page: string } | undefined
  return {
    on(page) {
      const [version, setVersion] = createSignal(0)
      let followed: Awareness | undefined
      const told = () => setVersion((count) => count + 1)
      const follow = (awareness: Awareness | undefined) => {
        if (followed === awareness) return
        followed?.off('change', told)
        followed = awareness
        awareness?.on('change', told)
      }
      const make = () =>
        createMemo<readonly Presence[]>(() => {
          version()
          input.tracked(page)
          const awareness = input.volumeOf(page)?.awareness
          follow(awareness)
          return awareness === undefined ? [] : othersOn(awareness, page.id)
        })
      if (getOwner() === null) return createRoot(make)
      onCleanup(() => follow(undefined))
      return make()
    },
    announce(page, field) {
      const awareness = page === undefined ? undefined : input.volumeOf(page)?.awareness
      if (announced !== undefined && (announced.awareness !== awareness || announced.page !== page?.id)) announced.awareness.setLocalStateField('at', null)
      announced = undefined
      if (awareness === undefined || page === undefined) return
      const state = awareness.getLocalState() as { readonly user?: { readonly id?: unknown } } | null
      if (state?.user?.id !== input.me()) awareness.setLocalState({ ...state, user: { ...state?.user, id: input.me() } })
      awareness.setLocalStateField('at', { page: page.id, field } satisfies Whereabouts)
      announced = { awareness, page: page.id }
    },
  }
}
