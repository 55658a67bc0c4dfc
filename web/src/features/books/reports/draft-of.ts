import type { Page } from '@hebu/shared/codec/page.ts'
import { periodOf } from '@hebu/shared/books/periods.ts'
import type { ReportDraft } from '@hebu/shared/rules/drafting/draft.ts'
import { draftReport } from '@hebu/shared/rules/drafting/draft-report.ts'
import { nextDays } from '@hebu/shared/rules/drafting/next-days.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { untrack } from 'solid-js'

import type { Words } from '../../../words/language.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'
import { createNames } from '../values/use-names.ts'

/** What the charter has the author's post write of. */
function headingsFor(author: string, kind: string, workspace: Workspace): readonly Text[] | undefined {
  const template = workspace.charter().reportTemplates?.[memberById(workspace.directory(), author)?.post ?? '']
  return kind === 'daily' || kind === 'weekly' ? template?.[kind] : undefined
}

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
      duties: dutiesOf({ ...ground, world, book, of: author }, period.first, next.last),
      next,
      headings: headingsFor(author, kind, workspace),
      reports,
      book,
      say: (wording, slots) => words.say(wording, slots),
      naming: (of) => names.naming(of),
    })
  })
