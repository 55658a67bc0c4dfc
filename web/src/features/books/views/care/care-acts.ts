import type { Row } from '@hebu/shared/books/field-kinds.ts'
import { stringIn } from '@hebu/shared/books/read-values.ts'
import type { CareDue } from '@hebu/shared/rules/care/care-due.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { granted } from '@hebu/shared/vocabulary/result.ts'

import { whole } from '../../../../workspace/whole.ts'
import type { Done, PageAddress, Step, Workspace } from '../../../../workspace/workspace.ts'

const book = 'followUps'

/** Writes each value until one is refused. */
function setAll({ commands }: Workspace, page: PageAddress, values: Readonly<Record<string, unknown>>): Done {
  for (const [field, value] of Object.entries(values)) {
    const set = commands.set(page, field, value)
    if (!set.ok) return set
  }
  return granted(undefined)
}

const linkTo = ({ customer: { id, shelf } }: CareDue) => ({ id, shelf })

/** Logs a contact that took place: the planned follow-up is done with it, or one that nobody had planned is entered ([CUS24]). */
export function logContact(workspace: Workspace, care: CareDue, heard: Readonly<Record<string, unknown>>, step: Step): Done {
  const me = workspace.me().id
  return whole(workspace, step, () => {
    if (care.plan !== undefined) {
      const page = { book, id: care.plan.id }
      const written = setAll(workspace, page, { ...(care.plan.values.by === me ? {} : { by: me }), ...heard })
      return written.ok ? workspace.commands.move(page, 'finish') : written
    }
    const made = workspace.commands.create(book, { customer: linkTo(care), reason: care.last === undefined ? 'newCustomer' : 'regular', dueAt: care.due, by: me, ...heard })
    return made.ok ? workspace.commands.move({ book, id: made.value.id }, 'finish') : made
  })
}

/** Moves a contact to another day: the first day and the reason are kept ([CUS24]). */
export function moveContact(workspace: Workspace, care: CareDue, to: PlainDate, reason: string, step: Step): Done {
  return whole(workspace, step, () => {
    const made = care.plan === undefined ? workspace.commands.create(book, { customer: linkTo(care), reason: 'regular', dueAt: care.due, by: care.member ?? workspace.me().id }) : granted(care.plan)
    if (!made.ok) return made
    const page = { book, id: made.value.id }
    // What was agreed and what was planned for another day are put off both.
    const days = new Set([care.due, stringIn(care.plan?.values.dueAt) ?? care.due])
    for (const from of days) {
      const kept = from === to ? granted('') : workspace.commands.addRow(page, 'movedDue', { from, to, reason } satisfies Row['cells'])
      if (!kept.ok) return kept
    }
    const written = setAll(workspace, page, { dueAt: to })
    return written.ok ? workspace.commands.move(page, 'replan', reason) : written
  })
}
