import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { readAutomatic } from '@hebu/shared/codec/versioning/automatic.ts'
import { readVersions } from '@hebu/shared/codec/versions.ts'

import type { PageStore } from '../page-store.ts'
import { volumesWithVersions } from './contents.ts'
import type { PageVersion } from './page-versions.ts'

/** A version, and where its content is looked up: under its hash, or by its name. */
export interface ListedVersion extends PageVersion {
  readonly hash: string | undefined
}

/** The hash of a hand-in from before contents were frozen: none is found under it. */
const nothingFrozen = ''

/** All versions of a page, the newest first: somebody's, those that seals froze, and of those kept without asking the ones that say something else. */
export function listVersions(book: Book, store: PageStore, page: Page): readonly ListedVersion[] {
  const doc = store.volumeOf(page.id)?.doc
  if (doc === undefined) return []
  const handedIn = page.moves.filter(({ move, verdict }) => verdict === 'applied' && book.moves[move]?.chain !== undefined).map(({ id }) => id)
  const entered = readVersions(doc, page.id)
  const asked: ListedVersion[] = entered.map(({ id, content, by, at, name, renamed, entry, of }) => {
    const place = entry === undefined ? -1 : handedIn.indexOf(entry)
    return {
      id, by, at, name, renamed,
      // What a move froze is looked up by its hash: the seal covers this volume alone.
      hash: entry === undefined ? undefined : content,
      kind: entry !== undefined ? 'sealed' : of !== undefined ? 'restored' : 'named',
      move: entry === undefined ? undefined : page.moves.find((each) => each.id === entry)?.move,
      n: place === -1 ? undefined : place + 1,
    }
  })
  const known = new Set(entered.map(({ content }) => content))
  const frozen = new Set(entered.map(({ entry }) => entry))
  for (const { id, move, by, at, content, verdict } of page.moves) {
    const place = handedIn.indexOf(id)
    // A seal over what another move froze is no version of its own; a hand-in is one also where nothing was frozen with it.
    if (verdict !== 'applied' || frozen.has(id) || (place === -1 && (content === undefined || known.has(content)))) continue
    if (content !== undefined) known.add(content)
    asked.push({ id: `m.${id}`, kind: 'sealed', by, at, move, hash: content ?? nothingFrozen, n: place === -1 ? undefined : place + 1 })
  }
  const automatic = new Map<string, ListedVersion>()
  for (const { part, volume } of volumesWithVersions(book, store, page.id)) {
    for (const { id, content, by, atMs } of readAutomatic(volume.doc, page.id)) {
      if ((part === undefined && known.has(content)) || automatic.has(id)) continue
      automatic.set(id, { id, kind: 'automatic', by, at: new Date(atMs).toISOString(), hash: undefined })
    }
  }
  const all = [...asked, ...automatic.values()]
  const byId = new Map(all.map((version) => [version.id, version]))
  const restoredFrom = new Map(entered.map(({ id, of }) => [id, of]))
  return all.map((version) => ({ ...version, of: byId.get(restoredFrom.get(version.id) ?? '') })).toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
}
