/**
 * Suggestions in a rich text are marks on its letters, beside those of form:
 *
 *   `insertion` { id, by, at }   letters that somebody proposes to add
 *   `deletion`  { id, by, at }   letters that somebody proposes to take away
 *
 * A replacement is both under one id. A line that is to be parted, and two that are to be joined, are signs among the
 * proposed letters, so that a suggestion never makes a line anew and people suggest over each other freely (decision 19).
 * What is pending is no part of what a page says: its canonical form, its search text and its files know nothing of it ([SUG4]).
 */

/** Proposed: the line is parted here. */
export const partSign = '\u2029'
/** Proposed: the next line is joined to this one. */
export const joinSign = '\u2028'

/** A run of letters as Yjs has it. */
export interface LetterRun {
  readonly insert?: unknown
  readonly attributes?: Readonly<Record<string, unknown>> | undefined
}

/** Letters of one form. */
export interface Letters {
  readonly text: string
  readonly marks?: Readonly<Record<string, unknown>> | undefined
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null

/** Whether letters are only proposed. */
export const isProposed = (attributes: LetterRun['attributes']): boolean => isSet(attributes?.['insertion'])

/** The runs of a text as they are kept. */
export const lettersOf = (runs: readonly LetterRun[]): readonly Letters[] => runs.flatMap(({ insert, attributes }) => (typeof insert === 'string' ? [{ text: insert, marks: attributes }] : []))

/** The runs of a text without what is pending: proposed letters left out, letters that are proposed to go still there. */
export function withoutPending(runs: readonly LetterRun[]): readonly Letters[] {
  return runs.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || isProposed(attributes)) return []
    if (!isSet(attributes?.['deletion'])) return [{ text: insert, marks: attributes }]
    const { deletion: _pending, ...marks } = attributes!
    return [{ text: insert, marks: Object.keys(marks).length === 0 ? undefined : marks }]
  })
}
