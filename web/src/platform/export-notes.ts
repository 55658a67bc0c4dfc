import * as v from 'valibot'

import type { RelayApi } from './relay-api.ts'

/** That pages were written into a file, until the audit has it. */
interface ExportNote {
  readonly book: string
  readonly pages: number
  readonly at: string
}

/** What this member takes out of the product, told to the relay's audit: at once, or when it is reached again ([XCH35]). */
export interface ExportNotes {
  note(book: string, pages: number): void
  /** Tells what was kept. One at a time; the rest waits where the relay is not reached. */
  send(): Promise<void>
}

export interface ExportNotesInput {
  readonly workspace: string
  readonly member: string
  readonly api: Pick<RelayApi, 'ask'>
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>
  readonly now: () => number
}

/** Sent as late as this, a note says when it was. */
const lateMs = 60_000

const isNote = (value: unknown): value is ExportNote => {
  const { book, pages, at } = (value ?? {}) as Partial<Record<keyof ExportNote, unknown>>
  return typeof book === 'string' && typeof pages === 'number' && typeof at === 'string'
}

/** Keeps the notes of an account on its device, and sends them. */
export function createExportNotes({ workspace, member, api, storage, now }: ExportNotesInput): ExportNotes {
  const name = `hebu.exports.${workspace}.${member}`
  let unkept: readonly ExportNote[] = []
  let sending: Promise<void> | undefined

  const waiting = (): readonly ExportNote[] => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(name) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isNote) : []
    } catch {
      return unkept
    }
  }
  const keep = (notes: readonly ExportNote[]): void => {
    unkept = notes
    try {
      storage().setItem(name, JSON.stringify(notes))
    } catch {
      // They last as long as this window.
    }
  }
  const sendAll = async (): Promise<void> => {
    for (let next = waiting()[0]; next !== undefined; next = waiting()[0]) {
      const { book, pages, at } = next
      const told = await api.ask(v.unknown(), 'POST', '/api/audit/exports', { book, pages, ...(now() - Date.parse(at) < lateMs ? {} : { at }) })
      // What the relay will never take is not asked of it for ever.
      if (!told.ok && told.refusal !== 'malformed') return
      keep(waiting().slice(1))
    }
  }
  const send = (): Promise<void> => (sending ??= sendAll().finally(() => (sending = undefined)))
  return {
    note(book, pages) {
      keep([...waiting(), { book, pages, at: new Date(now()).toISOString() }])
      void send()
    },
    send,
  }
}
