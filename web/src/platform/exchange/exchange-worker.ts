/** The thread that reads and writes tables: nobody waits for it with the window. */
import type { ExchangeNews, ExchangeOrder } from './exchange-messages.ts'
import { readTable } from './read/read-table.ts'
import { mostFileBytes } from './tables.ts'
import { writeParted } from './write/write-parted.ts'
import { writeWorkbook } from './write/write-workbook.ts'

const tell = (news: ExchangeNews): void => postMessage(news)

async function obey(order: ExchangeOrder): Promise<void> {
  if (order.kind === 'write') return tell({ kind: 'written', bytes: order.as === 'csv' ? writeParted(order.sheet) : await writeWorkbook(order.sheet) })
  if (order.bytes.size > mostFileBytes) return tell({ kind: 'read', tables: { ok: false, refusal: 'too-large' } })
  tell({ kind: 'read', tables: await readTable(new Uint8Array(await order.bytes.arrayBuffer())) })
}

addEventListener('message', ({ data }: MessageEvent<ExchangeOrder>) => {
  obey(data).catch(() => tell({ kind: 'failed' }))
})
