import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields, World } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { hasWords } from '@hebu/shared/codec/texts.ts'
import type { Standing } from '@hebu/shared/rules/access.ts'
import { isActor } from '@hebu/shared/rules/access.ts'
import { answerOf } from '@hebu/shared/rules/approval/answerers.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { PageStore } from './page-store.ts'
import type { CommandRefusal, Done, PageRights } from './workspace.ts'

/** What a member may do with a page now. The relay checks volumes; this checks pages within them ([CMD4]). */
export function rightsTo(book: Book, page: Page, store: PageStore, me: Member, standing: Standing): PageRights {
  const because = whyNotEdit(book, page, store, me, standing)
  const fields: Fields = book.fields
  const reach = (name: string): boolean => store.volumeOf(page.id, fields[name]?.part)?.access() === 'write'
  const isSettled = book.frozen?.includes(page.state) === true && !opensAgain(book, page.state)
  return {
    edit: because === undefined,
    settled: isSettled,
    ...(because === undefined ? {} : { because }),
    mayEditField(name) {
      const field = fields[name]
      if (field === undefined || field.kind === 'computed' || !reach(name)) return false
      if (because === undefined) return field.theirs !== true || isActor(field.annotates ?? [], page, me, standing)
      // Whose work it is, those above decide, also of a page that is not theirs to edit ([MRG27]).
      if (because === 'not-editor' && field.handedOn !== undefined && isActor(['superior'], page, me, standing)) return true
      // Remarks are written beside a page, also where the page itself is closed.
      return beside.has(because) && book.closed?.includes(page.state) !== true && field.annotates !== undefined && isActor(field.annotates, page, me, standing)
    },
    maySuggest(name) {
      const field = fields[name]
      return field?.kind === 'richText' && field.reviewable === true && (because === undefined || because === 'not-editor' || (because === 'frozen' && !isSettled)) && reach(name)
    },
  }
}

/** Whether moves lead from a state to one in which the page may be edited: nobody could ever decide on what is suggested elsewhere. */
function opensAgain(book: Book, state: string): boolean {
  const reached = new Set([state])
  // What is added is gone through as well.
  for (const from of reached) {
    if (book.frozen?.includes(from) !== true) return true
    for (const move of Object.values(book.moves)) if (move.from.includes(from)) reached.add(move.to)
  }
  return false
}

/** What closes a page but not what is written beside it, where the volume of that is open. */
const beside: ReadonlySet<PageRights['because']> = new Set(['frozen', 'not-editor', 'read-only-volume'])

function whyNotEdit(book: Book, page: Page, store: PageStore, me: Member, standing: Standing): PageRights['because'] {
  if (page.version > book.version) return 'newer-version'
  if (store.volumeOf(page.id)?.access() !== 'write') return 'read-only-volume'
  if (page.deleted !== undefined) return 'deleted'
  if (book.frozen?.includes(page.state) === true) return 'frozen'
  return book.editors === undefined || isActor(book.editors, page, me, standing) ? undefined : 'not-editor'
}

/**
 * What keeps a move from being made now ([WFL2]). Words are asked for when it is made. Moves made by rule are
 * nobody's to make, unless asked for as such.
 */
export function mayMove(book: Book, page: Page, move: string, store: PageStore, me: Member, standing: Standing, world: World, byRule = false): Done {
  const declared = Object.hasOwn(book.moves, move) ? book.moves[move] : undefined
  if (declared === undefined || !declared.from.includes(page.state)) return refused({ because: 'wrong-state' })
  if (page.version > book.version) return refused({ because: 'newer-version' })
  const volume = store.volumeOf(page.id)
  if (volume?.access() !== 'write' || page.deleted !== undefined) return refused({ because: 'read-only' })
  // Where a chain is gone through, whose step it is decides, not who may make the move elsewhere.
  const { round } = page
  const isStep = declared.decides !== undefined && round?.state === 'open' && round.route !== undefined
  const isTheirs = isStep ? answerOf(round, book.id, me.id, standing, world.today) !== undefined : isActor(declared.by, page, me, standing)
  if ((declared.automatic === true && !byRule) || !isTheirs) return refused({ because: 'not-actor' })
  store.textVersion(page.id)
  const fields: Fields = book.fields
  const asked = standing.charter.needs?.[`${book.id}.${move}`] ?? []
  const derived = asked.flatMap((name) => { const field = fields[name]; return field?.kind === 'computed' && field.stands?.(page, world) === true ? [[name, true] as const] : [] })
  const missing = missingFor(book, move, { ...page, values: { ...page.values, ...Object.fromEntries(derived) } }, (name) => {
    const doc = store.volumeOf(page.id, fields[name]?.part)?.doc
    return doc !== undefined && hasWords(doc, page.id, name, fields[name]?.kind === 'richText' && fields[name].per !== undefined)
  }, asked)
  const demands = declared.demands?.(page, world) ?? []
  if (missing.length === 0 && demands.length === 0) return granted(undefined)
  return refused({ because: 'missing', fields: [...new Set([...missing, ...demands.map(({ field }) => field)])], ...(demands.length > 0 ? { demands } : {}) })
}

/** What closes a page, as a command answers it. */
export function whyNot(because: PageRights['because']): Exclude<CommandRefusal['because'], 'missing' | 'bound'> {
  switch (because) {
    case 'frozen':
    case 'newer-version':
      return because
    case 'not-editor':
      return 'not-allowed'
    default:
      return 'read-only'
  }
}
