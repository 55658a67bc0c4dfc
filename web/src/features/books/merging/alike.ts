import type { Book } from '@hebu/shared/books/define-book.ts'
import { linkIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { AlikePair } from '@hebu/shared/rules/matching/alike-index.ts'
import { sweep } from '@hebu/shared/rules/matching/alike-index.ts'
import type { FoldedParty, Likeness, LikenessReason, Party } from '@hebu/shared/rules/matching/likeness.ts'
import { foldParty, likenessOf, possibleFrom } from '@hebu/shared/rules/matching/likeness.ts'
import { partyOf } from '@hebu/shared/rules/matching/party-of.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import type { Words } from '../../../words/language.tsx'
import { likenessWords } from '../../../words/merging.ts'
import type { Commands, Workspace } from '../../../workspace/workspace.ts'
import { breathe } from '../../../platform/breathe.ts'

const pinyin = createPinyin()
const folded = new WeakMap<Page, FoldedParty>()

/** A page as a party; pages that did not change are folded once. */
export function foldedOf(book: Book, page: Page): FoldedParty {
  let found = folded.get(page)
  if (found === undefined) folded.set(page, (found = foldParty(partyOf(book, page) ?? { id: page.id, name: '', phones: [], emails: [] }, pinyin)))
  return found
}

/** Somebody who has no page yet. */
export const foldTyped = (party: Omit<Party, 'id'>): FoldedParty => foldParty({ ...party, id: '' }, pinyin)

/** Work longer than this lets the window answer. */
const sliceMs = 8

/** Goes through something in slices, until it ends or nobody wants it any more. */
async function inSlices(steps: Iterator<unknown>, isWanted: () => boolean): Promise<boolean> {
  for (;;) {
    const until = performance.now() + sliceMs
    while (performance.now() < until) if (steps.next().done === true) return isWanted()
    await breathe()
    if (!isWanted()) return false
  }
}

/** The pages of a book that stand for themselves: those that were merged or given up are no duplicates. */
export const partiesIn = (workspace: Workspace, book: Book): readonly Page[] =>
  workspace.table(book.id).pages().filter((page) => workspace.survivorOf({ book: book.id, id: page.id }) === page.id && book.frozen?.includes(page.state) !== true)

/** Whether somebody said that two are not the same ([MRG21]). */
export function saidOthers(book: Book, one: Page, other: Page): boolean {
  const names = (page: Page, id: string): boolean => [page.values[book.identity?.others ?? '']].flat().some((link) => linkIn(link)?.id === id)
  return names(one, other.id) || names(other, one.id)
}

/** Another page that may be about the same. */
export interface AlikePage extends Likeness {
  readonly page: Page
}

const mostShown = 3

/** The pages of a book that are likest a party, found in slices; `undefined` where nobody wants them any more. */
export async function alikeParties(workspace: Workspace, book: Book, own: FoldedParty, mayBe: (other: Page) => boolean, isWanted: () => boolean): Promise<readonly AlikePage[] | undefined> {
  const found: AlikePage[] = []
  function* search(): Generator<void, void> {
    for (const other of partiesIn(workspace, book)) {
      yield
      if (!mayBe(other)) continue
      const likeness = likenessOf(own, foldedOf(book, other))
      if (likeness !== undefined && likeness.score >= possibleFrom) found.push({ page: other, ...likeness })
    }
  }
  if (own.name.whole.length < 2 && own.phones.length === 0 && own.emails.length === 0) return []
  return (await inSlices(search(), isWanted)) ? found.toSorted((a, b) => b.score - a.score).slice(0, mostShown) : undefined
}

/** The likest other pages of the book, but those that somebody said are others ([MRG20]). */
export const alikePages = (workspace: Workspace, book: Book, page: Page, isWanted: () => boolean): Promise<readonly AlikePage[] | undefined> =>
  alikeParties(workspace, book, foldedOf(book, page), (other) => other.id !== page.id && !saidOthers(book, page, other), isWanted)

/** Every pair of the book that may be one, found in slices. */
export async function sweepBook(workspace: Workspace, book: Book, tell: (done: number, total: number) => void, isWanted: () => boolean): Promise<readonly AlikePair[] | undefined> {
  const pages = partiesIn(workspace, book)
  const byId = new Map(pages.map((page) => [page.id, page]))
  const pairs: AlikePair[] = []
  let done = 0
  function* work(): Generator<void, void> {
    const parties: FoldedParty[] = []
    for (const page of pages) {
      parties.push(foldedOf(book, page))
      yield
    }
    for (const found of sweep(parties)) {
      pairs.push(...found.filter(({ a, b }) => !saidOthers(book, byId.get(a)!, byId.get(b)!)))
      if (++done % 200 === 0) tell(done, pages.length)
      yield
    }
  }
  return (await inSlices(work(), isWanted)) ? pairs : undefined
}

/** Notes for all that two are not the same, on whichever of them this member may write. */
export function sayOthers(workspace: Workspace, book: Book, one: Page, other: Page): ReturnType<Commands['set']> {
  const field = book.identity!.others
  const note = (on: Page, of: Page) => workspace.commands.set({ book: book.id, id: on.id }, field, [...((on.values[field] as readonly unknown[] | undefined) ?? []), { id: of.id, shelf: of.shelf }])
  const first = note(one, other)
  return first.ok ? first : note(other, one)
}

/** Why two are taken for one, in words. */
export const reasonText = ({ because, value }: LikenessReason, words: Pick<Words, 'say'>): string => words.say(likenessWords[because], { value: value ?? '' })
