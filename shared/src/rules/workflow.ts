import type { Book, Move } from '../books/define-book.ts'
import type { Field, Fields } from '../books/field-kinds.ts'
import type { Round } from '../vocabulary/sealing.ts'
import type { Decided, Declined } from './approval/round.ts'
import { createRounds, handedInTo } from './approval/round.ts'

/** A move as it was entered in the log of a page (the codec's `MoveEntry`). */
export interface LoggedMove extends Decided {
  readonly id: string
  readonly move: string
  readonly from: string
  readonly to: string
  readonly at: string
  /** The last move that the mover saw; absent for the first. */
  readonly after?: string | undefined
}

/** Why a move does not count: `no-such-move` and `wrong-state` come from concurrent or foreign moves, those of `Declined` from approvals, the others from what is wrong with its seal. */
export type Verdict = 'applied' | 'no-such-move' | 'wrong-state' | Declined | Fault

/** What is wrong with a seal, or that there is none where one is asked for. */
export type Fault = 'unsealed' | 'forged' | 'another-page' | 'broken-log' | 'unknown-key' | 'wrong-key' | 'key-ended' | 'refused-by-relay'

export interface Folded<M extends LoggedMove> {
  readonly state: string
  readonly records: readonly (M & { readonly verdict: Verdict })[]
  /** The approval that the page is in, or that it went through last. */
  readonly round?: Round | undefined
}

const broughtStates = new WeakMap<Book, ReadonlySet<string>>()

/** The states in which a page may come in from a file: those that moves lead to which nobody signs and no rule makes ([XCH34]). */
export function statesToBringIn(book: Book): ReadonlySet<string> {
  const known = broughtStates.get(book)
  if (known !== undefined) return known
  const states = new Set<string>([book.initial])
  const moves = Object.values<Move>(book.moves).filter(({ sealed, automatic, apart, returns }) => sealed !== true && automatic !== true && apart !== true && returns !== true)
  for (let before = 0; before < states.size;) {
    before = states.size
    for (const { from, to } of moves) if (from.some((state) => states.has(state))) states.add(to)
  }
  broughtStates.set(book, states)
  return states
}

/** The state that a page begins in: the book's own, or the one in which it came in from a file where that may be. */
export const beginsIn = (book: Book, imported: { readonly state?: string } | undefined): string => (imported?.state !== undefined && statesToBringIn(book).has(imported.state) ? imported.state : book.initial)

/**
 * The state of a page, derived from its log: nobody can set it by writing a field ([WFL1]). Moves count in the order
 * in which they followed each other; concurrent ones by device time, then id. One that does not fit is kept and marked;
 * `faultOf` says which do not count whatever they say. A record's `to` is the state that the page had after it.
 */
export function foldMoves<M extends LoggedMove>(book: Book, entries: readonly M[], begins = book.initial, faultOf: (entry: M) => Fault | undefined = () => undefined): Folded<M> {
  if (entries.length === 0) return { state: begins, records: [] }
  const depths = depthsOf(entries)
  const inOrder = entries.toSorted(
    (a, b) => depths.get(a.id)! - depths.get(b.id)! || (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1),
  )
  let state: string = begins
  const came = new Map<string, string>()
  const rounds = createRounds(book, entries, (entry) => faultOf(entry as M) === undefined)
  const records: (Omit<M, 'to'> & { verdict: Verdict; to: string })[] = []
  for (const entry of inOrder) {
    const move = Object.hasOwn(book.moves, entry.move) ? book.moves[entry.move] : undefined
    const record: Omit<M, 'to'> & { verdict: Verdict; to: string } = { ...entry, verdict: 'applied' }
    records.push(record)
    const fault = move === undefined ? 'no-such-move' : faultOf(entry)
    if (move === undefined || fault !== undefined) {
      record.verdict = fault ?? 'no-such-move'
      continue
    }
    const leads = move.returns === true ? (came.get(state) ?? move.to) : move.to
    const fits = move.from.includes(state) || move.formerly?.includes(state) === true
    if (move.decides !== undefined) {
      const decision = rounds.decide(move, entry, state, fits)
      record.verdict = decision.verdict
      if (decision.verdict !== 'applied') continue
      for (const id of decision.overruled) for (const other of records) if (other.id === id) other.verdict = 'overruled'
      if (decision.to !== state) came.set(decision.to, state)
      state = record.to = decision.to
      continue
    }
    // A hand-in for which nobody's word is asked may say where that leads, or where handing in leads as a rule.
    if (!fits || (leads !== entry.to && (move.chain === undefined || handedInTo(book, move, entry.route) !== entry.to))) {
      record.verdict = 'wrong-state'
      continue
    }
    if (move.returns !== true) came.set(leads, state)
    state = leads
    if (move.chain === undefined) rounds.lead(state)
    else state = record.to = rounds.handIn(move, entry)
  }
  const round = rounds.last()
  return { state, records: records as unknown as Folded<M>['records'], ...(round === undefined ? {} : { round }) }
}

/** Where a move leads a page: to its declared state, or to where the page came from ([MRG10]). */
export function leadsTo(book: Book, move: string, page: { readonly state: string; readonly moves: readonly LoggedMove[]; readonly imported?: { readonly state?: string } | undefined }): string {
  const declared = book.moves[move]!
  if (declared.returns !== true) return declared.to
  const begins = beginsIn(book, page.imported)
  let state: string = begins
  let came: string | undefined
  for (const entry of foldMoves(book, page.moves, begins).records) {
    if (entry.verdict !== 'applied') continue
    if (entry.to === page.state && book.moves[entry.move]?.returns !== true) came = state
    state = entry.to
  }
  return came ?? declared.to
}

function depthsOf(entries: readonly LoggedMove[]): ReadonlyMap<string, number> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const depths = new Map<string, number>()
  for (const entry of entries) {
    const path: string[] = []
    let next: LoggedMove | undefined = entry
    while (next !== undefined && !depths.has(next.id) && !path.includes(next.id)) {
      path.push(next.id)
      next = next.after === undefined ? undefined : byId.get(next.after)
    }
    // Only a forged log goes round in a circle. Its members follow nobody, wherever the walk came upon them.
    const circle = next === undefined ? -1 : path.indexOf(next.id)
    if (circle !== -1) for (const id of path.splice(circle)) depths.set(id, 0)
    let depth = next === undefined ? -1 : depths.get(next.id)!
    for (const id of path.toReversed()) depths.set(id, ++depth)
  }
  return depths
}

export function isFilled(field: Field | undefined, value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  if (field?.kind === 'checklist') return Object.keys(field.items).every((item) => (value as Readonly<Record<string, boolean>>)[item] === true)
  return typeof value !== 'string' || value.trim() !== ''
}

/** What is asked whether a rich text has words; the texts are not among a page's values. */
export type HasText = (field: string) => boolean

/**
 * The fields that a move still wants: those it names, and, on leaving the first state, all required ones; with
 * either, the required cells of all rows. `a|b` is answered whole when neither is filled. A move that abandons the
 * page wants only what it names. `asked` is what the charter wants beside: fields, and `rows/column` of every row.
 */
export function missingFor(book: Book, move: string, page: { readonly state: string; readonly values: Readonly<Record<string, unknown>>; readonly parts: readonly string[] }, hasText: HasText, asked: readonly string[] = []): readonly string[] {
  const declared = book.moves[move]
  if (declared === undefined) return []
  const fields: Fields = book.fields
  const filled = (name: string): boolean => {
    const field = fields[name]
    if (field?.kind === 'richText') return hasText(name)
    // What the move fills in itself is not asked for.
    if (declared.stamps?.includes(name) === true) return true
    // What this member cannot see, this member cannot be asked for.
    if (field?.part !== undefined && !page.parts.includes(field.part)) return true
    return isFilled(field, page.values[name])
  }
  if (declared.abandons === true) return (declared.needs ?? []).filter((need) => !need.split('|').some(filled))
  const leaves = page.state === book.initial && declared.to !== book.initial
  const required = leaves ? Object.keys(fields).filter((name) => fields[name]?.required === true) : []
  const further = (declared.needsWhen ?? []).filter(({ field, is }) => page.values[field] === is).flatMap(({ needs }) => needs)
  const wanted = [...new Set([...required, ...(declared.needs ?? []), ...further, ...asked.filter((name) => !name.includes('/'))])]
  const missing = wanted.filter((need) => !need.split('|').some(filled))
  for (const { field, column, values } of declared.needsRows ?? []) {
    const rows = (page.values[field] ?? []) as readonly { readonly cells: Readonly<Record<string, unknown>> }[]
    if (!missing.includes(field) && values.some((value) => !rows.some(({ cells }) => cells[column] === value))) missing.push(`${field}/${column}`)
  }
  for (const path of asked.filter((name) => name.includes('/'))) {
    const [name, column] = path.split('/') as [string, string]
    const field = fields[name]
    const rows = (page.values[name] ?? []) as readonly { readonly cells: Readonly<Record<string, unknown>> }[]
    if (field?.kind === 'rows' && !missing.includes(path) && rows.some(({ cells }) => !isFilled(field.columns[column], cells[column]))) missing.push(path)
  }
  if (!leaves && declared.needs === undefined) return missing
  for (const [name, field] of Object.entries(fields)) {
    // Remarks are rows too, but not what a move hands on.
    if (field.kind !== 'rows' || field.annotates !== undefined) continue
    const rows = (page.values[name] ?? []) as readonly { readonly cells: Readonly<Record<string, unknown>> }[]
    for (const [column, cell] of Object.entries(field.columns)) {
      if (cell.required === true && !missing.includes(`${name}/${column}`) && rows.some((row) => !isFilled(cell, row.cells[column]))) missing.push(`${name}/${column}`)
    }
  }
  return missing
}

/** The declared step that leads back from where a move led without asking for words, if there is one. */
export const moveBack = (book: Book, move: string, from: string): string | undefined =>
  Object.entries<Move>(book.moves).find(([, each]) => each.automatic !== true && each.note !== 'required' && (each.returns === true || each.to === from) && each.from.includes(book.moves[move]?.to ?? ''))?.[0]
