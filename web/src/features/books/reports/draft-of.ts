import type { Page } from '@hebu/shared/codec/page.ts'
import { periodOf } from '@hebu/shared/books/periods.ts'
import type { ReportDraft } from '@hebu/shared/rules/drafting/draft.ts'
import { draftReport } from '@hebu/shared/rules/drafting/draft-report.ts'
import { nextDays } from '@hebu/shared/rules/drafting/next-days.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import { untrack } from 'solid-js'

import type { Words } from '../../../words/language.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'
import { createNames } from '../values/use-names.ts'

/** Whether everything that a draft looks at has been read; tracked. */
export const mayDraft = (workspace: Workspace): boolean => workspace.whole() && workspace.books().every(({ id }) => workspace.table(id).ready())

/** What a report would be drafted with now, worded for this reader; `undefined` where its period is of no known form. Not tracked. */
export const draftOf = (report: Page, workspace: Workspace, words: Words): ReportDraft | undefined =>
  untrack(() => {
    const { author, kind, periodKey } = report.values
    const ground = dutyGround({ directory: workspace.directory(), charter: workspace.charter() })
    const [period, next] = [periodOf(periodKey), nextDays(String(periodKey), ground.calendar)]
    const reports = workspace.bookById('reports')
    if (typeof author !== 'string' || typeof kind !== 'string' || typeof periodKey !== 'string' || period === undefined || next === undefined || reports === undefined) return undefined
    const names = createNames(workspace, words)
    const book = (id: string) => workspace.books().find((each) => each.id === id)
    const { world } = workspace
    return draftReport({
      author,
      kind,
      periodKey,
      world,
      charter: ground.standing.charter,
      duties: dutiesOf({ ...ground, world, book }, period.first, next.last),
      next,
      reports,
      book,
      say: (wording, slots) => words.say(wording, slots),
      naming: (of) => names.naming(of),
    })
  })
