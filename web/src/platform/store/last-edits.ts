import { fromBase64Url, toBase64Url } from '@hebu/shared/codec/sealing/base64url.ts'

import type { Mark } from '../local-store.ts'

/** Edits of one window in one volume that its copy on the device did not have when the window went. */
export interface LastEdits {
  readonly volume: string
  /** Of the copy they were made in; 0 where the relay never told. */
  readonly epoch: number
  readonly mark: Mark
  /** A Yjs update (V1) with the edits. */
  readonly update: Uint8Array
}

/** The last edits of windows that went before their databases had them, in the one storage that a window can still write to while it goes ([LOC12]). */
export interface LastEditsKept {
  /** Keeps these instead of what this window kept before; answers whether they fit. */
  keep(edits: readonly LastEdits[]): boolean
  /** What windows left behind, by a name under which it is released. */
  left(): readonly { readonly name: string; readonly edits: readonly LastEdits[] }[]
  release(name: string): void
}

/** As much of the browser's storage as this needs; its own keys are the names. */
export type SmallStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface LastEditsOptions {
  readonly workspace: string
  readonly member: string
  /** This window. */
  readonly session: string
  readonly storage: () => SmallStorage
}

type Written = Omit<LastEdits, 'update'> & { readonly length: number; readonly words: string }

const isWritten = (value: unknown): value is Written => {
  const { volume, epoch, mark, length, words } = (value ?? {}) as Partial<Record<keyof Written, unknown>>
  return typeof volume === 'string' && typeof epoch === 'number' && typeof mark === 'object' && mark !== null && typeof length === 'number' && typeof words === 'string'
}

function read(kept: string | null): readonly LastEdits[] {
  try {
    const found: unknown = JSON.parse(kept ?? '[]')
    return (Array.isArray(found) ? found.filter(isWritten) : []).flatMap(({ length, words, ...edits }) => {
      const update = fromBase64Url(words, length)
      return update === undefined ? [] : [{ ...edits, update }]
    })
  } catch {
    return []
  }
}

/** Keeps them under a name that goes with the account. */
export function keepLastEdits({ workspace, member, session, storage }: LastEditsOptions): LastEditsKept {
  const ofMember = `hebu.last-edits.${workspace}.${member}.`
  const own = ofMember + session
  /** A browser that gives no storage has kept nothing. */
  const tried = <T>(work: (storage: SmallStorage) => T, otherwise: T): T => {
    try {
      return work(storage())
    } catch {
      return otherwise
    }
  }
  return {
    keep: (edits) =>
      tried((into) => {
        if (edits.length === 0) into.removeItem(own)
        else into.setItem(own, JSON.stringify(edits.map(({ update, ...rest }): Written => ({ ...rest, length: update.length, words: toBase64Url(update) }))))
        return true
      }, edits.length === 0),
    left: () => tried((from) => Object.keys(from).filter((name) => name.startsWith(ofMember)).map((name) => ({ name, edits: read(from.getItem(name)) })), []),
    release: (name) => tried((from) => from.removeItem(name), undefined),
  }
}

/** Keeps them whenever the window goes, and asks the person first where there is no room. Answers how to stop. */
export function whenWindowGoes(window: Pick<Window, 'addEventListener' | 'removeEventListener'>, keep: () => boolean): () => void {
  const ask = (event: Event): void => {
    if (!keep()) event.preventDefault()
  }
  // A window that comes back as it was has written them down meanwhile.
  const listeners = { beforeunload: ask, pagehide: keep, pageshow: keep } as const
  for (const [event, listener] of Object.entries(listeners)) window.addEventListener(event, listener)
  return () => {
    for (const [event, listener] of Object.entries(listeners)) window.removeEventListener(event, listener)
  }
}
