import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import type { Workspace } from '../../../workspace/workspace.ts'

export interface SectionField {
  readonly name: string
  readonly field: Field
}

/** Fields that stand together: to be filled in, or derived figures side by side. */
export interface FieldRun {
  readonly kind: 'fields' | 'facts'
  readonly fields: readonly SectionField[]
}

export interface PageSection {
  readonly label: Text | undefined
  readonly runs: readonly FieldRun[]
}

const isFact = (field: Field): boolean => field.kind === 'computed' && field.shownAs !== 'links' && field.shownAs !== 'list' && field.shownAs !== 'members'

/** Whether a derived field has nothing to say here, and so no place. */
export function isUntold(workspace: Pick<Workspace, 'computedValue'>, page: Page, name: string, field: Field): boolean {
  if (field.kind !== 'computed' || field.whenTold !== true) return false
  const value = workspace.computedValue(page, name)
  return value === undefined || value === false
}

/**
 * The sections of a book's page with the fields this device may see ([UI45]): internal ones and those of companions that
 * it does not hold are left out, and what is not offered; sections without fields too. Fields that no section names follow.
 */
export function sectionsOf(book: Book, parts: readonly string[], rest: Text, isOffered: (name: string, field: Field) => boolean = () => true): readonly PageSection[] {
  const fields: Fields = book.fields
  const isSeen = (name: string): boolean => {
    const field = fields[name]
    return field !== undefined && field.internal !== true && (field.part === undefined || parts.includes(field.part)) && isOffered(name, field)
  }
  const named = new Set(book.sections?.flatMap((section) => section.fields))
  const left = Object.keys(fields).filter((name) => !named.has(name))
  const all = [...(book.sections ?? []), { label: book.sections === undefined ? undefined : rest, fields: left }]
  return all
    .map(({ label, fields: names }) => ({ label, runs: runsOf(names.filter(isSeen).map((name) => ({ name, field: fields[name]! }))) }))
    .filter(({ runs }) => runs.length > 0)
}

/** Whether two reckonings show the same fields in the same places: what is drawn may stay, with whatever is being typed in it. */
export const isSameLayout = (one: readonly PageSection[], other: readonly PageSection[]): boolean => spelled(one) === spelled(other)

const spelled = (sections: readonly PageSection[]): string => JSON.stringify(sections.map(({ label, runs }) => [label?.en, runs.map(({ kind, fields }) => [kind, fields.map(({ name }) => name)])]))

function runsOf(fields: readonly SectionField[]): readonly FieldRun[] {
  const runs: { kind: FieldRun['kind']; fields: SectionField[] }[] = []
  for (const each of fields) {
    const kind = isFact(each.field) ? 'facts' : 'fields'
    const last = runs.at(-1)
    if (last?.kind === kind) last.fields.push(each)
    else runs.push({ kind, fields: [each] })
  }
  return withoutLoneFacts(runs)
}

/** A single figure among fields stands as one of them. */
function withoutLoneFacts(runs: readonly FieldRun[]): readonly FieldRun[] {
  const joined: { kind: FieldRun['kind']; fields: readonly SectionField[] }[] = []
  for (const run of runs) {
    const kind = run.kind === 'facts' && run.fields.length > 1 ? 'facts' : 'fields'
    const last = joined.at(-1)
    if (kind === 'fields' && last?.kind === 'fields') last.fields = [...last.fields, ...run.fields]
    else joined.push({ kind, fields: run.fields })
  }
  return joined
}
