import { deviceTrace } from '../access/device-trace.ts'
import type { DeviceTrace } from '../store/accounts/accounts.ts'
import type { HttpContext } from './answers.ts'

export interface OwnAddressOptions {
  /** The public address, where it is not what requests say (`https://hebu.example.com`). */
  readonly origin?: string | undefined
  /** Whether a proxy of ours stands in front and its `X-Forwarded-For` is to be believed. */
  readonly trustProxy: boolean
}

/** Whether the request came by TLS, here or at the proxy in front. A lie about it only hardens the liar's own cookie. */
export function cameByTls(c: HttpContext, { origin }: OwnAddressOptions): boolean {
  if (origin !== undefined) return origin.startsWith('https:')
  return c.req.header('x-forwarded-proto')?.split(',', 1)[0]?.trim() === 'https' || 'encrypted' in c.env.incoming.socket
}

/** The origin that links for people begin with. */
export function publicOrigin(c: HttpContext, options: OwnAddressOptions): string {
  return options.origin ?? `${cameByTls(c, options) ? 'https' : 'http'}://${c.req.header('host') ?? 'localhost'}`
}

/**
 * Whether a changing request comes from our own pages ([HTTP2]). Programs send no `Origin`; browsers always do
 * with what changes something.
 */
export function isOwnOrigin(c: HttpContext, options: OwnAddressOptions): boolean {
  if (c.req.header('sec-fetch-site') === 'cross-site') return false
  const origin = c.req.header('origin')
  if (origin === undefined || origin === options.origin) return true
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

/** What a request tells of the device behind it. */
export const traceOf = (c: HttpContext, options: OwnAddressOptions): DeviceTrace => deviceTrace(c.req.header('user-agent') ?? '', placeOf(c, options))

/** Where a request comes from, to count attempts by. */
export function placeOf(c: HttpContext, { trustProxy }: OwnAddressOptions): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? c.env.incoming.socket.remoteAddress ?? 'unknown'
}
