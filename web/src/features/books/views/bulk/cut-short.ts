import { isSameValue } from '@hebu/shared/codec/history.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import type { Overseen } from '../../../../platform/slices.ts'
import type { LiveTable, Workspace } from '../../../../workspace/workspace.ts'
import type { BulkDone } from './bulk.ts'
import { runAsOne } from './bulk.ts'
import type { ActKind, KeptAct } from './kept-acts.ts'
import { deviceActs } from './kept-acts.ts'

/** Fewer are done before the window can be closed. */
const fewest = 20

/** What an act on these pages is kept as while it runs; gives how to end it. */
export function keepWhile(workspace: Workspace, book: string, act: ActKind, pages: readonly Page[]): () => void {
  if (pages.length <= fewest) return () => undefined
  const before = (page: Page): unknown => (act.kind === 'set' ? page.values[act.field] : act.kind === 'move' ? page.moves.length : undefined)
  return deviceActs(workspace.directory().workspace.id, workspace.me().id, book).begin(act, pages.map((page) => [page.id, before(page)] as const))
}

const isSame = (one: unknown, other: unknown): boolean => one === other || isSameValue(one, other)

/** The pages that still stand as an act that was cut short left them. */
export function reachedBy(table: Pick<LiveTable, 'page'>, { act, pages }: KeptAct, me: string): readonly (readonly [page: Page, before: unknown])[] {
  const isReached = (page: Page, before: unknown): boolean => {
    switch (act.kind) {
      case 'set':
        return page.deleted === undefined && isSame(page.values[act.field], act.value) && !isSame(before, act.value)
      case 'remove':
        return page.deleted?.by === me
      case 'move':
        return page.moves.slice(typeof before === 'number' ? before : 0).some(({ move, by }) => move === act.move && by === me)
    }
  }
  return pages.flatMap(([id, kept]) => {
    // Nothing is written down as `null`.
    const before = kept ?? undefined
    const page = table.page(id)
    return page !== undefined && isReached(page, before) ? [[page, before] as const] : []
  })
}

/** Takes what an act did back, in one step; what somebody changed since stays ([BULK4]). */
export function takeCutShortBack({ commands, table, me }: Workspace, book: string, kept: KeptAct, overseen?: Overseen): Promise<BulkDone> {
  const { act } = kept
  const acts = reachedBy(table(book), kept, me().id).map(([page, before]) => {
    const address = { book, id: page.id }
    return { page, run: () => (act.kind === 'set' ? commands.set(address, act.field, before) : commands.restore(address)) }
  })
  return runAsOne(commands, act.kind === 'move' ? [] : acts, overseen, true)
}
