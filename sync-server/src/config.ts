import { isAbsolute, resolve } from 'node:path'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { CompanyOptions } from './access/keys/company-sign-in.ts'

/** What relays that are one have in common. */
export interface SharedStore {
  readonly databaseUrl: string
  /** Absent: relays hear from each other a second later, and not who is where. */
  readonly redisUrl?: string | undefined
  /** A folder that all of them reach. */
  readonly filesFolder: string
}

/** What the relay is told by its surroundings, checked. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  /** The address to listen at; absent: all of this machine's. */
  readonly host?: string | undefined
  /** Where the relay keeps everything it must not lose. */
  readonly dataFolder: string
  /** Several relays over one PostgreSQL; absent: this one alone, over files in the data folder. */
  readonly shared?: SharedStore | undefined
  /** Where the built interface lies. */
  readonly webFolder: string
  /** The public address, where a proxy stands in front. */
  readonly origin?: string | undefined
  readonly trustProxy: boolean
  /** IANA zone that a workspace founded here reckons its days in. */
  readonly timeZone: string
  /** What must be shown to read `/metrics`; absent: only this machine may. */
  readonly metricsToken?: string | undefined
  /** The company's own sign-in; absent: none. */
  readonly company?: CompanyOptions | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The words for `--help`, one variable a line. */
export const environmentHelp = `  PORT              port to listen at (4680)
  HOST              address to listen at (all); 127.0.0.1 keeps to this machine
  HEBU_DATA         folder of the store (./data)
  HEBU_ORIGIN       public address, e.g. https://hebu.example.com, where a proxy with TLS stands in front
  HEBU_TRUST_PROXY  1 where that proxy sets X-Forwarded-For
  HEBU_TIME_ZONE    zone of a new workspace (Asia/Shanghai)
  HEBU_METRICS_TOKEN  what /metrics is read with; without it only this machine may
  HEBU_OIDC_ISSUER  the company's own sign-in by OpenID Connect; with it HEBU_OIDC_CLIENT_ID, HEBU_OIDC_CLIENT_SECRET,
                    HEBU_OIDC_LABEL (what the button calls it) and HEBU_OIDC_SCOPE (openid profile)
  DATABASE_URL      postgres://… of a PostgreSQL that several relays share, instead of files in HEBU_DATA
  REDIS_URL         redis://… that these relays ring each other by
  HEBU_FILES        with DATABASE_URL: the folder of attached files, which all these relays reach
  HEBU_LOG          debug, info, warn, error or silent (warn)`

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Checks the environment; refuses with a line for people for each value that cannot be. */
export function configFrom(environment: Environment, projectFolder: string): Result<Config, readonly string[]> {
  const faults: string[] = []
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined
  const folder = (name: string, fallback: string): string => {
    const path = given(name) ?? fallback
    return isAbsolute(path) ? path : resolve(projectFolder, path)
  }

  const port = Number(given('PORT') ?? 4680)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push(`PORT must be a number from 0 to 65535, but is “${given('PORT')}”.`)
  const origin = given('HEBU_ORIGIN')?.replace(/\/+$/, '')
  if (origin !== undefined && !isOrigin(origin)) faults.push(`HEBU_ORIGIN must be an address like https://hebu.example.com, without a path, but is “${origin}”.`)
  const timeZone = given('HEBU_TIME_ZONE') ?? 'Asia/Shanghai'
  if (!isTimeZone(timeZone)) faults.push(`HEBU_TIME_ZONE must be an IANA zone like Asia/Shanghai, but is “${timeZone}”.`)
  const trust = given('HEBU_TRUST_PROXY') ?? '0'
  if (trust !== '0' && trust !== '1') faults.push(`HEBU_TRUST_PROXY must be 0 or 1, but is “${trust}”.`)
  const logLevel = logLevels.find((level) => level === (given('HEBU_LOG') ?? 'warn'))
  if (logLevel === undefined) faults.push(`HEBU_LOG must be one of ${logLevels.join(', ')}, but is “${given('HEBU_LOG')}”.`)

  const company = companyIn(given, faults)
  const shared = sharedIn(given, folder, faults)

  if (faults.length > 0 || logLevel === undefined) return refused(faults)
  return granted({
    port,
    host: given('HOST'),
    dataFolder: folder('HEBU_DATA', 'data'),
    webFolder: resolve(projectFolder, 'web/dist'),
    origin,
    trustProxy: trust === '1',
    timeZone,
    metricsToken: given('HEBU_METRICS_TOKEN'),
    company,
    shared,
    logLevel,
  })
}

function companyIn(given: (name: string) => string | undefined, faults: string[]): CompanyOptions | undefined {
  const names = ['HEBU_OIDC_ISSUER', 'HEBU_OIDC_CLIENT_ID', 'HEBU_OIDC_CLIENT_SECRET', 'HEBU_OIDC_LABEL'] as const
  const [issuer, clientId, clientSecret, label] = names.map(given)
  if (issuer === undefined) return undefined
  for (const name of names) if (given(name) === undefined) faults.push(`${name} is needed beside HEBU_OIDC_ISSUER.`)
  const isSafe = URL.canParse(issuer) && /^(https:|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))/.test(issuer)
  if (!isSafe) faults.push(`HEBU_OIDC_ISSUER must be an https address, but is “${issuer}”.`)
  if (clientId === undefined || clientSecret === undefined || label === undefined) return undefined
  return { issuer, clientId, clientSecret, label, scope: given('HEBU_OIDC_SCOPE') ?? 'openid profile' }
}

/** All of it or nothing: a relay that keeps part of its store where the others do not look would lose it. */
function sharedIn(given: (name: string) => string | undefined, folder: (name: string, fallback: string) => string, faults: string[]): SharedStore | undefined {
  const [databaseUrl, redisUrl, files] = ['DATABASE_URL', 'REDIS_URL', 'HEBU_FILES'].map(given)
  if (databaseUrl === undefined) {
    for (const [name, value] of [['REDIS_URL', redisUrl], ['HEBU_FILES', files]]) if (value !== undefined) faults.push(`${name} is for relays that share a PostgreSQL: name it in DATABASE_URL too, or leave ${name} out.`)
    return undefined
  }
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl)) faults.push('DATABASE_URL must be an address like postgres://user:password@host:5432/hebu.')
  if (redisUrl !== undefined && !/^rediss?:\/\/./.test(redisUrl)) faults.push('REDIS_URL must be an address like redis://host:6379.')
  if (files === undefined) faults.push('HEBU_FILES is needed beside DATABASE_URL: the folder of attached files, one that every relay reaches.')
  return { databaseUrl, redisUrl, filesFolder: folder('HEBU_FILES', 'data/files') }
}

const isOrigin = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.toLowerCase()

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The address that people on this machine open. */
export function localOrigin({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const everywhere = host === undefined || host === '0.0.0.0' || host === '::' || host === '127.0.0.1' || host === '::1'
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}
