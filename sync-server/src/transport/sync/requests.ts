import type { IncomingMessage } from 'node:http'

import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'

import type { Credentials } from '../../access/gate.ts'

/** What a request to upgrade asks for: a device's one socket, for the member whose books it holds, or a plain y-websocket room. */
export type SyncRequest = { readonly kind: 'device'; readonly member: string | undefined } | { readonly kind: 'plain'; readonly volume: string } | { readonly kind: 'refused'; readonly code: CloseCode }

const root = '/sync'

/** `undefined` for a path that is not the relay's. */
export function readSyncRequest(request: IncomingMessage): SyncRequest | undefined {
  const url = urlOf(request)
  if (url === undefined) return undefined
  if (url.pathname === root || url.pathname === `${root}/`) {
    return url.searchParams.get('v') === String(wireVersion) ? { kind: 'device', member: url.searchParams.get('member') ?? undefined } : { kind: 'refused', code: closeCodes.outdated }
  }
  if (!url.pathname.startsWith(`${root}/`)) return undefined
  const volume = decoded(url.pathname.slice(root.length + 1))
  return volume === undefined || parseAddress(volume) === undefined ? { kind: 'refused', code: closeCodes.unknownVolume } : { kind: 'plain', volume }
}

export function credentialsOf(request: IncomingMessage): Credentials {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return { cookie: request.headers.cookie, token: bearer ?? urlOf(request)?.searchParams.get('token') ?? undefined }
}

/** Browsers always say where a page came from: another site must not use this one's cookies. */
export function mayComeFrom(request: IncomingMessage, allowedOrigins: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (origin === undefined || allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

function urlOf(request: IncomingMessage): URL | undefined {
  const base = 'http://relay'
  const path = request.url ?? ''
  return path.startsWith('/') && URL.canParse(path, base) ? new URL(path, base) : undefined
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
