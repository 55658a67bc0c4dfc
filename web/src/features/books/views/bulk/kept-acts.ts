import { newId } from '@hebu/shared/vocabulary/ids.ts'

/** What an act on many pages does to each of them. */
export type ActKind = { readonly kind: 'set'; readonly field: string; readonly value?: unknown } | { readonly kind: 'remove' } | { readonly kind: 'move'; readonly move: string }

/** An act on many pages as it was about to begin. */
export interface KeptAct {
  readonly id: string
  readonly act: ActKind
  readonly beganMs: number
  /** Each with what stood there before: the value, or the number of its moves. */
  readonly pages: readonly (readonly [id: string, before?: unknown])[]
}

/** What keeps the acts of a member on this device from their beginning to their end, so that one whose window was closed midway is known ([BULK4]). */
export interface KeptActs {
  /** Gives how to end it. */
  begin(act: ActKind, pages: KeptAct['pages']): () => void
  /** Those that no open window is at any more, the oldest first. */
  cutShort(): Promise<readonly KeptAct[]>
  forget(id: string): void
}

export interface KeptActsInput {
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & Readonly<Record<string, unknown>>
  /** Held by the window that is at an act; absent where browsers have none. */
  readonly locks: Pick<LockManager, 'request' | 'query'> | undefined
  readonly now: () => number
}

/** So long a member is told of one; after that nobody remembers it. */
const keptMs = 30 * 86_400_000

/** What this window is at. */
const ownActs = new Set<string>()

const isAct = (act: unknown): boolean => {
  const { kind, field, move } = (act ?? {}) as Readonly<Record<string, unknown>>
  return (kind === 'set' && typeof field === 'string') || kind === 'remove' || (kind === 'move' && typeof move === 'string')
}

function readAct(text: string | null): KeptAct | undefined {
  try {
    const kept = JSON.parse(text ?? '') as Partial<KeptAct> | null
    const isWhole = typeof kept?.id === 'string' && typeof kept.beganMs === 'number' && isAct(kept.act) && Array.isArray(kept.pages) && kept.pages.every((page: unknown) => Array.isArray(page) && typeof page[0] === 'string')
    return isWhole ? (kept as KeptAct) : undefined
  } catch {
    return undefined
  }
}

/** Named as all that the browser keeps for a member is, so that it goes with the account ([LOC2]). */
export function createKeptActs(workspace: string, member: string, book: string, { storage, locks, now }: KeptActsInput): KeptActs {
  const prefix = `hebu.bulk.${workspace}.${member}.${book}.`
  const names = (): readonly string[] => {
    try {
      return Object.keys(storage()).filter((name) => name.startsWith(prefix))
    } catch {
      return []
    }
  }
  const forgetName = (name: string): void => {
    try {
      storage().removeItem(name)
    } catch {
      // Nothing was kept.
    }
  }
  return {
    begin(act, pages) {
      const id = newId()
      const name = prefix + id
      try {
        storage().setItem(name, JSON.stringify({ id, act, beganMs: now(), pages } satisfies KeptAct))
      } catch {
        // No room: the act runs all the same, and can be taken back as long as the window is open.
        return () => undefined
      }
      ownActs.add(name)
      const over = Promise.withResolvers<void>()
      locks?.request(name, () => over.promise).catch(() => undefined)
      return () => {
        forgetName(name)
        ownActs.delete(name)
        over.resolve()
      }
    },
    async cutShort() {
      const known = names()
      if (known.length === 0) return []
      const held = new Set((await locks?.query().catch(() => undefined))?.held?.map(({ name }) => name))
      return known.flatMap((name) => {
        if (held.has(name) || ownActs.has(name)) return []
        let kept: KeptAct | undefined
        try {
          kept = readAct(storage().getItem(name))
        } catch {
          return []
        }
        if (kept !== undefined && now() - kept.beganMs < keptMs) return [kept]
        forgetName(name)
        return []
      }).toSorted((a, b) => a.beganMs - b.beganMs)
    },
    forget: (id) => forgetName(prefix + id),
  }
}

/** Those of this browser. */
export const deviceActs = (workspace: string, member: string, book: string): KeptActs =>
  createKeptActs(workspace, member, book, { storage: () => globalThis.localStorage as ReturnType<KeptActsInput['storage']>, locks: globalThis.navigator.locks, now: () => Date.now() })
