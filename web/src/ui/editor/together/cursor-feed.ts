import { relativePositionToAbsolutePosition } from 'y-prosemirror'
import type { ProsemirrorBinding } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import { createRelativePositionFromJSON } from 'yjs'
import type { XmlFragment } from 'yjs'

interface CursorState {
  readonly cursor: { readonly anchor: unknown; readonly head: unknown }
  readonly user: { readonly id: string; readonly name: string; readonly color: string }
}

interface PresenceChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

type Listener = (change: PresenceChange, origin: unknown) => void

const sixDigits = /^#[0-9a-f]{6}$/i
const plainHue = '#57534b'

/** A colour as y-prosemirror wants it. */
export const sixDigitColor = (color: unknown): string => (typeof color === 'string' && sixDigits.test(color) ? color : plainHue)

export interface CursorFeedInput {
  readonly awareness: Awareness
  readonly fragment: XmlFragment
  /** Which nodes of the editor stand for which of Yjs. */
  readonly mapping: ProsemirrorBinding['mapping']
  /** Whether drawing has to wait. */
  readonly isPutOff: () => boolean
}

export interface CursorFeed {
  /** Stands in for the volume's awareness towards y-prosemirror's cursor plugin. */
  readonly awareness: Awareness
  /** Draws what arrived while drawing was put off. */
  resume(): void
}

/**
 * The presence of a volume, narrowed to the cursors in one text. Bare, y-prosemirror draws every cursor anew on each of
 * one's own keys and on every presence in the volume, believes any position and any name, and clears the
 * cursor of whichever text has it when another closes.
 */
export function createCursorFeed({ awareness, fragment, mapping, isPutOff }: CursorFeedInput): CursorFeed {
  const { doc } = fragment
  if (doc === null) throw new Error('the text belongs to no document')
  const listeners = new Map<Listener, (change: PresenceChange, origin: unknown) => void>()
  const shown = new Map<number, string>()
  let waiting = false
  let own: unknown = null

  /** Positions come from others as they like: at some that point nowhere the libraries throw, in the middle of drawing. */
  const liesHere = (position: unknown): boolean => {
    try {
      return relativePositionToAbsolutePosition(doc, fragment, createRelativePositionFromJSON(position), mapping) !== null
    } catch {
      return false
    }
  }
  const cursorHere = (state: unknown): CursorState['cursor'] | undefined => {
    const cursor = (state as { readonly cursor?: unknown } | undefined)?.cursor
    return isCursor(cursor) && liesHere(cursor.anchor) && liesHere(cursor.head) ? cursor : undefined
  }
  /** Remembers what is about to be shown of a client; answers whether that differs from what was. */
  const differs = (client: number): boolean => {
    if (client === awareness.clientID) return false
    const state = awareness.getStates().get(client) as { readonly user?: unknown } | undefined
    const cursor = cursorHere(state)
    const now = cursor === undefined ? undefined : JSON.stringify([cursor, state?.user])
    const changed = shown.get(client) !== now
    if (now === undefined) shown.delete(client)
    else shown.set(client, now)
    return changed
  }
  const states = (): Map<number, CursorState> => {
    const here = new Map<number, CursorState>()
    for (const [client, state] of awareness.getStates()) {
      const cursor = client === awareness.clientID ? undefined : cursorHere(state)
      if (cursor !== undefined) here.set(client, { cursor, user: readUser((state as { readonly user?: unknown }).user) })
    }
    return here
  }
  const facade = {
    clientID: awareness.clientID,
    doc,
    getStates: states,
    getLocalState() {
      const state = awareness.getLocalState() as { readonly cursor?: unknown } | null
      // Another text of the volume may have put it there.
      return state === null || state.cursor === own || cursorHere(state) !== undefined ? state : { ...state, cursor: null }
    },
    setLocalStateField(field: string, value: unknown) {
      const current = (awareness.getLocalState() as Record<string, unknown> | null)?.[field]
      // While composing the editor is ahead of Yjs: places after the caret have no counterpart there.
      if (isPutOff() || (value === null && current !== own)) return
      own = value
      awareness.setLocalStateField(field, value)
    },
    on(event: string, listener: Listener) {
      if (event !== 'change') return
      const narrowed: Listener = (change, origin) => {
        const touched = [...change.added, ...change.updated, ...change.removed].map(differs).includes(true)
        if (!touched) return
        if (isPutOff()) waiting = true
        else listener(change, origin)
      }
      listeners.set(listener, narrowed)
      awareness.on('change', narrowed)
    },
    off(_event: string, listener: Listener) {
      const narrowed = listeners.get(listener)
      listeners.delete(listener)
      if (narrowed !== undefined) awareness.off('change', narrowed)
    },
  }
  return {
    // The cursor plugin touches nothing but these; the rest of the class is not for it.
    awareness: facade as unknown as Awareness,
    resume() {
      if (!waiting) return
      waiting = false
      for (const listener of listeners.keys()) listener({ added: [], updated: [], removed: [] }, 'resume')
    },
  }
}

const isCursor = (value: unknown): value is CursorState['cursor'] => typeof value === 'object' && value !== null && 'anchor' in value && 'head' in value

function readUser(user: unknown): CursorState['user'] {
  const { id, name, color } = (user ?? {}) as { readonly id?: unknown; readonly name?: unknown; readonly color?: unknown }
  return { id: typeof id === 'string' ? id : '', name: typeof name === 'string' ? name.slice(0, 40) : '', color: sixDigitColor(color) }
}
