import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { settledCharter } from '@hebu/shared/charters/settled.ts'
import { functionsOf } from '@hebu/shared/rules/access.ts'
import { isInForce } from '@hebu/shared/rules/approval/answerers.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Directory, Member } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { SealRefusal, SealStatement } from '@hebu/shared/vocabulary/sealing.ts'

/** Why a member may not seal as they say they do, going by who they are at this moment ([WIT7]); `undefined` where they may. */
export function holdingRefusal(statement: SealStatement, by: Member, directory: Directory, nowMs: number): Extract<SealRefusal, 'function-not-held' | 'not-delegated'> | undefined {
  const { as, for: stoodIn } = statement
  const base = charterById(directory.workspace.charter)
  const charter = base === undefined ? undefined : settledCharter(base, directory.settings)
  if (stoodIn !== undefined) {
    const today = dateOf(nowMs, directory.workspace.timeZone)
    if (memberById(directory, stoodIn)?.status !== 'active' || charter === undefined || !isDelegated(statement, stoodIn, charter, today)) return 'not-delegated'
  }
  const holder = stoodIn === undefined ? by : memberById(directory, stoodIn)!
  if (as === undefined) return undefined
  return charter !== undefined && functionsOf(holder, charter).includes(as) ? undefined : 'function-not-held'
}

/** Whether somebody settled that the one stands in for the other today, in what the statement is about. */
function isDelegated({ by, book }: SealStatement, stoodIn: string, charter: Charter, today: PlainDate): boolean {
  return charter.settled?.delegations.some((delegation) => delegation.from === stoodIn && delegation.to === by && isInForce(delegation, book, today)) ?? false
}
