import type { VolumeAccess } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { Notice } from '@hebu/shared/wire/frames.ts'
import { createSignal } from 'solid-js'

import { createIncomingGate } from '../platform/socket/incoming-gate.ts'
import type { LocalStore, Mark } from '../platform/local-store.ts'
import type { RelayApi } from '../platform/relay-api.ts'
import { keepLastEdits } from '../platform/store/last-edits.ts'
import type { SmallStorage } from '../platform/store/last-edits.ts'
import { createSyncSocket } from '../platform/sync-socket.ts'
import type { SocketLike } from '../platform/sync-socket.ts'
import { createTabChannel } from '../platform/tab-channel.ts'
import type { BroadcastLike } from '../platform/tab-channel.ts'
import type { WakeUps } from '../platform/wake-ups.ts'
import { createLastEdits } from './last-edits.ts'
import type { OpenVolume } from './open-volume.ts'
import { openVolume } from './open-volume.ts'
import { sameCounts, sameSyncState, toSyncState } from './sync-state.ts'
import type { OpenedVolumes, SyncProblem, SyncState } from './volume.ts'

export interface OpenVolumesOptions {
  readonly workspace: string
  readonly member: string
  /** A new socket to `/sync` of the relay. */
  readonly socketFactory: () => SocketLike
  readonly store: LocalStore
  /** Where edits go that a window makes as it goes; none where nothing outlives it. */
  readonly storage?: (() => SmallStorage) | undefined
  /** Opens the channel between the windows of this browser; `undefined` where a window is alone. */
  readonly tabs: (name: string) => BroadcastLike | undefined
  readonly clock?: Clock | undefined
  /** What the directory on this device lets the member do with a volume; tracked. */
  readonly accessOf: (name: string) => VolumeAccess
  /** Volumes known from an earlier window. */
  readonly known?: readonly string[] | undefined
  /** Asked who is signed in when the relay ends the session, and which volumes there are at each connection. */
  readonly relay?: Pick<RelayApi, 'me' | 'volumes'> | undefined
  readonly wakeUps?: WakeUps | undefined
  readonly random?: (() => number) | undefined
  /** The directory changed on the relay: fetch it again. */
  readonly onDirectory?: ((revision: number) => void) | undefined
  /** To keep the names for the next cold start. */
  readonly onKnown?: ((names: readonly string[]) => void) | undefined
  /** Another window forgets the account: close, and show the sign-in page. */
  readonly onLeave?: (() => void) | undefined
}

const contactEveryMs = 30_000
const probeEveryMs = 10_000

/** Opens the volumes of a member on this device. Volumes that earlier windows left unsent edits in open by themselves. */
export function openVolumes(options: OpenVolumesOptions): OpenedVolumes {
  const { workspace, member, store, relay, clock = systemClock } = options
  const session = newId()
  const open = new Map<string, OpenVolume>()
  /** Volumes whose copy is being put away. */
  const leaving = new Map<string, Promise<void>>()
  /** Marks of earlier windows, and of others in volumes that were not open here. */
  let marks: readonly Mark[] = []
  /** Whether those of earlier windows are known; before, nobody can say that nothing waits. */
  let isTold = false
  /** Whether the relay was asked what there is: a device that was never told of a volume cannot say that it has everything. */
  let isListed = relay === undefined || (options.known?.length ?? 0) > 0
  let closed = false
  let up = false
  let lastContactMs: number | undefined
  let heardMs: number | undefined
  let sessionProblem: SyncProblem | undefined
  let relayFull = false
  let waitingBefore = 0
  /** Unsent work of a volume that had to go lies in quarantine since this window began. */
  let quarantined = false
  let probedMs = -Infinity

  const [all, setAll] = createSignal<readonly OpenVolume['volume'][]>([])
  const [sync, setSync] = createSignal<SyncState>({ kind: 'offline', waiting: 0 }, { equals: sameSyncState })
  const [unsent, setUnsent] = createSignal(0)
  const [waitingByVolume, setWaitingByVolume] = createSignal<Readonly<Record<string, number>>>({}, { equals: sameCounts })
  let names: readonly string[] = [...new Set(options.known)].toSorted()
  const [known, setKnown] = createSignal<readonly string[]>(names)

  const reckon = (): void => {
    if (closed) return
    const waiting: Record<string, number> = {}
    const problems = new Set<SyncProblem>()
    const add = (problem: SyncProblem | undefined): void => void (problem !== undefined && problems.add(problem))
    let allSynced = isTold && isListed
    let ofPeople = 0
    for (const [name, one] of open) {
      if (one.waiting() > 0) waiting[name] = one.waiting()
      ofPeople += one.unsent()
      allSynced &&= one.synced()
      add(one.kept()?.problem())
      if (one.refused()) add('refused')
    }
    add(store.problem())
    add(sessionProblem)
    if (quarantined) add('refused')
    const total = Object.values(waiting).reduce((sum, count) => sum + count, 0)
    // That it opens volumes again says nothing; that it has taken an edit does.
    if (allSynced || total < waitingBefore) relayFull = false
    waitingBefore = total
    if (relayFull) add('relayFull')
    setUnsent(ofPeople)
    setWaitingByVolume(waiting)
    setSync(toSyncState({ up, allSynced, waiting: total, problems, lastContactMs }))
  }

  const publish = (): void => {
    setAll([...open.values()].map(({ volume }) => volume))
    reckon()
  }

  const setNames = (next: readonly string[]): void => {
    if (next.length === names.length && next.every((name, at) => name === names[at])) return
    names = next
    setKnown(next)
    options.onKnown?.(next)
  }

  const learn = (name: string): void => setNames([...new Set([...names, name])].toSorted())

  /** The relay's own list replaces what was heard by and by: volumes that may no longer be opened fall out. */
  const refreshKnown = async (): Promise<void> => {
    const volumes = await relay?.volumes()
    if (volumes?.ok === true && !closed) setNames(volumes.value.map(({ name }) => name).toSorted())
    if (isListed) return
    isListed = true
    reckon()
  }

  /** A session's end and a removed member's look alike on the socket; asking tells which it was. */
  const probe = async (fallback: SyncProblem | undefined): Promise<void> => {
    sessionProblem = fallback ?? sessionProblem
    if (clock.now() - probedMs < probeEveryMs) return
    probedMs = clock.now()
    const me = await relay?.me()
    if (me === undefined || closed || up) return
    if (me.ok) sessionProblem = me.value.member === member ? undefined : 'signedOut'
    else if (me.refusal === 'member-left') sessionProblem = 'removed'
    else if (me.refusal === 'unauthenticated') sessionProblem = 'signedOut'
    reckon()
  }

  const onLine = (line: 'up' | 'down', code: number, reason: string): void => {
    up = line === 'up'
    if (up) {
      for (const one of open.values()) one.retry()
      void refreshKnown()
    } else onGone(code, reason)
    reckon()
  }

  const onGone = (code: number, reason: string): void => {
    lastContactMs = heardMs
    if (code === closeCodes.unauthenticated) void probe('signedOut')
    else if (code === closeCodes.revoked) void probe(reason === 'member-left' ? 'removed' : 'signedOut')
    else if (code === closeCodes.outdated) sessionProblem = 'outdated'
    else if (code === closeCodes.storeUnavailable) relayFull = true
    else if (!closed) void probe(undefined)
  }

  const onNotice = (notice: Notice): void => {
    if (notice.kind === 'volume') return learn(notice.name)
    options.onDirectory?.(notice.revision)
    void refreshKnown()
  }

  const onContact = (): void => {
    heardMs = clock.now()
    const isNews = sessionProblem !== undefined || lastContactMs === undefined || Math.abs(heardMs - lastContactMs) >= contactEveryMs
    if (!isNews) return
    sessionProblem = undefined
    lastContactMs = heardMs
    reckon()
  }

  const gate = createIncomingGate()
  const socket = createSyncSocket({
    connect: options.socketFactory,
    gate,
    clock,
    wakeUps: options.wakeUps,
    random: options.random,
    listener: { onLine, onNotice, onContact },
  })
  const tabs = createTabChannel({ workspace, member, session, gate, open: options.tabs, onLeave: () => options.onLeave?.(), onStranger: (mark) => adopt([mark]) })

  /** Takes a volume away whose copy may not go on. Work that the relay lacks is put aside first ([LOC8]). */
  const withdraw = async (name: string, because: 'forbidden' | 'otherEpoch'): Promise<void> => {
    // After the provider has done with the close itself.
    await Promise.resolve()
    if (closed) return
    const one = open.get(name)
    if (one === undefined) return
    open.delete(name)
    marks = marks.filter(({ volume }) => volume !== name)
    const putAway = async (): Promise<void> => {
      const count = one.unsent()
      if (count > 0) {
        quarantined = true
        await store.quarantine({ volume: name, because, atMs: clock.now(), count, update: one.unsynced() })
      }
      await one.close()
      for (const mark of one.marks()) store.clearMark(name, mark.session, mark.seq)
      await (because === 'forbidden' ? store.erase(name) : store.setAside(name))
      leaving.delete(name)
      reckon()
    }
    leaving.set(name, putAway())
    if (because === 'forbidden') {
      setNames(names.filter((known) => known !== name))
      publish()
    } else openOne(name)
  }

  const onVolumeClosed = (name: string, code: number): void => {
    if (code === closeCodes.storeUnavailable) relayFull = true
    if (code === closeCodes.forbidden || code === closeCodes.otherEpoch) void withdraw(name, code === closeCodes.forbidden ? 'forbidden' : 'otherEpoch')
  }

  const openOne = (name: string): OpenVolume => {
    const address = parseAddress(name)
    if (address === undefined) throw new Error(`not a volume: ${name}`)
    const one = openVolume({
      name,
      address,
      after: leaving.get(name),
      session,
      store,
      socket,
      tabs,
      marks: () => marks.filter(({ volume }) => volume === name),
      accessOf: () => options.accessOf(name),
      onChange: reckon,
      onOpened: () => learn(name),
      onClosed: (code) => onVolumeClosed(name, code),
    })
    open.set(name, one)
    publish()
    return one
  }

  /** Sees to it that edits of other windows go up, should those not come to it. */
  const adopt = (left: readonly Mark[]): void => {
    if (closed) return
    marks = [...marks, ...left]
    for (const { volume } of left) if (!open.has(volume) && parseAddress(volume) !== undefined) openOne(volume)
  }

  const kept = options.storage && keepLastEdits({ workspace, member, session, storage: options.storage })
  const lastEdits = createLastEdits({ kept, store, clock, volumes: open, isLeaving: (name) => leaving.has(name), adopt, onQuarantine: () => void (quarantined = true) })

  store.onChange(() => {
    for (const one of open.values()) one.storeChanged()
    lastEdits.release()
    reckon()
  })
  void store.ready.then((remembered) => {
    if (closed) return
    isTold = true
    adopt(remembered.marks)
    lastEdits.takeUp()
    reckon()
  })

  return {
    open: (name) => (open.get(name) ?? openOne(name)).volume,
    all,
    sync,
    waitingByVolume,
    known,
    holdIncoming: gate.hold,
    releaseIncoming: gate.release,
    retryNow: socket.retryNow,
    leave: () => closed || lastEdits.leave(),
    safety: {
      unsent,
      quarantined: store.quarantined,
      async dismiss(work) {
        await store.release(work)
        quarantined = quarantined && (await store.quarantined()).length > 0
        reckon()
      },
    },
    close: async () => {
      if (closed) return
      closed = true
      await Promise.all([...leaving.values(), ...[...open.values()].map((one) => one.close())])
      socket.close()
      tabs.close()
      await store.close()
    },
  }
}
