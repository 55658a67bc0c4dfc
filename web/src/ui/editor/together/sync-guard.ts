import { ySyncPluginKey } from 'y-prosemirror'
import type { AbstractType, Transaction, XmlFragment, YEvent } from 'yjs'
import { UndoManager } from 'yjs'

import { areKnownChanges } from '../gate.ts'

export interface SyncGuardInput {
  readonly fragment: XmlFragment
  /** Something arrived that this version does not know. Called before the editor sees it: it must be closed at once. */
  onUnknown(): void
  /** The editor failed to take in what arrived. Its next key would write the old state over it: it must be opened anew. */
  onMissed(): void
}

export interface SyncGuard {
  /** To be called once the editor listens to the text. */
  watch(): void
  /** To be called for every transaction that the editor takes from Yjs. */
  took(): void
  close(): void
}

/**
 * Stands on both sides of y-prosemirror's observer. Observers of a type run in the order in which they came,
 * and one that throws does not keep the next from running.
 */
export function createSyncGuard(input: SyncGuardInput): SyncGuard {
  let expected = false
  const isOwn = (transaction: Transaction): boolean => transaction.origin === ySyncPluginKey
  const before = (events: YEvent<AbstractType<unknown>>[], transaction: Transaction): void => {
    if (isOwn(transaction)) return
    expected = true
    if (!(transaction.origin instanceof UndoManager) && !areKnownChanges(events, input.fragment)) {
      expected = false
      input.onUnknown()
    }
  }
  const after = (_events: unknown, transaction: Transaction): void => {
    if (isOwn(transaction) || !expected) return
    expected = false
    input.onMissed()
  }
  input.fragment.observeDeep(before)
  return {
    watch: () => input.fragment.observeDeep(after),
    took() {
      expected = false
    },
    close() {
      expected = false
      input.fragment.unobserveDeep(before)
      input.fragment.unobserveDeep(after)
    },
  }
}
