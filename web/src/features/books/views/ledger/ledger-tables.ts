import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Ledger, LedgerLine } from '@hebu/shared/rules/contracts/ledger.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { ledgerWords } from '../../../../words/contracts.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import { periodName } from '../../values/naming.ts'
import type { Names } from '../../values/use-names.ts'

/** One table of the ledger: what it adds up by, and how its lines are called. */
export interface LedgerPart {
  readonly by: 'state' | 'month' | 'owner' | 'customer'
  readonly caption: Text
  readonly note?: Text
  readonly head: Text
  readonly lines: readonly LedgerLine[]
  name(key: string): string
}

export interface LedgerContext {
  readonly book: Book
  readonly workspace: Workspace
  readonly words: Words
  readonly names: Names
}

/** The tables of a ledger, as they are looked at and as they are taken out ([CON9]). */
export function ledgerParts(ledger: Ledger, { book, workspace, words, names }: LedgerContext): readonly LedgerPart[] {
  const nobody = () => words.say(ledgerWords.nobody)
  const customer = (key: string): string => {
    const page = workspace.bookById('customers') === undefined ? undefined : workspace.table('customers').page(key)
    return typeof page?.values['name'] === 'string' ? page.values['name'] : nobody()
  }
  return [
    { by: 'state', caption: ledgerWords.byState, head: ledgerWords.state, lines: ledger.byState, name: (key) => words.say(book.states[key] ?? ledgerWords.nobody) },
    { by: 'month', caption: ledgerWords.byMonth, note: ledgerWords.delta, head: ledgerWords.month, lines: ledger.byMonth, name: (key) => periodName(key, words) },
    { by: 'owner', caption: ledgerWords.byOwner, head: ledgerWords.owner, lines: ledger.byOwner, name: (key) => (key === '' ? nobody() : names.member(key)) },
    { by: 'customer', caption: ledgerWords.byCustomer, head: ledgerWords.customer, lines: ledger.byCustomer, name: customer },
  ]
}

/** The figures that stand over the tables, in their order; stretches of days hold the ones before. */
export const ledgerFigures = (ledger: Ledger, { say }: Pick<Words, 'say'>): readonly { readonly label: string; readonly line: LedgerLine }[] => [
  { label: say(ledgerWords.signed), line: ledger.signed },
  { label: say(ledgerWords.running), line: ledger.running },
  ...ledger.ending.map((line) => ({ label: say(ledgerWords.ending, { days: line.key }), line })),
  { label: say(ledgerWords.overdue), line: ledger.overdue },
]
