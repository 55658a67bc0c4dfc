import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { refused } from '@hebu/shared/vocabulary/result.ts'

import type { ExchangeNews, ExchangeOrder } from './exchange-messages.ts'
import type { SheetOut } from './sheet-out.ts'
import type { TableRefusal, TextTables } from './tables.ts'

/** Asks a thread of its own, which ends with the answer or when `signal` calls it off. */
async function ask(order: ExchangeOrder, signal?: AbortSignal): Promise<ExchangeNews> {
  const worker = new Worker(new URL('./exchange-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<ExchangeNews>((resolve, reject) => {
      const stop = (): void => reject(new DOMException('called off', 'AbortError'))
      if (signal?.aborted === true) stop()
      signal?.addEventListener('abort', stop, { once: true })
      worker.onerror = (event) => reject(new Error(event.message))
      worker.onmessage = ({ data }: MessageEvent<ExchangeNews>) => resolve(data)
      worker.postMessage(order)
    })
  } finally {
    worker.terminate()
  }
}

/** The tables of a file, read beside the window. Rejects with `AbortError` when called off. */
export async function readTables(bytes: Blob, signal?: AbortSignal): Promise<Result<TextTables, TableRefusal>> {
  const news = await ask({ kind: 'read', bytes }, signal)
  return news.kind === 'read' ? news.tables : refused('unreadable')
}

/** A sheet as a file, written beside the window. */
export async function writeSheet(sheet: SheetOut, as: 'xlsx' | 'csv', signal?: AbortSignal): Promise<Blob> {
  const news = await ask({ kind: 'write', as, sheet }, signal)
  if (news.kind !== 'written') throw new Error('the table cannot be written')
  return news.bytes
}
