import { Server } from '@hocuspocus/server'

import { listen } from './listen.ts'

/** Hocuspocus as it comes, in memory. */
export function start(_folder: string, port: number): Promise<number> {
  const server = new Server({ quiet: true, stopOnSignals: false })
  return listen(server.httpServer, port)
}
