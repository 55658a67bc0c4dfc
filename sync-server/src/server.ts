import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Demo } from '@hebu/shared/wire/http.ts'
import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import { sessionCredential } from './access/accounts-gate.ts'
import { createConfidentialOpenings } from './access/confidential.ts'
import { createFileQuota } from './access/file-quota.ts'
import { shareStanding } from './access/shared-standing.ts'
import { digestOf, newSecret } from './access/secrets.ts'
import { type Config, localOrigin } from './config.ts'
import { type AccountsParts, openAccounts } from './open-accounts.ts'
import { openStore, takeFolder } from './open-store.ts'
import { silentLogger } from './store/logger.ts'
import { readBackupRecord } from './store/backup/backup-record.ts'
import { createHttp } from './transport/http.ts'
import { createMetrics } from './transport/metrics.ts'
import { createSyncTransport } from './transport/sync-transport.ts'

export interface RunningServer {
  /** The address that people on this machine open. */
  readonly url: string
  /** Founds the workspace, once; only while there is none ([ACC5]). */
  readonly setupLink: string | undefined
  /** Stops listening, lets what was begun finish, and closes the store. */
  close(): Promise<void>
}

export interface ServerParts extends Partial<AccountsParts> {
  /** Makes it a demo: the sign-in page offers these people. */
  readonly demo?: Demo | undefined
}

/** How often to look for what the command line, or another relay, did to the accounts. */
const lookOutsideMs = 500

/** How often unfinished uploads that nobody goes on with are thrown away. */
const sweepFilesMs = 3_600_000

/** A file may come over a slow line. */
const requestMs = 30 * 60_000

/** How long open requests may take to finish when the relay stops. */
const drainMs = 5_000
const sweepMs = 50

/** Opens the store, listens, and serves the interface, the pages and the sockets on one port. */
export async function startServer(config: Config, { clock = systemClock, logger = silentLogger, passwords, demo }: ServerParts = {}): Promise<RunningServer> {
  const lock = takeFolder(config)
  const { calendar, accounts, signIn, gate, entering, membership, settling, devices, deviceKeys, numberHold, witnessing, attesting, own, ways, passkeys, company, audit, shared } = openAccounts(config, { clock, logger, passwords })
  try {
    shared?.attend()
  } catch (error) {
    accounts.close()
    throw error
  }
  const store = openStore(config, shared, logger)
  const { log, blobs, others } = store
  const standing = shared && others && shareStanding({ gate, accounts, bell: others.bell, logger, look: () => shared.look() })
  const { origin, trustProxy, webFolder } = config
  const confidential = createConfidentialOpenings({ accounts, audit, clock })
  const sync = createSyncTransport({ log, gate, clock, logger, onSeen: devices.touched, onOpened: confidential.opened, others, healingUntilMs: store.healingUntilMs, allowedOrigins: origin === undefined ? [] : [origin] })

  const metrics = createMetrics({ metricsToken: config.metricsToken, load: () => sync.load(), store: () => sync.store() })
  const app = createHttp({
    calendar, accounts, blobs, signIn, gate, entering, membership, settling, devices, deviceKeys, witnessing, attesting, own, ways, passkeys, company, audit, clock, logger, metrics, webFolder, demo,
    address: { origin, trustProxy },
    fileQuota: createFileQuota({ accounts, most: config.filesMost ?? {} }),
    filesState: () => store.filesState?.() ?? 'reached',
    volumesOf: (caller) => sync.volumesOf(caller),
    store: () => sync.store(),
    isConnected: (session) => sync.isConnected(sessionCredential(session)),
    backups: async () => (shared === undefined ? readBackupRecord(config.dataFolder) : { elsewhere: true }),
  })
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) => void answer(request, response))

  sync.attach(server)
  server.requestTimeout = requestMs
  server.keepAliveTimeout = 65_000

  try {
    await store.probeFiles()
    await listen(server, config)
  } catch (error) {
    await closeStores()
    throw error
  }

  const lookingOutside = setInterval(() => {
    lookOutside()
  }, lookOutsideMs).unref()

  const sweepFiles = (): void => void blobs.sweep(clock.now()).catch((error: unknown) => logger.warn({ err: error }, 'Unfinished uploads could not be looked through.'))
  sweepFiles()
  const sweepingFiles = setInterval(sweepFiles, sweepFilesMs).unref()

  for (const workspace of accounts.workspaces()) tellHeldNumbers(workspace)

  const url = localOrigin({ host: config.host, port: (server.address() as AddressInfo).port })
  return { url, setupLink: offerSetup(), close }

  /** Only a digest is kept, so each start without a workspace makes a new link and ends the one before. */
  function offerSetup(): string | undefined {
    if (accounts.workspaces().length > 0) return undefined
    const secret = newSecret()
    accounts.offerSetup(digestOf(secret))
    return `${origin ?? url}/setup#${secret}`
  }

  /** In codes of members: the log holds no names. */
  function tellHeldNumbers(workspace: string): void {
    const held = numberHold.heldBack(workspace)
    if (held === undefined) return
    const waitsFor = held.waitsFor.map(({ member, devices }) => `${member.code} (${devices})`)
    logger.warn({ workspace, waitsFor, until: new Date(held.untilMs).toISOString() }, 'A backup was restored: new running numbers wait until these devices have shown those that they hold. hebu numbers says more.')
  }

  function lookOutside(): void {
    try {
      if (accounts.changedOutside()) for (const workspace of accounts.workspaces()) announceAnew(workspace)
    } catch (error) {
      logger.warn({ error: String(error) }, 'The accounts could not be looked at.')
    }
  }

  /** The command line may have ended sessions: everybody's standing is looked at again. */
  function announceAnew(workspace: string): void {
    const change = { kind: 'directory', workspace, revision: accounts.directory(workspace)?.revision ?? 0 } as const
    if (standing === undefined) gate.announce(change)
    else standing.announceHere(change)
  }

  async function close(): Promise<void> {
    clearInterval(lookingOutside)
    clearInterval(sweepingFiles)
    const closed = once(server, 'close')
    server.close()
    server.closeIdleConnections()
    // Node leaves open what becomes idle only now.
    const sweeping = setInterval(() => server.closeIdleConnections(), sweepMs)
    const drained = setTimeout(() => server.closeAllConnections(), drainMs)
    await closeStores(closed)
    clearInterval(sweeping)
    clearTimeout(drained)
  }

  /** Sockets first: what they have sent is written down before the files are let go. */
  async function closeStores(requestsEnded?: Promise<unknown>): Promise<void> {
    metrics.close()
    await sync.close()
    await requestsEnded
    confidential.close()
    standing?.stop()
    await store.close()
    accounts.close()
    lock?.release()
  }
}

async function listen(server: Server, { host, port }: Config): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}
