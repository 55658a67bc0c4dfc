import type { Mark } from '../platform/local-store.ts'

/**
 * Which edits of this device in one volume the relay is not yet known to have, and the proof that it has them.
 *
 * A channel proves by acknowledgements. Its first Step2 carries everything the relay lacked, later messages what came
 * after; so once a Step2 is acknowledged, an acknowledgement of message `n` proves all that was in the document when
 * `n` left ([SYN7]). Marks of other windows are proven alike, because their edits are in this document as well ([TAB4]).
 */
export interface MarkLedger {
  /** An edit was made here, by a person or by the app itself. Answers the mark to write down before the edit is. */
  edited(clientId: number, clock: number, byItself?: boolean): Mark
  /** Marks of other windows, or of earlier ones; `contained`: their edits are in the document. */
  heard(marks: readonly Mark[], contained: boolean): void
  /** The copy on the device has come in whole, and with it the edits of marks that waited for it. */
  nowContained(): void
  /** Another window proved a mark. */
  cleared(session: string, seq: number): void
  opened(): void
  sent(n: number, whole: boolean): void
  acked(n: number): void
  refused(n: number): void
  closed(): void
  /** Whether everything in the document is known to be on the relay, on this connection. */
  proven(): boolean
  /** Whether the last word on some edit was a refusal. */
  hasRefusal(): boolean
  waiting(): number
  /** How many of those that wait somebody made; the app itself made the others ([LEA5]). */
  unsent(): number
  /** Marks whose edits are in the document, to tell to others. */
  marks(): readonly Mark[]
}

export interface MarkLedgerOptions {
  readonly volume: string
  readonly session: string
  /** Whether the document holds edits of others that miss what they stand on; these were not sent on. */
  readonly hasPending: () => boolean
  /** Writes the own mark anew after a part of its edits was proven. */
  readonly onLess: (mark: Mark) => void
  /** A mark was proven. */
  readonly onCleared: (session: string, seq: number) => void
}

export function createMarkLedger({ volume, session, hasPending, onLess, onCleared }: MarkLedgerOptions): MarkLedger {
  let own: Mark = { volume, session, count: 0, seq: 0, clientId: 0, fromClock: 0 }
  /** The version at which each own edit was made, oldest first. */
  let ownVersions: { readonly made: number; readonly byItself: boolean }[] = []
  const others = new Map<string, { readonly mark: Mark; readonly version: number }>()
  let version = 0
  let sent = 0
  let acked = 0
  /** The Step2 that must be acknowledged before anything is proven; 0 when none was sent or one was refused. */
  let whole = 0
  let refusal = false
  let versionsBySent: { readonly n: number; readonly version: number }[] = []

  const proven = (): boolean => whole > 0 && acked >= whole && acked === sent

  const prove = (upTo: number): void => {
    const rest = ownVersions.findIndex(({ made }) => made > upTo)
    const left = rest === -1 ? [] : ownVersions.slice(rest)
    if (left.length < ownVersions.length) {
      ownVersions = left
      own = { ...own, count: left.length, byItself: left.filter(({ byItself }) => byItself).length }
      if (left.length === 0) onCleared(session, own.seq)
      else onLess(own)
    }
    if (others.size === 0 || hasPending()) return
    for (const [of, { mark, version: heardAt }] of others) {
      if (heardAt > upTo) continue
      others.delete(of)
      onCleared(of, mark.seq)
    }
  }

  const settle = (): void => {
    if (whole === 0 || acked < whole) return
    let upTo = acked === sent ? version : -1
    while (versionsBySent.length > 0 && versionsBySent[0]!.n <= acked) upTo = Math.max(upTo, versionsBySent.shift()!.version)
    if (upTo >= 0) prove(upTo)
  }

  const sum = (of: (mark: Mark) => number): number => {
    let all = of(own)
    for (const { mark } of others.values()) all += of(mark)
    return all
  }

  const hear = (mark: Mark, contained: boolean): void => {
    if (mark.session === session) return
    const known = others.get(mark.session)
    if (known !== undefined && (known.mark.seq > mark.seq || (known.mark.seq === mark.seq && known.version !== Infinity))) return
    if (mark.count === 0) others.delete(mark.session)
    else others.set(mark.session, { mark, version: contained ? version : Infinity })
  }

  return {
    edited: (clientId, clock, byItself = false) => {
      version += 1
      own = { ...own, count: own.count + 1, byItself: (own.byItself ?? 0) + (byItself ? 1 : 0), seq: own.seq + 1, ...(own.count === 0 ? { clientId, fromClock: clock } : {}) }
      ownVersions.push({ made: version, byItself })
      return own
    },
    heard: (marks, contained) => {
      version += 1
      for (const mark of marks) hear(mark, contained)
      settle()
    },
    nowContained: () => {
      version += 1
      for (const [of, { mark, version: heardAt }] of others) if (heardAt === Infinity) others.set(of, { mark, version })
      settle()
    },
    cleared: (of, seq) => {
      if (of === session) {
        if (seq !== own.seq || own.count === 0) return
        ownVersions = []
        own = { ...own, count: 0, byItself: 0 }
      } else if (others.get(of)?.mark.seq === seq) others.delete(of)
    },
    opened: () => {
      sent = acked = whole = 0
      versionsBySent = []
    },
    sent: (n, isWhole) => {
      sent = n
      if (isWhole) {
        whole = n
        versionsBySent = []
      }
      if (whole > 0) versionsBySent.push({ n, version })
    },
    acked: (n) => {
      acked = Math.max(acked, n)
      if (whole > 0 && acked >= whole) refusal = false
      settle()
    },
    refused: (n) => {
      refusal = true
      // What was refused is in no later message; only another Step2 can prove again.
      if (n >= whole) {
        whole = 0
        versionsBySent = []
      }
    },
    closed: () => {
      sent = acked = whole = 0
      versionsBySent = []
    },
    proven,
    hasRefusal: () => refusal,
    waiting: () => sum(({ count }) => count),
    unsent: () => sum(({ count, byItself = 0 }) => count - byItself),
    marks: () => [...(own.count === 0 ? [] : [own]), ...[...others.values()].filter(({ version: at }) => at !== Infinity).map(({ mark }) => mark)],
  }
}
