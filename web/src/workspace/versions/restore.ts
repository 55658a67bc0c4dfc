import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields, Row } from '@hebu/shared/books/field-kinds.ts'
import type { XmlJson } from '@hebu/shared/codec/canonical.ts'
import { canonicalJson, fragmentToJson } from '@hebu/shared/codec/canonical.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { isTextJson, writeText } from '@hebu/shared/codec/versioning/write-text.ts'
import type { ContentChange } from '@hebu/shared/rules/comparing/compare-content.ts'
import { isSame } from '@hebu/shared/rules/comparing/same.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { XmlFragment } from 'yjs'

import type { Commands, Done, PageAddress, RewriteText } from '../workspace.ts'
import type { VersionContent } from './page-versions.ts'

const done = granted(undefined)

/** What a text is turned into, and how to take that back. */
const toSay = (content: readonly XmlJson[], wanted: 'content' | 'all' = 'content'): RewriteText => (fragment: XmlFragment) => {
  const before = fragmentToJson(fragment, 'all')
  writeText(fragment, content, wanted)
  const left = canonicalJson(fragmentToJson(fragment, 'all'))
  return { back: toSay(before, 'all'), stands: () => canonicalJson(fragmentToJson(fragment, 'all')) === left }
}

/** Has one place of a page say what it said in a version, by the commands that anybody's writing goes through. */
export function restorePlace(commands: Commands, book: Book, address: PageAddress, page: () => Page | undefined, change: ContentChange, then: VersionContent): Done {
  const { field } = change
  const declared = (book.fields as Fields)[field]
  if (change.kind === 'text') {
    const key = change.member === undefined ? field : `${field}/${change.member}`
    const text = then.texts[key] ?? []
    return isTextJson(text) ? commands.rewriteText(address, field, toSay(text), change.member) : refused({ because: 'invalid-value' })
  }
  if (change.kind === 'rows') return restoreRows(commands, address, field, page, (then.values[field] ?? []) as readonly Pick<Row, 'id' | 'cells'>[])
  if (declared?.kind !== 'checklist') return commands.set(address, field, change.after)
  const [was, is] = [(page()?.values[field] ?? {}) as Readonly<Record<string, boolean>>, (change.after ?? {}) as Readonly<Record<string, boolean>>]
  for (const item of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if ((was[item] ?? false) === (is[item] ?? false)) continue
    const ticked = commands.tick(address, field, item, is[item] ?? false)
    if (!ticked.ok) return ticked
  }
  return done
}

/** Rows come back by their names: those that went return, those that came go, cells and places as they were. */
function restoreRows(commands: Commands, address: PageAddress, field: string, page: () => Page | undefined, then: readonly Pick<Row, 'id' | 'cells'>[]): Done {
  const rows = (): readonly Row[] => (page()?.values[field] as readonly Row[] | undefined) ?? []
  const wanted = new Set(then.map(({ id }) => id))
  for (const { id } of rows()) if (!wanted.has(id)) {
    const gone = commands.removeRow(address, field, id)
    if (!gone.ok) return gone
  }
  for (const { id, cells } of then) {
    if (!rows().some((row) => row.id === id)) {
      const back = commands.returnRow(address, field, id)
      if (!back.ok) return back
      // One that this volume never held comes with what it said.
      if (!rows().some((row) => row.id === id)) {
        const added = commands.addRow(address, field, cells, undefined, id)
        if (!added.ok) return added
      }
    }
    const now = rows().find((row) => row.id === id)?.cells ?? {}
    for (const column of new Set([...Object.keys(now), ...Object.keys(cells)])) {
      if (isSame(now[column], cells[column])) continue
      const set = commands.setCell(address, field, id, column, cells[column])
      if (!set.ok) return set
    }
  }
  for (let at = then.length - 1; at >= 0; at--) {
    const order = rows().map(({ id }) => id)
    const [id, next] = [then[at]!.id, then[at + 1]?.id]
    const place = order.indexOf(id)
    if (order[place + 1] === next) continue
    const moved = commands.moveRow(address, field, id, next)
    if (!moved.ok) return moved
  }
  return done
}
