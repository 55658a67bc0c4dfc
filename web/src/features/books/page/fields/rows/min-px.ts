import type { CellField } from '@hebu/shared/books/field-kinds.ts'

import { shownKind } from '../../../values/format-value.ts'

const minPxByKind: Readonly<Record<string, number>> = { text: 114, phone: 128, email: 178, url: 178, longText: 176, date: 132, dateTime: 156, money: 116, number: 84, percent: 84, choice: 108, flag: 64, member: 116, members: 160, customer: 160, link: 144, links: 180, file: 180, list: 160 }

/** The pixels below which a column of a table would be squeezed: what wraps anywhere would stand in it letter under letter. */
export const minPxOf = (cell: CellField): number | undefined => minPxByKind[(cell.kind === 'text' ? cell.format : undefined) ?? shownKind(cell)]
