import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { authoredText, readWriters } from '@hebu/shared/codec/versioning/writers.ts'
import { keptAuthors, packAuthors } from '@hebu/shared/codec/versioning/kept-authors.ts'
import { enterVersion, keepContent, renameVersion } from '@hebu/shared/codec/versions.ts'
import type { ContentChange } from '@hebu/shared/rules/comparing/compare-content.ts'
import { compareContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import { isSame } from '@hebu/shared/rules/comparing/same.ts'
import type { Standing } from '@hebu/shared/rules/access.ts'
import { isActor } from '@hebu/shared/rules/access.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Random } from '@hebu/shared/vocabulary/ids.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { XmlFragment } from 'yjs'

import { isKnownText } from '../../ui/editor/gate.ts'
import type { OwnCommands } from '../commands.ts'
import { rightsTo, whyNot } from '../rights.ts'
import type { Done, PageAddress, Step } from '../workspace.ts'
import type { KeptAt } from './contents.ts'
import { contentsNow, contentsThen, contentThen, joined, volumesWithVersions } from './contents.ts'
import type { KeeperInput } from './keeper.ts'
import { createVersionKeeper } from './keeper.ts'
import type { ListedVersion } from './list-versions.ts'
import { listVersions } from './list-versions.ts'
import type { AuthoredField, PageVersion, PageVersions, Restored, VersionContent, Versions } from './page-versions.ts'
import { now, placeOf } from './page-versions.ts'
import { restorePlace } from './restore.ts'

export interface VersionsInput extends Omit<KeeperInput, 'me'> {
  readonly random: Random
  readonly commands: OwnCommands
  me(): Member
  standing(): Standing
}

const done = granted(undefined)

/** A value as a reader has it: nothing, an empty text, an empty list and a box that is not ticked are one. */
function asRead(value: unknown): unknown {
  if (value === '' || value === false || value === null || (Array.isArray(value) && value.length === 0)) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) return value
  const ticked = Object.entries(value).filter(([, each]) => each !== false)
  return ticked.length === 0 ? undefined : Object.fromEntries(ticked)
}

/** More letters than this no name of a version has. */
export const mostNameLetters = 80

const isName = (given: string): boolean => given !== '' && given.length <= mostNameLetters

const keptAt = ({ id, at, hash }: ListedVersion): KeptAt => ({ id, atMs: Date.parse(at), hash })

export function openVersions(input: VersionsInput): Versions {
  const keeper = createVersionKeeper({ ...input, me: () => input.me().id })
  return { of: (address) => versionsOf(address, input, keeper.keepNow), open: keeper.open, close: () => keeper.open(undefined) }
}

function versionsOf(address: PageAddress, input: VersionsInput, keepNow: (page: PageAddress) => void): PageVersions {
  const book = input.book(address.book)
  const store = input.store(address.book)
  const { id } = address
  const fields: Fields = book?.fields ?? {}
  const rights = () => {
    const page = store.page(id)
    return book === undefined || page === undefined ? undefined : rightsTo(book, page, store, input.me(), input.standing())
  }
  const all = () => {
    store.recordVersion(id)
    const page = store.page(id)
    return book === undefined || page === undefined ? [] : listVersions(book, store, page)
  }
  const content = (version: string): VersionContent | undefined => {
    if (book === undefined) return undefined
    if (version === now) {
      store.page(id)
      store.textVersion(id)
      const contents = contentsNow(book, store, id)
      return contents.length === 0 ? undefined : joined(book, contents)
    }
    const found = all().find((each) => each.id === version)
    return found === undefined ? undefined : contentThen(book, store, id, keptAt(found))
  }
  /** Of companions only what both sides cover; nothing that people do not see. */
  const between = (one: VersionContent | undefined, other: VersionContent | undefined): readonly ContentChange[] | undefined => {
    if (book === undefined || one === undefined || other === undefined) return undefined
    const covers = (part: string | undefined): boolean => part === undefined || (one.parts.includes(part) && other.parts.includes(part))
    return compareContent(book, one, other).filter((change) => fields[change.field]?.internal !== true && covers(fields[change.field]?.part) && !(change.kind === 'value' && isSame(asRead(change.before), asRead(change.after))))
  }
  const mayRestore = (): Done => {
    const may = rights()
    return may === undefined ? refused({ because: 'no-such-page' }) : may.edit ? done : refused({ because: whyNot(may.because) })
  }
  const mayRestorePlace = (place: string): boolean => mayRestore().ok && rights()?.mayEditField(place.split('/', 1)[0]!) === true && isKnown(place)
  /** A text that holds what this version does not know is not written over ([TXT4]). */
  const isKnown = (place: string): boolean => {
    const [field = '', member] = place.split('/')
    if (fields[field]?.kind !== 'richText') return true
    const doc = store.volumeOf(id, fields[field].part)?.doc
    const root = textRoot(id, field, member)
    return doc !== undefined && (!doc.share.has(root) || isKnownText(doc.get(root, XmlFragment)))
  }
  /** Enters what the page says now under a name of its own, in each volume that says something. */
  const enter = (version: { readonly name?: string; readonly of?: string }): string => {
    const own = newId(input.random)
    const stamp = { by: input.me().id, at: new Date(input.clock.now()).toISOString() }
    for (const { volume, content: said } of book === undefined ? [] : contentsNow(book, store, id)) {
      if (volume.access() === 'write') volume.doc.transact(() => enterVersion(volume.doc, id, { id: own, content: keepContent(volume.doc, said), ...stamp, ...version }, packAuthors(volume.doc, said)))
    }
    return own
  }
  const authored = (version: string): readonly AuthoredField[] | undefined => {
    store.page(id)
    store.textVersion(id)
    store.recordVersion(id)
    if (book === undefined) return undefined
    const stands = contentsNow(book, store, id)
    const found = version === now ? undefined : all().find((each) => each.id === version)
    if (version !== now && found === undefined) return undefined
    let isKnown = true
    const texts = (found === undefined ? stands : contentsThen(book, store, id, keptAt(found))).flatMap(({ part, volume: { doc }, content: said, hash }) => {
      const writers = readWriters(doc, id)
      // What says the same as now was written by the same.
      const isNow = found === undefined || stands.some((each) => each.part === part && each.hash === hash)
      const noted = isNow ? undefined : keptAuthors(doc, said, hash, writers)
      return Object.keys(said.texts).flatMap((place): AuthoredField[] => {
        const [field = '', member] = place.split('/')
        if (fields[field]?.part !== part) return []
        const written = isNow ? authoredText(doc.get(textRoot(id, field, member), XmlFragment), writers) : noted?.get(place)
        if (written === undefined) isKnown = false
        return written === undefined ? [] : [{ field, member, content: written }]
      })
    })
    const order = Object.keys(fields)
    return isKnown ? texts.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) : undefined
  }
  const named = (version: string): PageVersion | undefined => all().find((each) => each.id === version && each.kind === 'named')
  /** Who named it; of others' the owner of the page, or who began it where it names none. */
  const mayRename = (version: string): boolean => {
    const found = named(version)
    const page = store.page(id)
    const volume = store.volumeOf(id)
    return found !== undefined && page !== undefined && volume?.access() === 'write' && input.commands.mayComment(address).ok &&
      (found.by === input.me().id || isActor([fields['owner'] === undefined ? '@made' : '@owner'], page, input.me(), input.standing()))
  }
  return {
    all,
    content,
    changes: (from, to) => between(content(from), content(to)),
    authored,
    mayName: () => input.commands.mayComment(address),
    name(name) {
      const may = input.commands.mayComment(address)
      if (!may.ok) return may
      const given = name.trim()
      return isName(given) ? granted(enter({ name: given })) : refused({ because: 'invalid-value' })
    },
    mayRename,
    rename(version, name) {
      if (!mayRename(version)) return refused({ because: 'not-allowed' })
      const given = name?.trim()
      if (given !== undefined && !isName(given)) return refused({ because: 'invalid-value' })
      if (named(version)?.name === given) return done
      const renamed = { by: input.me().id, at: new Date(input.clock.now()).toISOString() }
      // A companion that this member may not write keeps what it was called: nobody reads it there.
      for (const { volume } of book === undefined ? [] : volumesWithVersions(book, store, id)) {
        if (volume.access() === 'write') volume.doc.transact(() => renameVersion(volume.doc, id, version, given, renamed))
      }
      return done
    },
    mayRestore,
    mayRestorePlace,
    restore(version, step: Step, place) {
      const may = mayRestore()
      if (!may.ok) return may
      const then = content(version)
      if (book === undefined || then === undefined) return refused({ because: 'no-such-page' })
      if (then.version > book.version) return refused({ because: 'newer-version' })
      const changes = (between(content(now), then) ?? []).filter((change) => place === undefined || placeOf(change) === place)
      if (changes.length === 0) return granted({ places: [], left: [] })
      // What stood until now stays among the versions.
      keepNow(address)
      const places: string[] = []
      const left: string[] = []
      input.commands.asOne(step, () => input.commands.together([address], () => {
        for (const change of changes) {
          const at = placeOf(change)
          const restored = mayRestorePlace(at) ? restorePlace(input.commands.asGiven, book, address, () => store.peek(id), change, then) : refused({ because: 'not-allowed' as const })
          ;(restored.ok ? places : left).push(at)
        }
      }))
      if (places.length > 0) enter({ of: version })
      return granted({ places, left } satisfies Restored)
    },
  }
}
