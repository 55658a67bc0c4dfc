import { hkdfSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { createAccountsGate } from './access/accounts-gate.ts'
import { createBetterAuthSignIn, type PasswordHashing } from './access/better-auth-sign-in.ts'
import { createCalendarFeed } from './access/calendar-feed.ts'
import { createAudit } from './access/audit.ts'
import { createDevices } from './access/devices.ts'
import { createEntering } from './access/entering.ts'
import { createMembership } from './access/membership.ts'
import { createSettling } from './access/settling.ts'
import { createAttesting } from './access/seals/attesting.ts'
import { createDeviceKeys } from './access/seals/device-keys.ts'
import { createNumberHold } from './access/seals/number-hold.ts'
import { openRelayKey } from './access/seals/relay-key.ts'
import { createWitnessing } from './access/seals/witnessing.ts'
import type { Config } from './config.ts'
import type { Logger } from './store/logger.ts'
import type { AccountsDatabase } from './store/accounts/accounts-database.ts'
import { createSqliteAccounts } from './store/accounts/create-sqlite-accounts.ts'
import { openAccountsDatabase } from './store/accounts/database.ts'
import { openPostgresAccountsDatabase, type SharedAccountsDatabase } from './store/postgres/accounts-database.ts'
import { createAttemptLimits } from './access/attempt-limit.ts'
import { openSharedAttempts } from './store/postgres/attempts.ts'
import { createOwnCredentials } from './access/own-credentials.ts'
import { createSqliteCalendarFeeds } from './store/accounts/calendar-feeds.ts'
import { createSqliteAudit } from './store/accounts/audit.ts'
import { createCompanySignIn, issuerOf } from './access/keys/company-sign-in.ts'
import { createWaysIn } from './access/keys/ways-in.ts'
import { createPasskeys } from './access/keys/passkeys.ts'
import { createSqliteRelayKeys } from './store/accounts/relay-keys.ts'
import { createSqliteWitnesses } from './store/accounts/witnesses.ts'
import { createSqliteSignInKeys } from './store/accounts/sign-in-keys.ts'
import { createSqliteSecondSteps } from './store/accounts/second-steps.ts'
import { createSealing } from './access/sealing.ts'
import { newSecret } from './access/secrets.ts'

export interface AccountsParts {
  readonly clock: Clock
  readonly logger: Logger
  readonly passwords?: PasswordHashing | undefined
}

/** Where changes are announced as they are made, and looked for as well, standing need not be looked up often. */
const sharedStandsForMs = 60_000

/** Everything about members, wired over a data folder or a shared database: what the relay and the command line share. */
export function openAccounts(config: Pick<Config, 'dataFolder' | 'timeZone' | 'company' | 'shared'>, { clock, logger, passwords }: AccountsParts) {
  const { timeZone, company: companyOptions } = config
  const { database, secrets, shared } = openDatabase(config)
  const accounts = createSqliteAccounts(database)
  const signIn = createBetterAuthSignIn({ database, secret: secretIn(secrets, 'session-secret'), logger, passwords })
  const gate = createAccountsGate({ accounts, signIn, clock, standsForMs: shared && sharedStandsForMs })
  const sealing = createSealing(secretIn(secrets, 'relay-key'))
  const limits = createAttemptLimits(clock, shared && openSharedAttempts(shared))
  const own = createOwnCredentials({ signIn, secondSteps: createSqliteSecondSteps(database), sealing, limits, clock, logger })
  const relayKey = openRelayKey({ relayKeys: createSqliteRelayKeys(database), sealing, clock })
  const auditLog = createSqliteAudit(database)
  const audit = createAudit({ accounts, auditLog, clock, logger })
  const entering = createEntering({ accounts, signIn, gate, own, limits, clock, timeZone })
  const membership = createMembership({ accounts, signIn, gate, clock, relayKey })
  const settling = createSettling({ accounts, gate, clock })
  const devices = createDevices({ accounts, signIn, gate, clock })
  const deviceKeys = createDeviceKeys({ accounts, gate, limits, clock })
  const attesting = createAttesting({ accounts, relayKey, clock })
  const numberHold = createNumberHold({ accounts, gate, auditLog, clock, logger })
  const witnessing = createWitnessing({ accounts, witnesses: createSqliteWitnesses(database), auditLog, relayKey, numberHold, limits, clock })
  const keys = createSqliteSignInKeys(database)
  const ways = createWaysIn({ signIn, own, keys, issuer: companyOptions && issuerOf(companyOptions) })
  const passkeys = createPasskeys({ accounts, keys, signIn, own, entering, ways, limits, clock })
  const company = companyOptions === undefined ? undefined : createCompanySignIn({ company: companyOptions, accounts, keys, signIn, own, entering, ways, limits, clock, logger })
  const calendar = createCalendarFeed({ accounts, feeds: createSqliteCalendarFeeds(database), clock })
  return { calendar, accounts, signIn, gate, entering, membership, settling, devices, deviceKeys, numberHold, witnessing, attesting, own, ways, passkeys, company, audit, shared }
}

/** Where secrets lie, or what they follow from: beside the database, never in it, and the same for all relays that share one. */
type SecretsPlace = { readonly folder: string } | { readonly seed: string }

interface OpenedDatabase {
  readonly database: AccountsDatabase
  readonly secrets: SecretsPlace
  readonly shared?: SharedAccountsDatabase
}

function openDatabase({ dataFolder, shared }: Pick<Config, 'dataFolder' | 'shared'>): OpenedDatabase {
  if (shared !== undefined) {
    const { filesFolder, secret = '', databaseUrl } = shared
    if (filesFolder !== undefined) mkdirSync(filesFolder, { recursive: true, mode: 0o700 })
    const database = openPostgresAccountsDatabase(databaseUrl)
    return { database, secrets: filesFolder === undefined ? { seed: secret } : { folder: filesFolder }, shared: database }
  }
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  return { database: openAccountsDatabase(join(dataFolder, 'accounts.sqlite')), secrets: { folder: dataFolder } }
}

/**
 * `session-secret` signs the cookies, `relay-key` seals second steps and what the relay signs with. They lie beside the database, not in it, so that a
 * copy of the database alone, or a backup, opens no session and tells no authenticator's secret. Without the first
 * everybody signs in again; without the second recovery codes are taken alone, and the relay signs with another key.
 */
function secretIn(place: SecretsPlace, name: 'session-secret' | 'relay-key'): string {
  if ('seed' in place) return Buffer.from(hkdfSync('sha256', place.seed, '', `hebu ${name}`, 32)).toString('base64url')
  const file = join(place.folder, name)
  try {
    writeFileSync(file, newSecret(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  // Another relay that begins at the same moment has made the file, and is about to write it.
  if (secret === '') throw new Error(`${file} is empty. Start again, or delete it if it stays so.`)
  return secret
}
