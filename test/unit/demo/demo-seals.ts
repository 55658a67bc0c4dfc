import type { Book } from '@hebu/shared/books/define-book.ts'
import type { MoveRecord, Page } from '@hebu/shared/codec/page.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { writeRunningNumber } from '@hebu/shared/vocabulary/running-number.ts'
import { sealBefore } from '@hebu/web/workspace/sealing/seals.ts'
import { verifySeals } from '@hebu/web/workspace/sealing/verify-seals.ts'

/** The page without what the relay added: its witness of every seal, and the number that it gave. */
export function withoutWitness(page: Page): Partial<Page> {
  const { numbered, ...rest } = page
  return { ...rest, moves: page.moves.map((move) => ({ ...move, witness: undefined })), ...(numbered === undefined ? {} : { numbered: undefined }) }
}

/** What does not hold of the moves of some pages that their books want sealed: none bears no seal, and every seal is its maker's. */
export async function sealFaults(pages: readonly Page[], bookOf: (page: Page) => Book, { workspace, keys = [] }: Directory): Promise<readonly string[]> {
  const sealed = pages.flatMap((page) => page.moves.filter(({ move }) => bookOf(page).moves[move]?.sealed === true).map((move) => ({ page, move })))
  const without = sealed.filter(({ move }) => move.seal === undefined).map(({ page, move }) => `${page.book}/${page.id} ${move.move} bears no seal`)
  const checked = sealed.filter((each): each is { readonly page: Page; readonly move: MoveRecord & { readonly seal: NonNullable<MoveRecord['seal']> } } => each.move.seal !== undefined)
  const findings = await verifySeals(checked.map(({ page, move }) => ({ seal: move.seal, workspace: workspace.id, keys: keys.filter(({ key }) => key === move.seal.key), before: sealBefore(page, move) })))
  return [...without, ...findings.flatMap(({ fault }, at) => (fault === undefined ? [] : [`${checked[at]!.page.id} ${checked[at]!.move.move}: ${fault}`]))]
}

/** The sealed moves that the relay said nothing of. */
export const unwitnessed = (pages: readonly Page[]): readonly string[] => pages.flatMap(({ id, moves }) => moves.filter(({ seal, witness }) => seal !== undefined && witness === undefined).map(({ move }) => `${id} ${move}`))

/** The numbers of some pages, in the order in which these were `move`d. */
export const numbersInOrder = (pages: readonly Page[], move: string): readonly string[] =>
  pages.flatMap((page) => (page.numbered === undefined ? [] : [{ at: page.moves.find((each) => each.move === move)!.at, number: writeRunningNumber(page.numbered) }])).toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ number }) => number)
