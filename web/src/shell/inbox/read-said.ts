import type { Said } from '@hebu/shared/rules/notices/notices.ts'
import { mentions } from '@hebu/shared/codec/comments.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { rowsIn } from '@hebu/shared/books/read-values.ts'
import { untrack } from 'solid-js'

import type { Workspace } from '../../workspace/workspace.ts'
import { breathe } from '../../platform/breathe.ts'

/** What is said on the pages of a workspace, read once and then again where somebody wrote. */
export interface SaidIndex {
  /** Reads what is not known yet, letting the window breathe; answers what there is. */
  read(): Promise<readonly Said[]>
  close(): void
}

const sliceMs = 8

/** @param onWritten called when something was said since it was read */
export function createSaidIndex(workspace: Workspace, onWritten: () => void): SaidIndex {
  const known = new Map<string, Said | undefined>()
  const stops = new Map<string, () => void>()

  const readOne = (book: string, page: Page): Said | undefined => {
    const { comments, changes } = workspace.record({ book, id: page.id })
    const rows = rowsIn(page.values['remarks'])
    const mine = page.values['author'] === workspace.me().id
    const remarks = rows.length === 0 ? [] : changes.flatMap(({ field, act, row, item, by, at }): Said['remarks'][number][] => {
      if (field !== 'remarks' || row === undefined) return []
      if (act === 'add' && mine) return [{ row, kind: 'remark', by, at }]
      const wasMine = rows.find(({ id }) => id === row)?.cells['by'] === workspace.me().id
      return act === 'write' && item === 'reply' && wasMine ? [{ row, kind: 'answer', by, at }] : []
    })
    return comments.length === 0 && remarks.length === 0 ? undefined : { page: { book, id: page.id }, comments: comments.map((comment) => ({ ...comment, namesMe: mentions(comment.text, workspace.me().id) })), remarks }
  }

  return {
    async read() {
      let untilMs = performance.now() + sliceMs
      for (const { id: book } of untrack(workspace.books)) {
        const table = untrack(() => workspace.table(book))
        if (!stops.has(book)) stops.set(book, table.onWritten((ids) => {
          for (const id of ids) known.delete(`${book}/${id}`)
          onWritten()
        }))
        for (const page of untrack(table.pages)) {
          const key = `${book}/${page.id}`
          if (known.has(key)) continue
          known.set(key, untrack(() => readOne(book, page)))
          if (performance.now() < untilMs) continue
          await breathe()
          untilMs = performance.now() + sliceMs
        }
      }
      return [...known.values()].filter((said) => said !== undefined)
    },
    close() {
      for (const stop of stops.values()) stop()
    },
  }
}
