import type { Book, BookHead } from './define-book.ts'
import { linkedBook } from './field-kinds.ts'

/** What is told of a book before its declaration is fetched. */
export const headOf = ({ id, name, icon, under, internal, fields, list }: Book): BookHead => ({
  id,
  name,
  icon,
  ...(under === undefined ? {} : { under }),
  ...(internal === undefined ? {} : { internal }),
  names: [...new Set(list.columns.flatMap((column) => (fields[column] === undefined ? [] : (linkedBook(fields[column]) ?? []))))],
})
