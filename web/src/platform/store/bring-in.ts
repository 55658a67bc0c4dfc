import type { Doc } from 'yjs'
import { applyUpdate, transact } from 'yjs'

import { giveWay } from '../breathe.ts'

/** So much comes into a document at once without keeping anybody waiting for long: a large copy is kept in parts of this size. */
export const partBytes = 256 * 1024

/** Whether the records of a copy come in one after the other. */
export const isLarge = (records: readonly Uint8Array[]): boolean => records.length > 1 && records.reduce((sum, { length }) => sum + length, 0) > 2 * partBytes

/** Brings the records of a copy into a document, and lets the window answer in between ([LOC11]). Rejects where one cannot be read. */
export async function bringIn(doc: Doc, records: readonly Uint8Array[], origin: unknown, isOver: () => boolean): Promise<void> {
  for (let from = 0; from < records.length; await giveWay()) {
    if (isOver()) return
    let [to, bytes] = [from, 0]
    do bytes += records[to++]!.length
    while (to < records.length && bytes + records[to]!.length <= partBytes)
    const some = records.slice(from, to)
    transact(
      doc,
      () => {
        for (const record of some) applyUpdate(doc, record)
      },
      origin,
      false,
    )
    from = to
  }
}
