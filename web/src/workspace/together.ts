import { batch } from 'solid-js'
import type { Doc } from 'yjs'

import type { CommandsInput } from './commands.ts'
import type { PageStore } from './page-store.ts'
import type { PageAddress } from './workspace.ts'

/** Many commands as one edit of each volume that they write. */
export interface Together {
  /** The edit of the page that is named first ends first. */
  run<T>(pages: readonly PageAddress[], act: () => T): T
  /** Views of whole tables are told now and then until it ends. */
  atLength<T>(run: () => Promise<T>): Promise<T>
  /** Whether long work is under way; not tracked. */
  isAtLength(): boolean
  /** Told of each page that a command wrote: what follows within the same edit finds it as it is now. */
  wrote(store: PageStore, id: string): void
}

export function createTogether(input: Pick<CommandsInput, 'book' | 'store' | 'stores'>): Together {
  let depth = 0
  let long = 0
  const docsOf = ({ book: id, id: page }: PageAddress): readonly Doc[] => {
    const book = input.book(id)
    return book === undefined ? [] : [undefined, ...Object.keys(book.parts ?? {})].flatMap((part) => input.store(id).volumeOf(page, part)?.doc ?? [])
  }
  return {
    run(pages, act) {
      const docs = new Set(pages.flatMap(docsOf))
      depth++
      try {
        return [...docs].reduce<() => ReturnType<typeof act>>((inner, doc) => () => doc.transact(inner), act)()
      } finally {
        depth--
      }
    },
    async atLength(run) {
      const ends = [...input.stores()].map((store) => store.hold())
      long++
      try {
        return await run()
      } finally {
        long--
        batch(() => { for (const end of ends) end() })
      }
    },
    isAtLength: () => long > 0,
    wrote(store, id) {
      if (depth > 0) store.refresh(id)
    },
  }
}
