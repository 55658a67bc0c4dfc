/** A process of clients: told what to do, one thing after the other, by `../fleet.ts`. */
import { readFileSync } from 'node:fs'

import type { Order, Report } from '../fleet.ts'
import { Client, type Holding, type Tally } from './client.ts'

const everyMs = 2

let tally = emptyTally()
let clients: Client[] = []

function emptyTally(): Tally {
  return { received: 0, acknowledged: 0, closed: 0, step2Bytes: 0, heardUs: [], acknowledgedUs: [] }
}

async function join({ clients: wanted, holding: files, atOnce }: Extract<Order, { do: 'join' }>): Promise<void> {
  const holding: Holding | undefined = files && { vector: readFileSync(files.vector), whole: readFileSync(files.whole), deletes: readFileSync(files.deletes) }
  const waiting = [...wanted]
  const lanes = Array.from({ length: Math.min(atOnce, waiting.length) }, async () => {
    for (let options = waiting.shift(); options !== undefined; options = waiting.shift()) {
      const client = new Client(options, tally, holding)
      clients.push(client)
      await client.open()
    }
  })
  await Promise.all(lanes)
}

/** Offers edits at a rate, the clients taking turns; gives how many. */
function write({ writers, perSecond, forMs }: Extract<Order, { do: 'write' }>): Promise<number> {
  const writing = clients.slice(0, writers)
  const startedAt = performance.now()
  let sent = 0
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const elapsedMs = Math.min(performance.now() - startedAt, forMs)
      for (const due = Math.floor((elapsedMs * perSecond) / 1000); sent < due; sent++) writing[sent % writing.length]!.write()
      if (elapsedMs < forMs) return
      clearInterval(timer)
      resolve(sent)
    }, everyMs)
  })
}

/** Every client has so many edits on their way at any time; gives how many were acknowledged meanwhile. */
async function press({ outstanding, forMs }: Extract<Order, { do: 'press' }>): Promise<number> {
  const before = tally.acknowledged
  let isOver = false
  for (const client of clients) {
    const fill = (): void => {
      while (!isOver && client.unacknowledged < outstanding) client.write()
    }
    client.onAcknowledged = fill
    fill()
  }
  await new Promise((resolve) => setTimeout(resolve, forMs))
  isOver = true
  return tally.acknowledged - before
}

async function obey(order: Order): Promise<number> {
  switch (order.do) {
    case 'join':
      await join(order)
      return clients.length
    case 'write':
      return write(order)
    case 'press':
      return press(order)
    case 'forget':
      Object.assign(tally, emptyTally())
      return 0
    case 'leave':
      for (const client of clients) client.close()
      clients = []
      tally = emptyTally()
      return 0
    case 'tell':
      return 0
  }
}

process.on('message', (order: Order) => {
  void obey(order).then((done) => {
    const { heardUs, acknowledgedUs, ...counts } = tally
    const ages = order.do === 'tell' && order.ages ? { heardUs, acknowledgedUs } : { heardUs: [], acknowledgedUs: [] }
    process.send!({ done, ...counts, ...ages } satisfies Report)
  })
})
process.on('disconnect', () => process.exit(0))
