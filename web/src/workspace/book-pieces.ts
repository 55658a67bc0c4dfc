import type { Book, BookHead } from '@hebu/shared/books/define-book.ts'
import { bookHeads, bookPieces } from '@hebu/shared/books/pieces.generated.ts'
import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

/** The declarations of books as they come, each in a piece of its own. */
export interface BookPieces {
  /** Those that are here, in the order of the rail. */
  readonly books: Accessor<readonly Book[]>
  /** Resolves with what the place wants that was looked at first; rejects where that cannot be fetched. */
  readonly first: Promise<void>
  /** Fetches all others; tries until they are here. */
  fetchRest(): void
}

export interface FetchBooksInput {
  /** The path that the window opened with: `/customers/…`. */
  readonly path: string
  /** Calls `work` once another try makes sense. */
  readonly later: (work: () => void) => void
  readonly heads?: readonly BookHead[]
  readonly pieces?: Readonly<Record<string, () => Promise<Book>>>
}

/** Begins to fetch what the place at `path` shows: its book, and those whose pages its list names. */
export function fetchBooks({ path, later, heads = bookHeads, pieces = bookPieces }: FetchBooksInput): BookPieces {
  const [books, setBooks] = createSignal<readonly Book[]>([])
  const fetch = async (ids: readonly string[]): Promise<void> => {
    const fetched = await Promise.all(ids.map((id) => pieces[id]!()))
    const known = new Map([...books(), ...fetched].map((book) => [book.id, book]))
    setBooks(heads.flatMap(({ id }) => known.get(id) ?? []))
  }
  const asked = path.split('/')[1] ?? ''
  const shown = heads.find(({ id }) => id === asked)
  const fetchRest = (): void => {
    const here = new Set(books().map(({ id }) => id))
    void fetch(heads.flatMap(({ id }) => (here.has(id) ? [] : [id]))).catch(() => later(fetchRest))
  }
  return { books, first: fetch(shown === undefined ? [] : [...new Set([shown.id, ...shown.names.filter((id) => id in pieces)])]), fetchRest }
}
