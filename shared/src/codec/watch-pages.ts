import type { AbstractType, Doc, Transaction } from 'yjs'
import { Array as YArray, Map as YMap, XmlFragment } from 'yjs'

import { isHistoryRoot, isRecordRoot, isTextRoot, pageOfRoot } from './roots.ts'

type Root = AbstractType<unknown>

/** What a transaction touched. */
export interface PageChange {
  /** Pages whose fields, rows or moves changed. */
  readonly pages: ReadonlySet<string>
  /** Pages of which only a rich text changed. */
  readonly texts: ReadonlySet<string>
  /** Pages whose comments or history changed. */
  readonly records: ReadonlySet<string>
  /** Whether it was made on this device, in this tab. */
  readonly local: boolean
}

/** Which pages a volume holds, and which change. It costs what changed, not what there is. */
export interface PageWatch {
  /** Ids of everything that has a root in the volume; some may hold no page. */
  ids(): Iterable<string>
  /** Told after each transaction that touched a page. Returns how to stop. */
  onChange(listener: (change: PageChange) => void): () => void
  stop(): void
}

export function watchPages(doc: Doc): PageWatch {
  const ids = new Set<string>()
  const nameOf = new WeakMap<Root, string>()
  const listeners = new Set<(change: PageChange) => void>()
  let known = 0
  const roots = doc.share.keys()

  /** A root is first seen untyped when it comes from elsewhere; giving it its type replaces the object. */
  const learn = (name: string): void => {
    ids.add(pageOfRoot(name))
    const root = isTextRoot(name) ? doc.get(name, XmlFragment) : isHistoryRoot(name) ? doc.get(name, YArray) : doc.get(name, YMap)
    nameOf.set(root as Root, name)
  }
  /** `share` keeps the order in which roots were met, so the new ones are its tail: they are gone through as they come, never to the end, after which nothing would come any more. */
  const learnNew = (): readonly string[] => {
    const size = doc.share.size
    if (size === known) return []
    const fresh = Array.from({ length: size - known }, () => roots.next().value!)
    known = size
    // Yjs gives a root its type in a transaction of its own: thousands of them, each ended within the one before, overflow the stack.
    doc.transact(() => fresh.forEach(learn))
    return fresh
  }
  const afterTransaction = (transaction: Transaction): void => {
    const touched = new Set(learnNew())
    for (const types of [transaction.changed.keys(), transaction.changedParentTypes.keys()] as Iterable<unknown>[]) {
      for (const type of types) {
        const name = nameOf.get(type as Root)
        if (name !== undefined) touched.add(name)
      }
    }
    if (touched.size === 0 || listeners.size === 0) return
    const pages = new Set<string>()
    const texts = new Set<string>()
    const records = new Set<string>()
    for (const name of touched) (isTextRoot(name) ? texts : isRecordRoot(name) ? records : pages).add(pageOfRoot(name))
    for (const page of pages) texts.delete(page)
    for (const listener of listeners) listener({ pages, texts, records, local: transaction.local })
  }
  learnNew()
  doc.on('afterTransaction', afterTransaction)
  return {
    ids: () => ids,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      doc.off('afterTransaction', afterTransaction)
      listeners.clear()
    },
  }
}
