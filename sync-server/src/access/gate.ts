import type { VolumeAccess } from '@hebu/shared/rules/access.ts'

/** Who stands behind a socket or request. */
export interface Caller {
  readonly workspace: string
  readonly member: string
  /** The session or access token that was shown; revoking it ends the caller's sockets. */
  readonly credential: string
}

/** What a request shows of itself. */
export interface Credentials {
  /** The `Cookie` header. */
  readonly cookie?: string | undefined
  /** A personal access token, from `Authorization: Bearer` or `?token=`. */
  readonly token?: string | undefined
}

/** Why standing may have changed; sockets are checked again before another frame is processed (relay invariant 8). */
export type StandingChange =
  | { readonly kind: 'directory'; readonly workspace: string; readonly revision: number }
  | { readonly kind: 'credential'; readonly workspace: string; readonly credential: string }

/** The relay's only source for who somebody is and what they may open. */
export interface Gate {
  callerOf(credentials: Credentials): Promise<Caller | undefined>
  /** Whether the credentials are a session of somebody who is no longer a member. */
  haveLeft(credentials: Credentials): Promise<boolean>
  /** Decided on the volume's address and the directory as committed; `none` for members who left, other workspaces, unknown books. Synchronous, so that no frame slips between. */
  access(caller: Caller, volume: string): VolumeAccess
  /** Whether the credential still stands and the member is active. */
  stands(caller: Caller): boolean
  /** Told after the change is committed. Returns how to stop listening. */
  onChange(listener: (change: StandingChange) => void): () => void
}
