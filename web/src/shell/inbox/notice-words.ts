import type { Notice } from '@hebu/shared/rules/notices/notices.ts'
import { piecesOf } from '@hebu/shared/codec/comments.ts'

import type { Names } from '../../features/books/values/use-names.ts'
import { inboxWords } from '../../words/inbox.ts'
import type { Words } from '../../words/language.tsx'
import type { Workspace } from '../../workspace/workspace.ts'

/** A notice in the words of the reader. */
export interface ToldNotice {
  readonly lead: string
  readonly title: string
  readonly said: string
  readonly icon: string
  readonly href: string
}

const mostLetters = 80

/** `undefined` where its page is not on this device any more. Tracked. */
export function tellNotice({ kind, by, page: at, said = '', comment, move }: Notice, workspace: Workspace, names: Names, { say }: Pick<Words, 'say'>): ToldNotice | undefined {
  const book = workspace.bookById(at.book)
  const page = book === undefined ? undefined : workspace.table(at.book).page(at.id)
  if (book === undefined || page === undefined || page.deleted !== undefined) return undefined
  const declared = move === undefined ? undefined : book.moves[move]
  const words = piecesOf(said).map((piece) => ('member' in piece ? `@${names.member(piece.member)}` : piece.text)).join('').replaceAll(/\s+/g, ' ')
  return {
    lead: say(inboxWords[kind], { name: names.member(by), move: declared === undefined ? '' : say(declared.label) }),
    title: names.title(book, page),
    said: words.length > mostLetters ? `${words.slice(0, mostLetters)}…` : words,
    icon: book.icon,
    href: `/${at.book}/${encodeURIComponent(at.id)}${comment === undefined ? '' : `#comment-${comment}`}`,
  }
}
