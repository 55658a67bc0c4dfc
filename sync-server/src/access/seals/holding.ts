import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { functionsOf } from '@hebu/shared/rules/access.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Directory, Member } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { SealRefusal, SealStatement } from '@hebu/shared/vocabulary/sealing.ts'

/** Why a member may not seal as they say they do, going by who they are at this moment ([WIT7]); `undefined` where they may. */
export function holdingRefusal(statement: SealStatement, by: Member, directory: Directory, nowMs: number): Extract<SealRefusal, 'function-not-held' | 'not-delegated'> | undefined {
  const { as, for: stoodIn } = statement
  const holder = stoodIn === undefined ? by : memberById(directory, stoodIn)
  if (stoodIn !== undefined && (holder?.status !== 'active' || !isDelegated(statement, stoodIn, directory, nowMs))) return 'not-delegated'
  const charter = charterById(directory.workspace.charter)
  if (as === undefined || holder === undefined) return undefined
  return charter !== undefined && functionsOf(holder, charter).includes(as) ? undefined : 'function-not-held'
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** Whether somebody settled that the one stands in for the other today, in what the statement is about. */
function isDelegated({ by, book }: SealStatement, stoodIn: string, directory: Directory, nowMs: number): boolean {
  const today = dateOf(nowMs, directory.workspace.timeZone)
  const settled = new Map<string, unknown>()
  for (const { changes } of directory.settings ?? []) for (const [key, value] of Object.entries(changes)) if (key.startsWith('delegation.')) settled.set(key, value)
  return [...settled.values()].some((each) => {
    if (!isRecord(each) || each['from'] !== stoodIn || each['to'] !== by) return false
    const { begins, ends, scope } = each
    return typeof begins === 'string' && typeof ends === 'string' && begins <= today && today <= ends && (scope === undefined || scope === null || (Array.isArray(scope) && scope.includes(book)))
  })
}
