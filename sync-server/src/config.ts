import { isAbsolute, resolve } from 'node:path'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { CompanyOptions } from './access/keys/company-sign-in.ts'
import type { FilesMost } from './access/file-quota.ts'
import type { BucketPlace } from './store/files/bucket.ts'

/** What relays that are one have in common. */
export interface SharedStore {
  readonly databaseUrl: string
  /** Absent: relays hear from each other a second later, and not who is where. */
  readonly redisUrl?: string | undefined
  /** A folder that all of them reach; absent where files lie in a bucket and the secrets follow from {@link secret}. */
  readonly filesFolder?: string | undefined
  /** What their secrets are derived from, where they have no folder in common. */
  readonly secret?: string | undefined
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
  /** Where attached files lie; absent: in a folder. */
  readonly bucket?: BucketPlace | undefined
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
  /** How much room files may take; absent: no limit. */
  readonly filesMost?: FilesMost | undefined
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
  HEBU_SECRET       with DATABASE_URL and a bucket, instead of HEBU_FILES: 32 random characters or more, the same for all of them
  HEBU_S3_ENDPOINT  attached files in a bucket that speaks S3, e.g. https://s3.example.com; with it HEBU_S3_BUCKET,
                    HEBU_S3_ACCESS_KEY, HEBU_S3_SECRET_KEY, HEBU_S3_REGION (us-east-1), HEBU_S3_PREFIX (none) and
                    HEBU_S3_PATH_STYLE (1; 0 puts the bucket before the endpoint's name)
  HEBU_FILES_GB     how many gigabytes attached files of the workspace may take (50; 0 for no limit)
  HEBU_FILES_MEMBER_GB  the same for those that one member has added (10)
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

  const bytesIn = (name: string, usual: number): number | undefined => {
    const gigabytes = Number(given(name) ?? usual)
    if (!Number.isFinite(gigabytes) || gigabytes < 0) faults.push(`${name} must be a number of gigabytes, 0 for no limit, but is “${given(name)}”.`)
    return gigabytes === 0 ? undefined : gigabytes * 1024 ** 3
  }
  const filesMost: FilesMost = { workspaceBytes: bytesIn('HEBU_FILES_GB', 50), memberBytes: bytesIn('HEBU_FILES_MEMBER_GB', 10) }

  const company = companyIn(given, faults)
  const bucket = bucketIn(given, faults)
  const shared = sharedIn(given, folder, bucket !== undefined, faults)

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
    bucket,
    filesMost,
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
function sharedIn(given: (name: string) => string | undefined, folder: (name: string, fallback: string) => string, inBucket: boolean, faults: string[]): SharedStore | undefined {
  const [databaseUrl, redisUrl, files, secret] = ['DATABASE_URL', 'REDIS_URL', 'HEBU_FILES', 'HEBU_SECRET'].map(given)
  if (databaseUrl === undefined) {
    for (const [name, value] of [['REDIS_URL', redisUrl], ['HEBU_FILES', files], ['HEBU_SECRET', secret]]) if (value !== undefined) faults.push(`${name} is for relays that share a PostgreSQL: name it in DATABASE_URL too, or leave ${name} out.`)
    return undefined
  }
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl)) faults.push('DATABASE_URL must be an address like postgres://user:password@host:5432/hebu.')
  if (redisUrl !== undefined && !/^rediss?:\/\/./.test(redisUrl)) faults.push('REDIS_URL must be an address like redis://host:6379.')
  if (files !== undefined && secret !== undefined) faults.push('Leave HEBU_SECRET out: the secrets of these relays lie in HEBU_FILES.')
  if (files === undefined && !inBucket) faults.push('HEBU_FILES is needed beside DATABASE_URL: the folder of attached files, one that every relay reaches. Or name a bucket for them: see HEBU_S3_ENDPOINT.')
  if (files === undefined && inBucket && (secret?.length ?? 0) < 32) faults.push('HEBU_SECRET is needed beside DATABASE_URL and HEBU_S3_ENDPOINT: 32 random characters or more, the same for every relay, kept apart from both. `openssl rand -base64 33` makes some.')
  return { databaseUrl, redisUrl, ...(files === undefined ? { secret } : { filesFolder: folder('HEBU_FILES', 'data/files') }) }
}

function bucketIn(given: (name: string) => string | undefined, faults: string[]): BucketPlace | undefined {
  const endpoint = given('HEBU_S3_ENDPOINT')?.replace(/\/+$/, '')
  const needed = ['HEBU_S3_BUCKET', 'HEBU_S3_ACCESS_KEY', 'HEBU_S3_SECRET_KEY'] as const
  if (endpoint === undefined) {
    for (const name of needed) if (given(name) !== undefined) faults.push(`${name} is for files in a bucket: name its address in HEBU_S3_ENDPOINT too, or leave ${name} out.`)
    return undefined
  }
  if (!isOrigin(endpoint)) faults.push(`HEBU_S3_ENDPOINT must be an address like https://s3.example.com, without a path, but is “${endpoint}”.`)
  for (const name of needed) if (given(name) === undefined) faults.push(`${name} is needed beside HEBU_S3_ENDPOINT.`)
  const [bucket = '', accessKey = '', secretKey = ''] = needed.map(given)
  if (bucket !== '' && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) faults.push(`HEBU_S3_BUCKET must be the name of a bucket, but is “${bucket}”.`)
  const folder = given('HEBU_S3_PREFIX')?.replace(/^\/+|\/+$/g, '') ?? ''
  if (!/^[\w.-]*(\/[\w.-]+)*$/.test(folder)) faults.push(`HEBU_S3_PREFIX may hold letters, digits, “.”, “-”, “_” and “/”, but is “${folder}”.`)
  const pathStyle = given('HEBU_S3_PATH_STYLE') ?? '1'
  if (pathStyle !== '0' && pathStyle !== '1') faults.push(`HEBU_S3_PATH_STYLE must be 0 or 1, but is “${pathStyle}”.`)
  return { endpoint, bucket, accessKey, secretKey, region: given('HEBU_S3_REGION') ?? 'us-east-1', pathStyle: pathStyle === '1', prefix: folder === '' ? '' : `${folder}/` }
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
