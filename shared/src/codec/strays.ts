import type { AbstractType, Doc, ID, Transaction } from 'yjs'
import { ContentString, ContentType, decodeUpdate, decodeUpdateV2, findRootTypeKey, getItem, Item, mergeDeleteSets, XmlElement, XmlFragment, XmlText } from 'yjs'

import { byItself } from './by-itself.ts'
import { isTextRoot, strayRootOf } from './roots.ts'
import type { StrayPiece } from './stray-pieces.ts'
import { idOf, writePieces } from './stray-pieces.ts'

/**
 * Notes what merging takes away. An editor makes a line anew when it is joined, wrapped or turned into a heading, and
 * what somebody else typed into the old one meanwhile is deleted with it. Such letters are deleted without standing in
 * the delete set of the update that came: nobody who saw them took them away. They become strays of their text.
 */
export interface StrayKeeper {
  /** Runs `apply`, which merges an update (V1) from elsewhere, and writes down what lost its place by it. */
  receive(update: Uint8Array, apply: () => void): void
}

/** `mayWrite`: whether this device may write here; else somebody else's will note the same. */
export function createStrayKeeper(doc: Doc, mayWrite: () => boolean): StrayKeeper {
  return {
    receive(update, apply) {
      const lost = new Map<string, StrayPiece[]>()
      const { pendingDs } = doc.store
      // Before anything else hears of the transaction, and before Yjs frees what is deleted.
      const look = (transaction: Transaction): void => {
        if (transaction.local || transaction.deleteSet.clients.size === 0) return
        const meant = meantDeletions(update, pendingDs)
        if (meant !== undefined) collect(transaction, meant, lost)
      }
      doc.on('beforeObserverCalls', look)
      try {
        apply()
      } finally {
        doc.off('beforeObserverCalls', look)
      }
      if (lost.size > 0 && mayWrite()) doc.transact(() => lost.forEach((pieces, root) => writePieces(doc, strayRootOf(root), pieces)), byItself)
    },
  }
}

/** What was deleted by somebody who saw it: by this update, or by an earlier one that waited for its letters. */
function meantDeletions(update: Uint8Array, pending: Uint8Array | null): DeleteSet | undefined {
  try {
    return mergeDeleteSets([decodeUpdate(update).ds, ...(pending === null ? [] : [decodeUpdateV2(pending).ds])])
  } catch {
    // What cannot be read was not applied whole either; whoever applies it is told.
    return undefined
  }
}

type DeleteSet = Transaction['deleteSet']

interface Range {
  readonly clock: number
  readonly len: number
}

/** The parts of the first ranges that the others do not cover; both are sorted and do not overlap. */
function* without(ranges: readonly Range[], others: readonly Range[]): Generator<Range> {
  let at = 0
  for (const { clock, len } of ranges) {
    const end = clock + len
    let start = clock
    while (at < others.length && others[at]!.clock + others[at]!.len <= start) at++
    for (let next = at; next < others.length && others[next]!.clock < end; next++) {
      const other = others[next]!
      if (other.clock > start) yield { clock: start, len: other.clock - start }
      start = Math.max(start, other.clock + other.len)
    }
    if (start < end) yield { clock: start, len: end - start }
  }
}

function collect({ doc, deleteSet }: Transaction, meant: DeleteSet, lost: Map<string, StrayPiece[]>): void {
  const rootOf = rootFinder()
  for (const [client, ranges] of deleteSet.clients) {
    for (const { clock, len } of without(ranges, meant.clients.get(client) ?? [])) {
      for (let at = clock; at < clock + len;) {
        const struct: unknown = getItem(doc.store, { client, clock: at } as ID)
        const { id, length } = struct as Item
        const end = Math.min(clock + len, id.clock + length)
        if (struct instanceof Item && struct.parentSub === null) take(struct, at, end, rootOf, lost)
        at = end
      }
    }
  }
}

function take(item: Item, from: number, to: number, rootOf: (type: Type) => string | undefined, lost: Map<string, StrayPiece[]>): void {
  const { client, clock } = item.id
  const { content } = item
  let piece: StrayPiece
  if (content instanceof ContentString) {
    const text = content.str.slice(from - clock, to - clock)
    const line = item.parent instanceof XmlText ? item.parent._item : null
    if (line === null) return
    const before = from > clock ? { client, clock: from - 1 } : (item.origin ?? line.origin)
    piece = { client, clock: from, length: to - from, text, line: lineOf(line), after: before === null ? '' : idOf(before) }
  } else {
    const text = content instanceof ContentType && content.type instanceof XmlElement ? atomWords(content.type) : ''
    if (text === '') return
    piece = { client, clock, length: 1, text, line: lineOf(item), after: item.origin === null ? '' : idOf(item.origin) }
  }
  const root = rootOf(item.parent as Type)
  if (root === undefined) return
  const pieces = lost.get(root)
  const last = pieces?.at(-1)
  if (pieces === undefined) lost.set(root, [piece])
  else if (last !== undefined && follows(last, piece)) pieces[pieces.length - 1] = { ...last, length: last.length + piece.length, text: last.text + piece.text }
  else pieces.push(piece)
}

/** Letters that were typed on after those before. */
const follows = (last: StrayPiece, next: StrayPiece): boolean =>
  last.client === next.client && last.clock + last.length === next.clock && last.line === next.line && last.text.length === last.length && next.text.length === next.length &&
  next.after === idOf({ client: last.client, clock: next.clock - 1 })

type Type = AbstractType<unknown>

const lineOf = ({ parent }: Item): string => {
  const line = (parent as Type)._item
  return line === null ? '' : idOf(line.id)
}

/** `getAttribute` knows nothing of what is deleted. */
function lastValue(element: XmlElement, name: string): string {
  const value = element._map.get(name)?.content.getContent().at(-1) as unknown
  return typeof value === 'string' ? value : ''
}

/** What a node says that holds no letters: a mention, a day, a picture by what is said of it. */
function atomWords(element: XmlElement): string {
  const read = (name: string): string => lastValue(element, name)
  if (element.nodeName === 'mention') return read('kind') === 'member' ? `@${read('label')}` : read('label')
  if (element.nodeName === 'date') return read('date')
  if (element.nodeName === 'row') return read('label')
  return element.nodeName === 'image' ? read('alt') || read('name') : ''
}

/** Names of rich texts by the types under them. */
function rootFinder(): (type: Type) => string | undefined {
  const known = new Map<Type, string | undefined>()
  return (type) => {
    let root = type
    while (root._item !== null) root = root._item.parent as Type
    if (!known.has(root)) {
      const name = findRootTypeKey(root as never)
      known.set(root, isTextRoot(name) ? name : undefined)
    }
    return known.get(root)
  }
}

/** Adds a text at the end of a rich text, a paragraph for each of its lines. */
export function appendLines(doc: Doc, root: string, text: string): void {
  doc.get(root, XmlFragment).push(
    text.split('\n').map((line) => {
      const paragraph = new XmlElement('paragraph')
      paragraph.insert(0, [new XmlText(line)])
      return paragraph
    }),
  )
}
