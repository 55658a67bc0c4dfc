import type { Book } from '@hebu/shared/books/define-book.ts'
import { isConfidential } from '@hebu/shared/rules/access.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Accessor } from 'solid-js'
import { batch, createSignal, untrack } from 'solid-js'

import type { PageStore } from './page-store.ts'

/** Whether others see this window, so that what is confidential is kept from it ([SHARE1]). */
export interface ScreenSharing {
  readonly on: Accessor<boolean>
  turn(on: boolean): void
}

/** Where a window remembers it, so that loading it anew shows nothing. */
export interface SharingMemory {
  read(): boolean
  write(on: boolean): void
}

export interface Veil {
  readonly sharing: ScreenSharing
  /** Whether the companions of a book's shelf are left out of its pages now. */
  hides(book: Book): (shelf: string, part: string) => boolean
}

/** Leaves confidential companions out of the pages of a window that others see. Their volumes stay open and in sync: nothing of them is lost or late. */
export function createVeil(stores: () => Iterable<PageStore>, me: Accessor<Member>, memory?: SharingMemory): Veil {
  const [on, setOn] = createSignal(memory?.read() ?? false)
  return {
    sharing: {
      on,
      turn(next) {
        if (untrack(on) === next) return
        memory?.write(next)
        batch(() => {
          setOn(next)
          for (const store of stores()) store.rereadParts()
        })
      },
    },
    hides: (book) => (shelf, part) => untrack(on) && isConfidential({ part, shelf }, book, untrack(me).id),
  }
}
