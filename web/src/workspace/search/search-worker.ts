/** The thread that searches: typing never waits for it. It keeps its index between starts. */
import { openIndexStore } from './index-store.ts'
import type { SearchNews, SearchOrder } from './search-messages.ts'
import type { TextIndex } from './text-index.ts'
import { createTextIndex } from './text-index.ts'

/** So long after a change what changed is written down. */
const restMs = 5_000

let index: TextIndex | undefined
let store: Awaited<ReturnType<typeof openIndexStore>>
let writing: ReturnType<typeof setTimeout> | undefined
let ready: Promise<void> = Promise.resolve()

/** What was kept is taken apart this long after it was opened, so many entries at a time: the start is over by then, and who asks is answered in between. */
const [aheadMs, entriesAhead] = [2_000, 1_000]

function lookAhead(): void {
  if (index?.takeApart(entriesAhead) === true) setTimeout(lookAhead)
}

/** So many pieces are written at a time: who types meanwhile is answered in between. */
const piecesAtOnce = 8

function changed(): void {
  writing ??= setTimeout(() => void writeDown(), restMs)
}

async function writeDown(): Promise<void> {
  for (let pieces = index?.changedPieces(piecesAtOnce) ?? []; pieces.length > 0; pieces = index?.changedPieces(piecesAtOnce) ?? []) await store?.write(pieces)
  writing = undefined
}

function obey(order: SearchOrder): void {
  if (index === undefined) return
  switch (order.kind) {
    case 'open':
      return
    case 'put':
      for (const entry of order.entries) index.put(entry)
      return changed()
    case 'remove':
      for (const key of order.keys) index.remove(key)
      return changed()
    case 'keep': {
      const kept = new Set(order.keys)
      for (const key of [...index.keys()]) if (!kept.has(key)) index.remove(key)
      return changed()
    }
    case 'find':
      postMessage({ kind: 'found', id: order.id, hits: index.find(order.query) } satisfies SearchNews)
  }
}

addEventListener('message', ({ data }: MessageEvent<SearchOrder>) => {
  if (data.kind === 'open') {
    ready = openIndexStore(data.database)
      .then(async (opened) => {
        store = opened
        index = createTextIndex(await opened?.read())
        setTimeout(lookAhead, aheadMs)
      })
      // Without what was kept everything is put in anew.
      .catch(() => void (index = createTextIndex()))
    return
  }
  void ready.then(() => obey(data))
})
