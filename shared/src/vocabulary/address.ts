import { isIdentifier } from './ids.ts'

/**
 * The name of a volume: `<workspace>/<book>[-<part>]/<scope>[/<period>]`. Access is decided on it alone,
 * so it says whose the shelf is: `g-all`, `g-<group>` or `m-<member>`.
 */
export interface Address {
  readonly workspace: string
  readonly book: string
  /** The companion's name; absent for the book's own volume. */
  readonly part?: string | undefined
  readonly shelf: string
}

const bookPattern = /^([a-z][A-Za-z0-9]{0,39})(?:-([a-z][A-Za-z0-9]{0,39}))?$/
const shelfPattern = /^([gm])-([A-Za-z0-9][A-Za-z0-9_.-]{0,63})(?:\/(\d{4}(?:-Q[1-4])?))?$/

export function formatAddress(address: Address): string {
  const book = address.part === undefined ? address.book : `${address.book}-${address.part}`
  return `${address.workspace}/${book}/${address.shelf}`
}

/** The address in a volume's name; `undefined` for a name of any other form. */
export function parseAddress(name: string): Address | undefined {
  if (name.length > 256) return undefined
  const [workspace, bookAndPart, ...rest] = name.split('/')
  const shelf = rest.join('/')
  if (workspace === undefined || bookAndPart === undefined || !isIdentifier(workspace)) return undefined
  const book = bookPattern.exec(bookAndPart)
  if (book === null || !shelfPattern.test(shelf)) return undefined
  return { workspace, book: book[1]!, part: book[2], shelf }
}

export interface Shelf {
  readonly scope: 'all' | { readonly group: string } | { readonly member: string }
  /** `2026` or `2026-Q4`. */
  readonly period?: string | undefined
}

export function parseShelf(shelf: string): Shelf | undefined {
  const match = shelfPattern.exec(shelf)
  if (match === null) return undefined
  const owner = match[2]!
  if (match[1] === 'm') return { scope: { member: owner }, period: match[3] }
  return { scope: owner === 'all' ? 'all' : { group: owner }, period: match[3] }
}

export function formatShelf({ scope, period }: Shelf): string {
  const owner = scope === 'all' ? 'g-all' : 'group' in scope ? `g-${scope.group}` : `m-${scope.member}`
  return period === undefined ? owner : `${owner}/${period}`
}
