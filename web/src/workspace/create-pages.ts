import type { Book, NewPageInput } from '@hebu/shared/books/define-book.ts'
import type { Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Stamp } from '@hebu/shared/codec/fields.ts'
import type { NewPage, WriteRefusal } from '@hebu/shared/codec/write-page.ts'
import { checkValues, createPage } from '@hebu/shared/codec/write-page.ts'
import { hasFunction } from '@hebu/shared/rules/access.ts'
import { provisionalNumbers } from '@hebu/shared/rules/numbering.ts'
import { shelfFor } from '@hebu/shared/rules/shelving.ts'
import { formatAddress } from '@hebu/shared/vocabulary/address.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import { charterAllows } from './checks/charter-guard.ts'
import type { CommandsInput } from './commands.ts'
import type { Volume } from './volume.ts'
import type { CommandRefusal, Done, Origin } from './workspace.ts'

type Given = Readonly<Record<string, unknown>>

/** What one volume is to be given of a page. */
interface Writing {
  readonly volume: Volume
  readonly part: string | undefined
  readonly page: NewPage
}

export interface CreatePagesInput {
  readonly commands: CommandsInput
  stamp(): Stamp
  refusalOf(refusal: WriteRefusal): CommandRefusal
  /** Told of each page that was made. */
  made(book: string, id: string): void
  /** Everything they are given is weaker than any later write: what a rule makes never overrides what somebody wrote on another device. */
  readonly weak?: boolean
  /** Of the transactions that make them. */
  readonly origin?: symbol | undefined
}

/**
 * Makes pages of a book, each from its defaults and what is given, in one transaction a volume however many there are;
 * what is refused of them leaves the others alone. Where the book has a key and the page exists, its link is answered ([CMD2]).
 */
export function createPages(book: Book, all: readonly Given[], { commands: input, stamp, refusalOf, made, weak = false, origin: by }: CreatePagesInput, origins: readonly Origin[] = []): readonly Done<PageLink>[] {
  const me = input.me()
  const { directory, charter } = input.standing()
  const active = directory.members.filter((member) => member.status === 'active')
  const beginning: NewPageInput = {
    me,
    today: input.today(),
    nowMs: input.clock.now(),
    head: active.find((member) => hasFunction(member, 'head', charter))?.id,
    members: active,
    defaultTier: charter.defaultTier,
  }
  const store = input.store(book.id)
  const begins = book.defaults?.(beginning) ?? {}
  const writings: Writing[] = []
  const ids: string[] = []
  const keys = new Set<string>()

  const nextNumber = book.numbered === undefined ? undefined : provisionalNumbers(book.numbered, me.code, input.today(), [...store.every()])
  const prepare = (given: Given, at: number): Done<PageLink> => {
    // What is given counts also where it empties a default.
    const defaults = Object.fromEntries(Object.entries({ ...begins, ...(nextNumber === undefined ? {} : { [book.numbered!.into]: nextNumber() }) }).filter(([name]) => !(name in given)))
    const values = { ...defaults, ...given }
    const fits = checkValues(book, values)
    if (!fits.ok) return refused(refusalOf(fits.refusal))
    const allowed = charterAllows(book.id, values, undefined, input.store, input.standing())
    if (!allowed.ok) return allowed
    const shelf = shelfFor(book, { values, me, today: input.today(), groupOf: (member) => memberById(directory, member)?.group })
    const key = book.key?.(values)
    const id = key ?? newId(input.random)
    const link: PageLink = { id, shelf }
    if (key !== undefined && (keys.has(key) || store.peek(key) !== undefined)) return granted(link)
    const address = { workspace: input.workspace, book: book.id, shelf }
    const main = input.openVolume(formatAddress(address))
    if (main.access() !== 'write') return refused({ because: 'shelf-not-writable' })
    const origin = origins[at]
    const now = stamp()
    const imported = origin === undefined ? undefined : { ...origin.imported, ...now }
    const page: NewPage = { id, made: { ...now, ...origin?.made }, imported, beginning: weak ? values : defaults, given: weak ? {} : given, shared: key !== undefined }
    const named = new Set(Object.keys(values).map((name) => (book.fields as Fields)[name]?.part))
    for (const part of [undefined, ...Object.keys(book.parts ?? {})]) {
      if (part !== undefined && !named.has(part)) continue
      const volume = part === undefined ? main : input.openVolume(formatAddress({ ...address, part }))
      if (volume.access() === 'write') writings.push({ volume, part, page })
    }
    if (key !== undefined) keys.add(key)
    ids.push(id)
    return granted(link)
  }
  const answers = all.map(prepare)
  for (const [volume, ofVolume] of Map.groupBy(writings, (writing) => writing.volume)) {
    volume.doc.transact(() => {
      for (const { part, page } of ofVolume) createPage(volume.doc, book, part, page)
    }, by)
  }
  for (const id of ids) made(book.id, id)
  return answers
}
