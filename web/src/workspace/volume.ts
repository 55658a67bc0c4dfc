import type { VolumeAccess } from '@hebu/shared/rules/access.ts'
import type { Address } from '@hebu/shared/vocabulary/address.ts'
import type { Accessor } from 'solid-js'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'

import type { Safety } from './workspace.ts'

/** A volume as this device holds it: one Yjs document, kept locally and merged through the relay. */
export interface Volume {
  readonly name: string
  readonly address: Address
  readonly doc: Doc
  readonly awareness: Awareness
  /** What the relay, or offline the directory on this device, lets this member do. */
  readonly access: Accessor<VolumeAccess>
  /** Resolves once what the device keeps is in `doc`; the network is never awaited. */
  readonly loaded: Promise<void>
}

/**
 * What the person is told about their work. `waiting` counts edits of this device that the relay has not
 * acknowledged as durable; it survives reloads.
 */
export interface SyncState {
  /**
   * `synced` is said only when every volume is written locally, has sent its state on this connection and is
   * acknowledged. `waiting`: connected, some not yet acknowledged. `offline`: no connection. `readOnly`: this app is
   * too old to write. `problem`: something the person must know.
   */
  readonly kind: 'synced' | 'waiting' | 'offline' | 'readOnly' | 'problem'
  readonly waiting: number
  readonly problem?: SyncProblem
  /** Last time the relay was heard of, ms since 1970. */
  readonly lastContactMs?: number
}

/**
 * `deviceFull`: the browser refuses to store more; edits live in this tab and on the relay only.
 * `storeLost`: the local database was closed or removed under us. `storeBlocked`: it cannot be opened.
 * `memoryOnly`: this window keeps nothing after closing. `signedOut`: the session ended; sign in to go on.
 * `removed`: no longer a member. `outdated`: the relay speaks a newer version; reload.
 * `refused`: the relay did not take an edit. `relayFull`: the relay cannot write at the moment.
 */
export type SyncProblem =
  | 'deviceFull' | 'storeLost' | 'storeBlocked' | 'memoryOnly' | 'signedOut' | 'removed' | 'outdated' | 'refused' | 'relayFull'

/** The volumes of one member in one workspace on this device, and their merging. */
export interface Volumes {
  /** Opens a volume, or gives the one already open. Never waits for the network. */
  open(name: string): Volume
  readonly all: Accessor<readonly Volume[]>
  readonly sync: Accessor<SyncState>
  /** Edits waiting, by volume name; only volumes with some. */
  readonly waitingByVolume: Accessor<Readonly<Record<string, number>>>
  /** Volumes that exist on the relay and that this member may open, as last heard. */
  readonly known: Accessor<readonly string[]>
  /** While held, incoming frames of all volumes wait (an input method composes); Step1 is still answered. */
  holdIncoming(): void
  releaseIncoming(): void
  /** Stops syncing and closes the local store. Nothing is deleted. */
  close(): Promise<void>
}

/** Volumes that were opened over a socket. */
export interface OpenedVolumes extends Volumes {
  /** Connects at once instead of waiting out the back-off: after signing in again, or when the person asks. */
  retryNow(): void
  /** Before the window goes: keeps what its databases do not have yet for the next window ([LOC12]). Answers whether there was room for it. */
  leave(): boolean
  readonly safety: Safety
}
