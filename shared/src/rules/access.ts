import type { Access, Actor, Book, Reader } from '../books/define-book.ts'
import type { Charter } from '../charters/define-charter.ts'
import type { Address, Shelf } from '../vocabulary/address.ts'
import { parseShelf } from '../vocabulary/address.ts'
import type { Directory, Member, PostFunction } from '../vocabulary/directory.ts'
import { memberById } from '../vocabulary/directory.ts'

/** Everything an access decision rests on. */
export interface Standing {
  readonly directory: Directory
  readonly charter: Charter
}

export type VolumeAccess = 'none' | 'read' | 'write'

const postOf = (member: Member, charter: Charter) => (Object.hasOwn(charter.posts, member.post) ? charter.posts[member.post] : undefined)

/** The functions of a member's post; none for those who left and for posts the charter does not know. */
export function functionsOf(member: Member, charter: Charter): readonly PostFunction[] {
  return member.status === 'active' ? (postOf(member, charter)?.functions ?? []) : []
}

export const hasFunction = (member: Member, name: PostFunction, charter: Charter): boolean => functionsOf(member, charter).includes(name)

/** Also those whose post the charter does not know. */
export function isGuest(member: Member, charter: Charter): boolean {
  const post = postOf(member, charter)
  return post === undefined || post.guest === true
}

/** Whether `superior` stands above `member`: named as such, lead of the group, deputy or head. */
export function isSuperiorOf(superior: Member, member: Member, { directory, charter }: Standing): boolean {
  if (superior.id === member.id || superior.status !== 'active') return false
  const seen = new Set<string>()
  for (let next = member.superior; next !== undefined && !seen.has(next); next = memberById(directory, next)?.superior) {
    if (next === superior.id) return true
    seen.add(next)
  }
  const functions = functionsOf(superior, charter)
  if (functions.includes('head')) return true
  if (functionsOf(member, charter).includes('head')) return false
  if (functions.includes('deputy')) return !functionsOf(member, charter).includes('deputy')
  return functions.includes('lead') && superior.group !== undefined && superior.group === member.group && !functionsOf(member, charter).includes('lead')
}

/** Whether a member may open a volume. The relay and the interface both decide with this rule ([ACC1]). */
export function accessTo(address: Pick<Address, 'part' | 'shelf'>, book: Book, member: Member, standing: Standing): VolumeAccess {
  const shelf = parseShelf(address.shelf)
  const access = address.part === undefined ? book.access : book.parts?.[address.part]?.access
  if (member.status !== 'active' || shelf === undefined || access === undefined) return 'none'
  if (isAmong(access.write, shelf, member, standing)) return 'write'
  return isAmong(access.read, shelf, member, standing) ? 'read' : 'none'
}

/** Whether a volume is kept from some who read its book: a part with readers of its own. What is one's own shelf is no secret ([OPS13]). */
export function isConfidential({ part, shelf }: Pick<Address, 'part' | 'shelf'>, book: Book, member: string): boolean {
  const readers = part === undefined ? undefined : book.parts?.[part]?.access.read
  if (readers === undefined || book.access.read.every((reader) => readers.includes(reader))) return false
  const scope = parseShelf(shelf)?.scope
  return !(typeof scope === 'object' && 'member' in scope && scope.member === member)
}

const isAmong = (readers: Access['read'], shelf: Shelf, member: Member, standing: Standing): boolean =>
  readers.some((reader) => fits(reader, shelf, member, standing))

function fits(reader: Reader, { scope }: Shelf, member: Member, standing: Standing): boolean {
  const { charter, directory } = standing
  switch (reader) {
    case 'everyone':
      return !isGuest(member, charter)
    case 'self':
      return typeof scope === 'object' && 'member' in scope && scope.member === member.id
    case 'group':
      if (isGuest(member, charter)) return false
      return scope === 'all' || ('group' in scope && scope.group === member.group)
    case 'chain': {
      if (scope === 'all') return functionsOf(member, charter).some((name) => name === 'head' || name === 'deputy' || name === 'lead')
      if ('group' in scope) {
        const functions = functionsOf(member, charter)
        return functions.includes('head') || functions.includes('deputy') || (functions.includes('lead') && member.group === scope.group)
      }
      const owner = memberById(directory, scope.member)
      return owner !== undefined && isSuperiorOf(member, owner, standing)
    }
    default:
      return hasFunction(member, reader, charter)
  }
}

/** What an actor word may refer to on a page. */
export interface ActedOn {
  readonly values: Readonly<Record<string, unknown>>
  readonly made: { readonly by: string } | undefined
}

/** Whose page it is: who made it, and whom it names as responsible. Their superiors look after it. */
const concernedIn = ({ values, made }: ActedOn): readonly string[] =>
  [made?.by, values.owner, values.author, values.assignee, values.follower, values.handler, values.by].filter((id): id is string => typeof id === 'string')

/** Whether a member is one of the actors that a move or a page names. */
export function isActor(actors: readonly Actor[], page: ActedOn, member: Member, standing: Standing): boolean {
  return actors.some((actor) => {
    if (actor === 'everyone') return member.status === 'active'
    if (actor === 'superior') {
      const concerned = concernedIn(page).flatMap((id) => memberById(standing.directory, id) ?? [])
      return concerned.length === 0 ? hasFunction(member, 'head', standing.charter) : concerned.some((one) => isSuperiorOf(member, one, standing))
    }
    if (actor === '@made') return page.made?.by === member.id
    if (actor.startsWith('@')) {
      const named = page.values[actor.slice(1)]
      return named === member.id || (Array.isArray(named) && named.includes(member.id))
    }
    return hasFunction(member, actor as PostFunction, standing.charter)
  })
}

/** Who may invite, change posts and remove members. */
export const mayManageMembers = (member: Member, charter: Charter): boolean =>
  member.status === 'active' && (member.administrator || functionsOf(member, charter).some((name) => name === 'head' || name === 'deputy'))

/** What the office of human resources keeps beside the head: who is away, and who is excused. */
const keptByHr = /^(leave|waivers)\./

/** A delegation of one's own is named by who gives it: `delegation.<member>.<anything>`. */
const isOwnDelegation = (key: string, member: Member): boolean => key.startsWith(`delegation.${member.id}.`)

/** Who may settle a part of the charter, by its key; everybody reads it ([SET5]). Everybody names who stands in for them ([SEAL11]). */
export const maySettle = (key: string, member: Member, charter: Charter): boolean =>
  member.status === 'active' && (isOwnDelegation(key, member) || member.administrator || functionsOf(member, charter).some((name) => name === 'head' || (name === 'hr' && keptByHr.test(key))))
