import * as v from 'valibot'

import type { CellField, Field } from '../books/field-kinds.ts'
import { isInstant, isPlainDate } from '../vocabulary/dates.ts'
import { isIdentifier } from '../vocabulary/ids.ts'

const identifier = v.pipe(v.string(), v.check(isIdentifier))
const pageLink = v.object({ id: v.pipe(v.string(), v.maxLength(160)), shelf: v.pipe(v.string(), v.maxLength(120)) })
const fileRef = v.object({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), name: v.pipe(v.string(), v.maxLength(255)), type: v.pipe(v.string(), v.maxLength(120)), sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)) })

/** Text beyond this is refused: it belongs in a rich text or a file. */
const longTextLength = 20_000

type AnySchema = v.GenericSchema<unknown>

const schemas = new WeakMap<Field, AnySchema>()

/** The schema of a field's stored value, derived from its kind. Rows and rich texts are checked by cell and by editor. */
export function schemaOf(field: Field): AnySchema {
  const known = schemas.get(field)
  if (known !== undefined) return known
  const schema = buildSchema(field)
  schemas.set(field, schema)
  return schema
}

export const isValidValue = (field: Field, value: unknown): boolean => v.is(schemaOf(field), value)

function buildSchema(field: Field): AnySchema {
  switch (field.kind) {
    case 'text':
      return v.pipe(v.string(), v.maxLength(field.maxLength ?? 500))
    case 'longText':
      return v.pipe(v.string(), v.maxLength(longTextLength))
    case 'number':
      return v.pipe(v.number(), v.finite(), v.minValue(field.min ?? -Number.MAX_VALUE), v.maxValue(field.max ?? Number.MAX_VALUE))
    case 'percent':
      return v.pipe(v.number(), v.finite())
    case 'money':
      return v.object({ amountCents: v.pipe(v.number(), v.safeInteger()), currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) })
    case 'date':
      return v.custom(isPlainDate)
    case 'dateTime':
      return v.custom(isInstant)
    case 'choice':
      // Options that the charter names may change with it; a value of an earlier charter is still a value.
      return field.from === undefined ? v.picklist(Object.keys(field.options)) : identifier
    case 'flag':
      return v.boolean()
    case 'member':
      return identifier
    case 'members':
      return v.array(identifier)
    case 'customer':
    case 'link':
      return pageLink
    case 'customers':
    case 'links':
      return v.array(pageLink)
    case 'checklist':
      return v.record(v.string(), v.boolean())
    case 'file':
      return v.array(fileRef)
    case 'rows':
    case 'richText':
    case 'computed':
      return v.never()
  }
}

export const isMultiple = (field: Field | CellField): boolean => field.kind === 'members' || field.kind === 'customers' || field.kind === 'links' || field.kind === 'file'
