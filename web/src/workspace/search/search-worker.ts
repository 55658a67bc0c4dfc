/** The thread that searches: typing never waits for it. It keeps its index between starts. */
import { openIndexStore } from './index-store.ts'
import type { SearchNews, SearchOrder } from './search-messages.ts'
import type { SearchHit, SearchQuery, TextIndex } from './text-index.ts'
import { createTextIndex } from './text-index.ts'

/** So long after a change what changed is written down: soon while all is read for the first time, seldom once only single pages change. */
const [restMs, restOfWholeMs] = [5_000, 30_000]
let isWhole = false
/** Soon, for a while, where rights have changed: nobody's device keeps what they may not read any more. */
const [soonMs, hurriedForMs] = [1_000, 60_000]
let hurrying: ReturnType<typeof setTimeout> | undefined

let index: TextIndex | undefined
let store: Awaited<ReturnType<typeof openIndexStore>>
let writing: ReturnType<typeof setTimeout> | undefined
let ready: Promise<void> = Promise.resolve()

/** Words are read this long after what was kept was opened, of so many pieces at a time: the start is over by then, and who asks is answered in between. */
const [aheadMs, piecesAhead] = [5_000, 4]

function lookAhead(): void {
  if (index?.readWords(piecesAhead) === true) setTimeout(lookAhead)
}

/** So many parts are written at a time: who types meanwhile is answered in between. */
const partsAtOnce = 1

function changed(): void {
  writing ??= setTimeout(() => void writeDown(), hurrying !== undefined ? soonMs : isWhole ? restOfWholeMs : restMs)
}

function hurry(): void {
  clearTimeout(hurrying)
  hurrying = setTimeout(() => (hurrying = undefined), hurriedForMs)
  clearTimeout(writing)
  writing = undefined
  changed()
}

async function writeDown(): Promise<void> {
  try {
    for (let parts = index?.changedParts(partsAtOnce) ?? []; parts.length > 0; parts = index?.changedParts(partsAtOnce) ?? []) await store?.write(parts)
  } finally {
    writing = undefined
  }
}

/** Who asks is answered whatever happens: a question without an answer would keep all later ones waiting. */
function answer(id: number, query: SearchQuery): void {
  let hits: readonly SearchHit[] = []
  try {
    hits = index?.find(query) ?? []
  } finally {
    postMessage({ kind: 'found', id, hits } satisfies SearchNews)
  }
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
    case 'keep':
      index.forgetOthers()
      changed()
      isWhole = true
      return
    case 'hurry':
      return hurry()
    case 'find':
      answer(order.id, order.query)
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
