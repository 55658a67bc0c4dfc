import type { ComputedInput, World } from './field-kinds.ts'
import { flag, link, longText, number, rows, text } from './field-kinds.ts'
import { linkIn } from './read-values.ts'

/** What merges changed in the page that stayed, in rows that begin with one for each page that was merged into it; a companion keeps what belongs to it. */
export const mergeRecords = (part?: string) =>
  rows('併入記錄', 'Merges', {
    from: link('併入的檔案', 'From'),
    // What does not fit into one row goes on in the next.
    merge: text('併入', 'Merge'),
    piece: number('第幾段', 'Piece'),
    changed: longText('改動', 'Changed'),
    undone: flag('已撤銷', 'Undone'),
  }, { internal: true, ...(part === undefined ? {} : { part }) })

/**
 * Follows pages to the one that they were merged into. Where two were merged into each other at the same time, the one
 * with the smallest id is taken to have stayed; every device finds the same.
 */
export function mergedInto(id: string, next: (id: string) => string | undefined): string {
  const path: string[] = [id]
  for (let at = next(id); at !== undefined; at = next(at)) {
    const circle = path.indexOf(at)
    if (circle !== -1) return path.slice(circle).toSorted()[0]!
    path.push(at)
  }
  return path.at(-1)!
}

/** Whether a page is the one that stays of those that were merged into each other. */
export const remainsOf = (book: string, state: string, field: string) => (page: ComputedInput, world: World): boolean => {
  const next = (id: string): string | undefined => {
    const known = id === page.id ? page : world.page(book, id)
    return known?.state === state ? linkIn(known.values[field])?.id : undefined
  }
  const first = next(page.id)
  return first !== undefined && mergedInto(first, next) === page.id
}
