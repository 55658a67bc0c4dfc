import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { LogRow, SharedVolumeLog, StoreState, StoredVolume } from './volume-log.ts'
import { firstEpoch } from './volume-log.ts'

interface Held {
  epoch: number
  head: number
  snapshotUpto: number
  snapshot: Uint8Array | undefined
  tail: LogRow[]
  owners: Map<number, string>
}

/** A log that lives as long as the process: for tests and trials. `setState` plays a full or lost disk. */
export interface MemoryVolumeLog extends SharedVolumeLog {
  setState(state: StoreState): void
}

export function createMemoryVolumeLog(): MemoryVolumeLog {
  const volumes = new Map<string, Held>()
  const listeners = new Set<(state: StoreState) => void>()
  let state: StoreState = 'writable'

  return {
    async read(name) {
      if (state === 'unavailable') return refused('unavailable')
      const held = volumes.get(name)
      return granted(held === undefined ? undefined : stored(held))
    },

    async append({ volume, epoch, ...row }) {
      if (state !== 'writable') return refused(state)
      const held = volumes.get(volume) ?? begin()
      if (held.epoch !== epoch) return refused('other-epoch')
      if (row.seq <= held.head) return isSameRow(held, row) ? granted(undefined) : refused('out-of-order')
      if (row.seq !== held.head + 1) return refused('out-of-order')
      volumes.set(volume, held)
      held.tail.push({ ...row, bytes: row.bytes.slice() })
      held.head = row.seq
      for (const client of row.clientIds) if (!held.owners.has(client)) held.owners.set(client, row.member)
      return granted(undefined)
    },

    async compact({ volume, epoch, after, upto, snapshot }) {
      if (state !== 'writable') return refused(state)
      const held = volumes.get(volume)
      if (held === undefined || held.epoch !== epoch) return refused('other-epoch')
      if (held.snapshotUpto !== after || upto > held.head || upto < after) return refused('out-of-order')
      held.snapshot = snapshot.slice()
      held.snapshotUpto = upto
      held.tail = held.tail.filter((row) => row.seq > upto)
      return granted(undefined)
    },

    async renew(volume, content) {
      if (state !== 'writable') return refused(state)
      const held = volumes.get(volume)
      const head = (held?.head ?? 0) + 1
      const renewed = { ...begin(), epoch: (held?.epoch ?? 0) + 1, head, snapshotUpto: head, snapshot: content.slice() }
      volumes.set(volume, renewed)
      return granted(renewed.epoch)
    },

    async names(workspace) {
      if (state === 'unavailable') return refused('unavailable')
      return granted([...volumes.keys()].filter((name) => name.startsWith(`${workspace}/`)).sort())
    },

    async since(name, seq) {
      if (state === 'unavailable') return refused('unavailable')
      const held = volumes.get(name)
      return granted(held && { epoch: held.epoch, head: held.head, rows: held.snapshotUpto > seq ? undefined : held.tail.filter((row) => row.seq > seq) })
    },

    async heads(names) {
      return state === 'unavailable' ? refused('unavailable') : granted(new Map(names.flatMap((name) => (volumes.has(name) ? [[name, volumes.get(name)!.head]] : []))))
    },

    state: () => state,
    trouble: () => (state === 'writable' ? undefined : state === 'read-only' ? 'read-only' : 'failing'),
    async check() {},

    onState(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    async close() {},

    setState(next) {
      if (next === state) return
      state = next
      for (const listener of listeners) listener(next)
    },
  }
}

const begin = (): Held => ({ epoch: firstEpoch, head: 0, snapshotUpto: 0, snapshot: undefined, tail: [], owners: new Map() })

const stored = (held: Held): StoredVolume => ({ ...held, tail: [...held.tail], owners: new Map(held.owners) })

/** Rows inside of a snapshot are gone: what claims their number again is taken for a repetition only while it can be compared. */
function isSameRow(held: Held, row: LogRow): boolean {
  const there = held.tail.find((candidate) => candidate.seq === row.seq)
  return there !== undefined && there.bytes.length === row.bytes.length && there.bytes.every((byte, i) => byte === row.bytes[i])
}
