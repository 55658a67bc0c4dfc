import { byItself } from '@hebu/shared/codec/by-itself.ts'
import { createStrayKeeper } from '@hebu/shared/codec/strays.ts'
import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import type { VolumeAccess } from '@hebu/shared/rules/access.ts'
import type { Address } from '@hebu/shared/vocabulary/address.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type { Doc, Transaction } from 'yjs'
import { applyUpdate, decodeStateVector, encodeStateAsUpdate, encodeStateVector } from 'yjs'

import { channelSocketClass } from '../platform/channel-socket.ts'
import type { KeptVolume, LocalStore, Mark, VolumeFacts } from '../platform/local-store.ts'
import type { LastEdits } from '../platform/store/last-edits.ts'
import type { SyncSocket } from '../platform/sync-socket.ts'
import type { CopyName, TabChannel, TabSeat } from '../platform/tab-channel.ts'
import { createMarkLedger } from './mark-ledger.ts'
import type { Volume } from './volume.ts'

/** An open volume as its owner sees it. */
export interface OpenVolume {
  readonly volume: Volume
  readonly waiting: () => number
  /** Of those that wait, the ones that somebody made. */
  readonly unsent: () => number
  /** Written down here and known to be on the relay, on this connection. */
  readonly synced: () => boolean
  readonly kept: () => KeptVolume | undefined
  /** To be told when the store has changed. */
  storeChanged(): void
  readonly refused: () => boolean
  /** Tries again after a refusal that y-websocket takes as final. */
  retry(): void
  /** Marks of edits that are in the document. */
  marks(): readonly Mark[]
  /** The edits that the relay is not known to have, as a Yjs update. */
  unsynced(): Uint8Array
  /** Those of this window that neither the relay nor the copy on the device is known to have. */
  unsettled(): LastEdits | undefined
  /** Takes in edits of a window that went before its copy had them; their mark is told by `marks`. */
  takeUp(update: Uint8Array): void
  close(): Promise<void>
}

export interface OpenVolumeOptions {
  readonly name: string
  readonly address: Address
  /** An earlier copy is still being put away; nothing of this one is touched before. */
  readonly after?: Promise<void> | undefined
  readonly session: string
  readonly store: LocalStore
  readonly socket: SyncSocket
  readonly tabs: TabChannel
  /** Marks that earlier windows left for this volume, and others while it was not open here. Asked once the store is ready. */
  readonly marks: () => readonly Mark[]
  /** Offline, what the directory on this device says. */
  readonly accessOf: () => VolumeAccess
  readonly onChange: () => void
  readonly onOpened: () => void
  /** The relay closed the volume for good. */
  readonly onClosed: (code: number) => void
}

/** One volume: its document, its copy on the device, its channel to the relay and its seat among the tabs. */
export function openVolume(options: OpenVolumeOptions): OpenVolume {
  const { name, session, store, socket, tabs, onChange } = options
  const doc = createVolumeDoc(name)
  const awareness = new Awareness(doc)
  // Nobody is shown as present before the workspace says where they are.
  awareness.setLocalState(null)
  const [granted, setGranted] = createSignal<VolumeAccess>()
  const access: Accessor<VolumeAccess> = () => granted() ?? options.accessOf()
  const strays = createStrayKeeper(doc, () => access() === 'write')
  let kept: KeptVolume | undefined
  let provider: WebsocketProvider | undefined
  let seat: TabSeat | undefined
  let closed = false
  let isTold = false
  let contained = false
  let refusedAtOpening = false

  const ledger = createMarkLedger({
    volume: name,
    session,
    hasPending: () => doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    onLess: (mark) => store.writeMark(mark),
    onCleared: (of, seq) => {
      store.clearMark(name, of, seq)
      seat?.cleared(of, seq)
    },
  })

  // First of all listeners: the mark goes down before the edit does, and both before the edit is sent ([SYN8]).
  const onUpdate = (update: Uint8Array, origin: unknown, _: Doc, transaction: Transaction): void => {
    if (origin === provider || origin === tabs || kept?.wrote(origin) === true) return
    const mark = ledger.edited(doc.clientID, transaction.beforeState.get(doc.clientID) ?? 0, origin === byItself)
    store.writeMark(mark)
    seat?.edit(update, mark)
    onChange()
  }
  doc.on('update', onUpdate)

  const channel = channelSocketClass(socket, name, {
    epoch: () => store.facts(name).epoch,
    clientId: () => doc.clientID,
    onOpened: (may, epoch) => {
      if (store.facts(name).epoch !== epoch) store.setEpoch(name, epoch)
      refusedAtOpening = false
      ledger.opened()
      setGranted(may)
      options.onOpened()
      onChange()
    },
    onAccess: (may) => {
      setGranted(may)
      onChange()
    },
    onEdits: strays.receive,
    onSent: (n, whole) => {
      ledger.sent(n, whole)
      onChange()
    },
    onAck: (n) => {
      ledger.acked(n)
      onChange()
    },
    onRefused: (n) => {
      ledger.refused(n)
      onChange()
    },
    onClosed: (code) => {
      ledger.closed()
      // What may no longer be read may not be worked on offline either, nor a copy that is about to be put away.
      setGranted(code === closeCodes.forbidden || code === closeCodes.otherEpoch ? 'none' : undefined)
      refusedAtOpening = code === closeCodes.poisoned || code === closeCodes.tooLarge || code === closeCodes.unknownVolume
      options.onClosed(code)
      onChange()
    },
  })

  /** Once the copy has come in whole, also late: what its marks stand for is in the document. */
  const contain = (): void => {
    if (contained || !isTold || kept?.complete() !== true) return
    contained = true
    ledger.nowContained()
    seat?.hello()
  }

  /** The store reads marks before it loads copies: those it tells of are in the copy. */
  const tell = async (): Promise<void> => {
    await options.after
    await store.ready
    isTold = true
    ledger.heard(options.marks(), false)
    contain()
    onChange()
  }

  const start = async (): Promise<void> => {
    void tell()
    await options.after
    if (closed) return
    kept = store.keep(name, doc)
    await kept.loaded
    if (closed) return
    contain()
    seat = tabs.join(name, {
      doc,
      awareness,
      copy: () => copyOf(store.facts(name)),
      onEdits: strays.receive,
      marks: () => (contained ? ledger.marks() : []),
      onMarks: (marks) => {
        ledger.heard(marks, true)
        onChange()
      },
      onCleared: (of, seq) => {
        ledger.cleared(of, seq)
        onChange()
      },
    })
    seat.hello()
    provider = new WebsocketProvider('hebu:', name, doc, { awareness, WebSocketPolyfill: channel, disableBc: true, maxBackoffTime: 0 })
    // The multiplexer watches the line for all channels; the provider's own watch would drop idle ones in throttled tabs.
    clearInterval(provider._checkInterval)
    onChange()
  }
  const loaded = start()

  return {
    volume: { name, address: options.address, doc, awareness, access, loaded },
    waiting: ledger.waiting,
    unsent: ledger.unsent,
    synced: () => kept?.settled() === true && ledger.proven() && ledger.waiting() === 0,
    storeChanged: contain,
    kept: () => kept,
    refused: () => refusedAtOpening || ledger.hasRefusal(),
    retry: () => {
      if (refusedAtOpening) provider?.connect()
    },
    marks: ledger.marks,
    unsynced: () => cut(doc, ledger.marks()),
    unsettled: () => {
      const mark = ledger.marks().find((each) => each.session === session)
      return mark === undefined || kept?.settled() === true ? undefined : { volume: name, epoch: store.facts(name).epoch, mark, update: cut(doc, [mark]) }
    },
    // As edits of another window come in: known to stand under a mark of their own.
    takeUp: (update) => strays.receive(update, () => applyUpdate(doc, update, tabs)),
    close: async () => {
      if (closed) return
      closed = true
      awareness.setLocalState(null)
      seat?.leave()
      provider?.destroy()
      awareness.destroy()
      doc.off('update', onUpdate)
      await kept?.close()
    },
  }
}

const copyOf = ({ epoch, generation }: VolumeFacts): CopyName => ({ epoch, generation })

/** The edits that marks stand for: the structs from their first clocks on, and deletions. */
function cut(doc: Doc, marks: readonly Mark[]): Uint8Array {
  const known = decodeStateVector(encodeStateVector(doc))
  for (const { clientId, fromClock } of marks) known.set(clientId, Math.min(known.get(clientId) ?? 0, fromClock))
  return encodeStateAsUpdate(doc, encodeStateVector(known))
}
