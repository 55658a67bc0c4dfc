/**
 * Names of the root types that a page has in its volume. What two devices may both create is a root type,
 * named by the page, so that concurrent creation merges ([PAG1]).
 *
 *   `<page>`                    Y.Map          fields, see fields.ts
 *   `<page>#<field>`            Y.Map          rows, see rows.ts
 *   `<page>!<field>[!<member>]` Y.XmlFragment  rich text
 *   `<page>?<field>[!<member>]` Y.Map          strays of a rich text, see strays.ts
 *   `<page>~`                   Y.Map          moves, by id
 *   `<page>~versions`           Y.Map          what it said when it was sealed or named, see versions.ts
 *   `<page>~writers`            Y.Map          who wrote with which client of Yjs, see versioning/writers.ts
 *   `<page>*`                   Y.Map          comments, see comments.ts
 *   `<page>^`                   Y.Array        who changed which field when, and from what, see history.ts
 *
 * What belongs to a field — its comments and its history too — lies in the volume that holds the field.
 *
 * Identifiers cannot contain the separators (vocabulary/ids.ts).
 */
export const fieldsRoot = (page: string): string => page

export const rowsRoot = (page: string, field: string): string => `${page}#${field}`

export const textRoot = (page: string, field: string, member?: string): string => (member === undefined ? `${page}!${field}` : `${page}!${field}!${member}`)

/** Whether a root is a rich text. */
export const isTextRoot = (root: string): boolean => /^[^#?~*^!]*!/.test(root)

export const strayRoot = (page: string, field: string, member?: string): string => strayRootOf(textRoot(page, field, member))

/** Where the strays of a rich text lie. */
export const strayRootOf = (text: string): string => text.replace('!', '?')

export const movesRoot = (page: string): string => `${page}~`

export const versionsRoot = (page: string): string => `${page}~versions`

export const writersRoot = (page: string): string => `${page}~writers`

export const commentsRoot = (page: string): string => `${page}*`

export const historyRoot = (page: string): string => `${page}^`

/** Whether a root is beside what a page says: its comments, its history or its versions. */
export const isRecordRoot = (root: string): boolean => /[*^]$|~versions$|~writers$/.test(root)

export const isHistoryRoot = (root: string): boolean => root.endsWith('^')

/** The page that a root belongs to. */
export function pageOfRoot(root: string): string {
  const end = root.search(/[#!?~*^]/)
  return end === -1 ? root : root.slice(0, end)
}
