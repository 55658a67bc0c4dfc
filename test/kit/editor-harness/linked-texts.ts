import type { BoundText } from '@hebu/web/ui/editor/rich-text-props.ts'
import { createSignal } from 'solid-js'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

interface Message {
  readonly kind: 'update' | 'presence'
  readonly bytes: Uint8Array
}

/** A text on one of several devices that hear each other. */
export interface LinkedText extends BoundText {
  /** Holds and releases so far. */
  readonly holds: { holding: boolean; held: number; released: number }
  /** Messages that wait to be taken in. */
  readonly waiting: () => number
  /** Whether everything written here is on its way. */
  readonly isSent: () => boolean
  /** Updates this device has written. */
  readonly written: () => number
  setEditable(editable: boolean): void
  /** While off line, what others write and what is written here waits. */
  setOnline(online: boolean): void
  /** Delivers what is under way between all devices, until nothing is. */
  exchange(): void
  close(): void
}

interface Device extends LinkedText {
  readonly outbox: Message[]
  readonly inbox: Message[]
  /** Sends and takes in what it may; answers whether there was anything. */
  turn(): boolean
}

const fromOthers = 'from others'

/** An edit is answered by a merge or two, not by a storm. */
const mostTurns = 12

export interface LinkOptions {
  /** Delivers by itself a moment later, as a network does; else when asked to. Never at once: an editor takes in nothing while it writes. */
  readonly soon?: boolean
  readonly firstClientId?: number
  /** Delivers although it should hold. */
  readonly leaky?: boolean
}

/** Devices that share one text, linked as by a channel that holds frames while an input method composes. */
export function linkedTexts(count: number, { soon = false, firstClientId = 1, leaky = false }: LinkOptions = {}): readonly LinkedText[] {
  const devices: Device[] = []
  let asked = false
  const exchange = (): void => {
    let turns = 0
    while (devices.map((device) => device.turn()).includes(true)) if (++turns > mostTurns) throw new Error('the devices do not come to rest')
  }
  const exchangeSoon = (): void => {
    if (!soon || asked) return
    asked = true
    setTimeout(() => {
      asked = false
      exchange()
    })
  }
  for (let index = 0; index < count; index++) devices.push(openDevice(firstClientId + index, { devices, leaky, exchange, exchangeSoon }))
  return devices
}

function openDevice(clientId: number, link: { readonly devices: readonly Device[]; readonly leaky: boolean; exchange(): void; exchangeSoon(): void }): Device {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const awareness = new Awareness(doc)
  const [editable, setEditable] = createSignal(true)
  const holds = { holding: false, held: 0, released: 0 }
  const outbox: Message[] = []
  const inbox: Message[] = []
  let online = true
  let written = 0
  const send = (message: Message): void => {
    outbox.push(message)
    link.exchangeSoon()
  }
  doc.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin === fromOthers) return
    written++
    send({ kind: 'update', bytes })
  })
  awareness.on('update', ({ added, updated, removed }: Readonly<Record<'added' | 'updated' | 'removed', readonly number[]>>, origin: unknown) => {
    if (origin === 'local') send({ kind: 'presence', bytes: encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]) })
  })
  return {
    doc,
    fragment: doc.getXmlFragment('minutes'),
    awareness,
    editable,
    setEditable,
    holds,
    outbox,
    inbox,
    waiting: () => inbox.length,
    isSent: () => outbox.length === 0,
    written: () => written,
    exchange: link.exchange,
    holdIncoming() {
      holds.holding = true
      holds.held++
    },
    releaseIncoming() {
      holds.holding = false
      holds.released++
      link.exchangeSoon()
    },
    setOnline(next) {
      online = next
      link.exchangeSoon()
    },
    turn() {
      if (!online) return false
      const leaving = outbox.splice(0)
      for (const other of link.devices) if (other.doc !== doc) other.inbox.push(...leaving)
      if (holds.holding && !link.leaky) return leaving.length > 0
      const arriving = inbox.splice(0)
      for (const { kind, bytes } of arriving) {
        if (kind === 'update') Y.applyUpdate(doc, bytes, fromOthers)
        else applyAwarenessUpdate(awareness, bytes, fromOthers)
      }
      return leaving.length > 0 || arriving.length > 0
    },
    close() {
      awareness.destroy()
      doc.destroy()
    },
  }
}
