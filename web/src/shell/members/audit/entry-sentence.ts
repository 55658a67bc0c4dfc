import type { AuditEntry, AuditKind } from '@hebu/shared/wire/audit.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'

import { auditKindWords, auditWayWords, auditWords } from '../../../words/audit.ts'
import type { Words } from '../../../words/language.tsx'

export interface EntryNames {
  readonly directory: Directory
  readonly say: Words['say']
  bookName(id: string): string
  postName(id: string): string
  /** A volume's address in words. */
  volumeName(address: string): string
  moment(at: string): string
}

/** Who did it; words for the keeper of the machine and for strangers. */
export function actorOf({ kind, member }: AuditEntry, { directory, say }: EntryNames): string {
  if (member !== undefined) return memberById(directory, member)?.name ?? member
  return say(kind === 'sign-in-refused' ? auditWords.stranger : auditWords.keeper)
}

/** What was done, in the reader's language; the kind itself where this version does not know it ([AUD2]). */
export function sentenceOf({ kind, subject = '', detail = '' }: AuditEntry, names: EntryNames): string {
  const { directory, say } = names
  const wording = Object.hasOwn(auditKindWords, kind) ? auditKindWords[kind as AuditKind] : undefined
  if (wording === undefined) return [kind, detail].filter((part) => part !== '').join(' · ')
  const whom = memberById(directory, subject)?.name ?? ''
  const sentence = say(wording, { subject: whom, post: names.postName(detail), volume: kind === 'volume-opened' ? names.volumeName(subject) : '', book: subject === '' ? say(auditWayWords['everything']!) : names.bookName(subject), pages: Number.parseInt(detail, 10) || 0 })
  const way = Object.hasOwn(auditWayWords, detail) ? say(auditWayWords[detail]!) : kind === 'member-changed' ? names.postName(detail) : ''
  // An export that could not be told at once is told with its own time.
  const [, late] = kind === 'export' ? detail.split(' ') : []
  return [sentence, way, late === undefined ? '' : say(auditWords.takenOutAt, { when: names.moment(late) })].filter((part) => part !== '').join(' · ')
}
