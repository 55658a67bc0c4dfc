import { headOf } from '@hebu/shared/books/book-head.ts'
import { contractChanges } from '@hebu/shared/books/contract-changes.ts'
import { contracts } from '@hebu/shared/books/contracts.ts'
import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { tasks } from '@hebu/shared/books/tasks.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { agendaOf, type AgendaEntry } from '@hebu/shared/rules/today/agenda.ts'
import type { PostFunction } from '@hebu/shared/vocabulary/directory.ts'
import { announcedCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach } from 'vitest'

import { write } from './editor-harness/sample-text.ts'
import { aMember } from './department.ts'
import { memoryVolumes } from './memory-volumes.ts'
import { noFiles } from './no-files.ts'
import { seededRandom } from './seeded-random.ts'
import { made } from './workspace.ts'

const usual = [customers, contracts, contractChanges, tasks, opportunities] as readonly Book[]
const open: Workspace[] = []
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

/** A department under one of the charters, one person of every post, named like it, all over the same volumes. */
export interface ContractDepartment {
  /** The desk of whoever holds a post. */
  at(post: string): Promise<Workspace>
  /** A post that holds the function, not that of `other`. */
  postOf(name: PostFunction, other?: string): string
}

export function contractDepartment(charterId: string, now = '2026-11-25T02:00:00Z', further: readonly Book[] = []): ContractDepartment {
  const charter = charterById(charterId)!
  const books = [...usual, ...further.filter((book) => !usual.includes(book))]
  const volumes = memoryVolumes()
  const members = Object.entries(charter.posts).map(([post, { group }]) => aMember(post, { post, group }))
  const desks = new Map<string, Workspace>()
  const random = seededRandom(11)
  return {
    async at(post) {
      const known = desks.get(post)
      if (known !== undefined) return known
      const workspace = createWorkspace({
        workspace: 'w1', member: post, directory: () => ({ revision: 1, workspace: { id: 'w1', name: '示例部', charter: charter.id, timeZone: 'Asia/Shanghai' }, members }),
        charter: () => charter, heads: books.map(headOf), books: () => books, volumes, files: noFiles, clock: { now: () => Date.parse(now) },
        random: { bytes: (length) => Uint8Array.from({ length }, () => random.int(256)) },
      })
      open.push(workspace)
      desks.set(post, workspace)
      await Promise.resolve()
      return workspace
    },
    postOf: (name, other) => Object.entries(charter.posts).find(([post, { functions }]) => post !== other && functions.includes(name))![0],
  }
}

export const yuanOf = (yuan: number) => ({ amountCents: Math.round(yuan * 100), currency: 'CNY' })

/** Words at the end of a rich text of a page. */
export function say(desk: Workspace, book: string, id: string, field: string, words: string): void {
  write(desk.text({ book, id }, field)!.fragment, ['paragraph', words])
}

/** A file of a page, without bytes. */
export const aFile = (name: string) => [{ sha256: 'a'.repeat(64), name, type: 'application/pdf', sizeBytes: 1200 }]

/** A draft that lacks nothing but the clauses: two lines, two instalments. */
export function aContract(desk: Workspace, values: Readonly<Record<string, unknown>> = {}): PageLink {
  const customer = made(desk.commands.create('customers', { name: '雲岫市青禾示例印務' }))
  return made(desk.commands.create('contracts', {
    title: '中秋禮盒供貨合同', customer, kind: 'sale', amount: yuanOf(36_000), deliverBy: '2026-12-20',
    lines: [{ id: 'a', cells: { item: '望月禮盒', spec: '六枚裝', qty: 100, unit: '盒', price: yuanOf(360) } }],
    payment: [{ id: 'a', cells: { milestone: '簽訂後五日', percent: 30, amount: yuanOf(10_800) } }, { id: 'b', cells: { milestone: '驗收後十日', percent: 70, amount: yuanOf(25_200) } }],
    ...values,
  }))
}

/** Writes every clause that any charter asks for. */
export function writeClauses(desk: Workspace, { id }: PageLink): void {
  const address = { book: 'contracts', id }
  for (const field of ['duties', 'breach', 'disputes']) say(desk, 'contracts', id, field, '雙方約定如下。')
  desk.commands.set(address, 'quality', '按樣品驗收')
  desk.commands.set(address, 'place', '雲岫市，分批送達')
  for (const item of Object.keys(contracts.fields.clauseCheck.items)) desk.commands.tick(address, 'clauseCheck', item, true)
  desk.commands.set(address, 'clauseResult', '合法、完整')
}

/** Takes a contract from its draft to its signature, as whoever holds the functions. */
export async function signContract(department: ContractDepartment, contract: PageLink, drafter: string): Promise<void> {
  const address = { book: 'contracts', id: contract.id }
  const desk = await department.at(drafter)
  writeClauses(desk, contract)
  must(desk.commands.move(address, 'submit'))
  const head = await department.at(department.postOf('head'))
  must(head.commands.move(address, 'approve'))
  for (const [field, value] of Object.entries({ signedAt: '2026-11-24', validFrom: '2026-11-24', validUntil: '2027-05-31', signedCopy: aFile('簽署件.pdf'), sealUse: '合同專用章 2026-11-24' })) must(desk.commands.set(address, field, value))
  must(desk.commands.move(address, 'sign'))
}

/** What Today says of pages of one book to whoever sits at a desk. */
export const askedOf = (desk: Workspace, charterId: string, book: Book): readonly AgendaEntry[] =>
  agendaOf({
    standing: { directory: desk.directory(), charter: charterById(charterId)! }, calendar: announcedCalendar, world: desk.world, me: desk.me(), books: [book], book: () => book,
    mayMove: ({ id }, move) => desk.commands.mayMove(desk.table(book.id).page(id)!, move).ok,
  }).open.filter(({ page }) => page?.book === book.id)

/** A refusal ends the test. */
export function must(done: { readonly ok: boolean; readonly refusal?: unknown }): void {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}
