import { isConcluded } from '@hebu/shared/books/contract-figures.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { periodOf } from '@hebu/shared/books/periods.ts'
import { linkIn } from '@hebu/shared/books/read-values.ts'
import type { Ledger, LedgerLine } from '@hebu/shared/rules/contracts/ledger.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { ledgerWords } from '../../../../words/contracts.ts'
import { fieldWords } from '../../../../words/field-words.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import { periodName } from '../../values/naming.ts'
import type { Names } from '../../values/use-names.ts'
import type { Filter } from '../filters/filter.ts'

/** One table of the ledger: what it adds up by, and how its lines are called. */
export interface LedgerPart {
  readonly by: 'state' | 'month' | 'owner' | 'customer'
  readonly caption: Text
  readonly note?: Text
  readonly head: Text
  readonly lines: readonly LedgerLine[]
  name(key: string): string
  /** What leaves the contracts of a line, and no others. */
  leads(key: string): readonly Filter[]
}

export interface LedgerContext {
  readonly book: Book
  readonly workspace: Workspace
  readonly words: Words
  readonly names: Names
}

/** States of contracts that both sides signed, in the order of the book. */
export const signedStates = ['signed', 'performing', 'changing', 'fulfilled', 'archived', 'terminated']

export const stateIs = (...values: readonly string[]): Filter => ({ name: 'state', test: 'any', values })

/** Signed contracts that name this one in a field, or nobody. */
const named = (name: string) => (key: string): readonly Filter[] => [key === '' ? { name, test: 'empty', values: [] } : { name, test: 'any', values: [key] }, stateIs(...signedStates)]

function signedIn(month: string): readonly Filter[] {
  const { first, last } = periodOf(month)!
  return [{ name: 'signedAt', test: 'range', values: [first, last] }, stateIs(...signedStates)]
}

/** The tables of a ledger, as they are looked at and as they are taken out ([CON9]). */
export function ledgerParts(ledger: Ledger, { book, workspace, words, names }: LedgerContext): readonly LedgerPart[] {
  const nobody = () => words.say(ledgerWords.nobody)
  const field = (book.fields as Fields)['customer']!
  const ofCustomer = new Map(workspace.table(book.id).pages().filter(isConcluded).map((page) => [linkIn(page.values['customer'])?.id, page]))
  const customer = (key: string): string => {
    const contract = ofCustomer.get(key)
    return contract === undefined ? nobody() : names.value(book, contract, 'customer', field) || words.say(fieldWords.closed)
  }
  return [
    { by: 'state', caption: ledgerWords.byState, head: ledgerWords.state, lines: ledger.byState, name: (key) => words.say(book.states[key] ?? ledgerWords.nobody), leads: (key) => [stateIs(key)] },
    { by: 'month', caption: ledgerWords.byMonth, note: ledgerWords.delta, head: ledgerWords.month, lines: ledger.byMonth, name: (key) => periodName(key, words), leads: signedIn },
    { by: 'owner', caption: ledgerWords.byOwner, head: ledgerWords.owner, lines: ledger.byOwner, name: (key) => (key === '' ? nobody() : names.member(key)), leads: named('owner') },
    { by: 'customer', caption: ledgerWords.byCustomer, head: ledgerWords.customer, lines: ledger.byCustomer, name: customer, leads: named('customer') },
  ]
}

/** The figures that stand over the tables, in their order; stretches of days hold the ones before. */
export const ledgerFigures = (ledger: Ledger, { say }: Pick<Words, 'say'>): readonly { readonly label: string; readonly line: LedgerLine }[] => [
  { label: say(ledgerWords.signed), line: ledger.signed },
  { label: say(ledgerWords.running), line: ledger.running },
  ...ledger.ending.map((line) => ({ label: say(ledgerWords.ending, { days: line.key }), line })),
  { label: say(ledgerWords.overdue), line: ledger.overdue },
]
