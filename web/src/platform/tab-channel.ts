import type { Awareness } from 'y-protocols/awareness'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'

import type { IncomingGate } from './socket/incoming-gate.ts'
import type { Mark } from './local-store.ts'

/** The part of a BroadcastChannel that is used. */
export interface BroadcastLike {
  onmessage: ((event: MessageEvent) => void) | null
  postMessage(message: unknown): void
  close(): void
}

/** Opens the browser's channel; `undefined` where it has none, and every window is alone. */
export const browserTabs = (name: string): BroadcastLike | undefined => (typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name))

/** Grows when messages change, so that a window of another version of the app is not misunderstood. */
const grammar = 1

/** Which copy of a volume a window speaks of. */
export interface CopyName {
  /** 0 while the relay has not said. */
  readonly epoch: number
  readonly generation: number
}

/** Epochs never merge. One that is not known yet goes with the same copy on this device, not with one that was set aside ([TAB3]). */
const goTogether = (one: CopyName, other: CopyName): boolean =>
  one.epoch !== 0 && other.epoch !== 0 ? one.epoch === other.epoch : one.generation === other.generation

type TabMessage = { readonly grammar: number; readonly from: string } & (
  | { readonly kind: 'hello'; readonly volume: string; readonly copy: CopyName; readonly stateVector: Uint8Array }
  /** The answer to a hello, and with `stateVector` a question of the same kind. */
  | {
      readonly kind: 'state'
      readonly volume: string
      readonly copy: CopyName
      readonly to: string
      readonly update: Uint8Array
      readonly presence: Uint8Array | undefined
      readonly marks: readonly Mark[]
      readonly stateVector?: Uint8Array
    }
  | { readonly kind: 'edit'; readonly volume: string; readonly copy: CopyName; readonly update: Uint8Array; readonly mark: Mark }
  | { readonly kind: 'presence'; readonly volume: string; readonly update: Uint8Array }
  | { readonly kind: 'cleared'; readonly volume: string; readonly session: string; readonly seq: number }
  | { readonly kind: 'leave' }
)

/** The side of a volume that other windows of this browser speak to. */
export interface TabEnd {
  readonly doc: Doc
  readonly awareness: Awareness
  copy(): CopyName
  /** Edits of another window come in; `apply` merges them. */
  onEdits(update: Uint8Array, apply: () => void): void
  /** Marks whose edits are in the document. */
  marks(): readonly Mark[]
  /** Marks of other windows; their edits are in the document now. */
  onMarks(marks: readonly Mark[]): void
  /** Another window proved that the relay has a mark's edits. */
  onCleared(session: string, seq: number): void
}

export interface TabSeat {
  /** Asks the others for what this window lacks, and gives what they lack ([TAB1]). */
  hello(): void
  edit(update: Uint8Array, mark: Mark): void
  cleared(session: string, seq: number): void
  leave(): void
}

/**
 * The windows of one browser that show the same member's workspace. They share edits and presence without the relay;
 * what comes from here is a transaction with the {@link TabChannel} as origin, so the provider also sends it on ([TAB2]).
 */
export interface TabChannel {
  join(volume: string, end: TabEnd): TabSeat
  close(): void
}

/** Tells the other windows of a member to close: the account is about to be forgotten. */
export function tellTabsToLeave(workspace: string, member: string, open: (name: string) => BroadcastLike | undefined = browserTabs): void {
  const channel = open(tabChannelName(workspace, member))
  channel?.postMessage({ grammar, from: '', kind: 'leave' } satisfies TabMessage)
  channel?.close()
}

const tabChannelName = (workspace: string, member: string): string => `hebu:${workspace}:${member}`

export interface TabChannelOptions {
  readonly workspace: string
  readonly member: string
  /** This window's name among the others. */
  readonly session: string
  readonly gate: IncomingGate
  readonly open: (name: string) => BroadcastLike | undefined
  /** The account is being forgotten by another window. */
  readonly onLeave: () => void
  /** Another window edits a volume that is not open here: it may close before it has sent the edit. */
  readonly onStranger: (mark: Mark) => void
}

export function createTabChannel({ workspace, member, session, gate, open, onLeave, onStranger }: TabChannelOptions): TabChannel {
  const ends = new Map<string, TabEnd>()
  const channel = open(tabChannelName(workspace, member))

  type Told = TabMessage extends infer M ? (M extends TabMessage ? Omit<M, 'grammar' | 'from'> : never) : never
  const post = (message: Told): void => channel?.postMessage({ grammar, from: session, ...message })

  const state = (end: TabEnd, volume: string, to: string, theirs: Uint8Array, ask: boolean): void =>
    post({
      kind: 'state', volume, to, copy: end.copy(), marks: end.marks(),
      update: encodeStateAsUpdate(end.doc, theirs),
      presence: end.awareness.getLocalState() === null ? undefined : encodeAwarenessUpdate(end.awareness, [end.doc.clientID]),
      ...(ask ? { stateVector: encodeStateVector(end.doc) } : {}),
    })

  const tabs: TabChannel = {
    join: (volume, end) => {
      ends.set(volume, end)
      const onPresence = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
        const own = end.doc.clientID
        if (![added, updated, removed].some((clients) => clients.includes(own))) return
        post({ kind: 'presence', volume, update: encodeAwarenessUpdate(end.awareness, [own]) })
      }
      end.awareness.on('update', onPresence)
      return {
        hello: () => post({ kind: 'hello', volume, copy: end.copy(), stateVector: encodeStateVector(end.doc) }),
        edit: (update, mark) => gate.pass(() => post({ kind: 'edit', volume, copy: end.copy(), update, mark })),
        cleared: (of, seq) => post({ kind: 'cleared', volume, session: of, seq }),
        leave: () => {
          end.awareness.off('update', onPresence)
          if (ends.get(volume) === end) ends.delete(volume)
        },
      }
    },
    close: () => {
      ends.clear()
      channel?.close()
    },
  }

  const take = (message: TabMessage): void => {
    if (message.kind === 'leave') return onLeave()
    const end = ends.get(message.volume)
    if (end === undefined) return message.kind === 'edit' ? onStranger(message.mark) : undefined
    switch (message.kind) {
      case 'hello':
        if (goTogether(end.copy(), message.copy)) state(end, message.volume, message.from, message.stateVector, true)
        return
      case 'state':
        if (message.to !== session || !goTogether(end.copy(), message.copy)) return
        if (message.stateVector !== undefined) state(end, message.volume, message.from, message.stateVector, false)
        return gate.pass(() => {
          end.onEdits(message.update, () => applyUpdate(end.doc, message.update, tabs))
          if (message.presence !== undefined) applyAwarenessUpdate(end.awareness, message.presence, tabs)
          end.onMarks(message.marks)
        })
      case 'edit':
        if (!goTogether(end.copy(), message.copy)) return
        return gate.pass(() => {
          end.onEdits(message.update, () => applyUpdate(end.doc, message.update, tabs))
          end.onMarks([message.mark])
        })
      case 'presence':
        return gate.pass(() => applyAwarenessUpdate(end.awareness, message.update, tabs))
      case 'cleared':
        return end.onCleared(message.session, message.seq)
    }
  }

  if (channel !== undefined) {
    channel.onmessage = ({ data }) => {
      const message = data as TabMessage
      if (message.grammar === grammar && message.from !== session) take(message)
    }
  }
  return tabs
}
