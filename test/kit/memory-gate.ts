import { type Access, type Book, defineBook } from '@hebu/shared/books/define-book.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import { type Directory, type Member, memberById } from '@hebu/shared/vocabulary/directory.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'
import type { Caller, Gate, StandingChange } from '@hebu/sync-server/access/gate.ts'

import { smallCharter, smallDirectory } from './department.ts'

const aBook = (id: string, access: Access, parts: Book['parts'] = {}): Book =>
  defineBook({
    id,
    name: text(id, id),
    one: text(id, id),
    purpose: text(id, id),
    icon: 'book',
    fields: {},
    parts,
    shelve: { scope: () => 'all' },
    access,
    states: { open: text('開', 'Open') },
    initial: 'open',
    moves: {},
    title: () => id,
    list: { columns: [], sort: '' },
    version: 1,
  })

/** Books as far as access to them goes: `notes` everybody writes, `reports` their author, `bulletins` the head. */
export const relayBooks: readonly Book[] = [
  aBook('notes', { read: ['everyone'], write: ['everyone'] }, { secret: { label: text('密', 'Secret'), access: { read: ['head'], write: ['head'] } } }),
  aBook('reports', { read: ['self', 'chain'], write: ['self'] }),
  aBook('bulletins', { read: ['everyone'], write: ['head'] }),
]

/** A gate over a directory in memory. A member's token is the member's id; more can be made. */
export interface MemoryGate extends Gate {
  directory(): Directory
  /** What a change of the directory at the front door does. */
  changeMember(id: string, change: Partial<Member>): void
  removeMember(id: string): void
  addMember(member: Member): void
  /** Another token of a member, as a second device has. */
  addToken(member: string, token: string): void
  revoke(token: string): void
  /** Revokes without telling anybody: what happens between a commit and its notice. */
  revokeSilently(token: string): void
}

export function aMemoryGate(first: Directory = smallDirectory(), books: readonly Book[] = relayBooks, charter: Charter = smallCharter): MemoryGate {
  let directory = first
  const memberByToken = new Map(directory.members.map(({ id }) => [id, id]))
  const listeners = new Set<(change: StandingChange) => void>()
  const workspace = first.workspace.id

  const tell = (change: StandingChange): void => {
    for (const listener of listeners) listener(change)
  }
  const setMembers = (members: readonly Member[]): void => {
    directory = { ...directory, revision: directory.revision + 1, members }
    tell({ kind: 'directory', workspace, revision: directory.revision })
  }
  const changeMember = (id: string, change: Partial<Member>): void => setMembers(directory.members.map((member) => (member.id === id ? { ...member, ...change } : member)))
  const stands = (caller: Caller): boolean =>
    caller.workspace === workspace && memberByToken.get(caller.credential) === caller.member && memberById(directory, caller.member)?.status === 'active'

  return {
    haveLeft: () => Promise.resolve(false),

    async callerOf({ cookie, token }) {
      const credential = token ?? /(?:^|; )token=([^;]+)/.exec(cookie ?? '')?.[1]
      const member = credential === undefined ? undefined : memberByToken.get(credential)
      if (credential === undefined || member === undefined) return undefined
      const caller = { workspace, member, credential }
      return stands(caller) ? caller : undefined
    },
    access(caller, volume) {
      const address = parseAddress(volume)
      const book = books.find(({ id }) => id === address?.book)
      const member = memberById(directory, caller.member)
      if (address === undefined || address.workspace !== workspace || book === undefined || member === undefined) return 'none'
      return accessTo(address, book, member, { directory, charter })
    },
    stands,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    directory: () => directory,
    changeMember,
    removeMember: (id) => changeMember(id, { status: 'left' }),
    addMember(member) {
      memberByToken.set(member.id, member.id)
      setMembers([...directory.members, member])
    },
    addToken: (member, token) => void memberByToken.set(token, member),
    revokeSilently: (token) => void memberByToken.delete(token),
    revoke(token) {
      memberByToken.delete(token)
      tell({ kind: 'credential', workspace, credential: token })
    },
  }
}
