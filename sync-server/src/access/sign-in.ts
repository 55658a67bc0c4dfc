/** A session as it stands on the relay. */
export interface Session {
  readonly id: string
  readonly member: string
}

/** A session that was begun, and the `Set-Cookie` headers that hand it over. */
export interface SessionMade extends Session {
  readonly cookies: readonly string[]
}

/** Passwords and sessions. The rest of the relay knows members only. */
export interface SignIn {
  /** Stores a member's password and begins a session, before the member is committed; {@link forget} undoes it. */
  register(member: { readonly id: string; readonly name: string }, password: string): Promise<SessionMade>
  /** The same for somebody who shows who they are otherwise: there is no password. */
  registerWithoutPassword(member: { readonly id: string; readonly name: string }): Promise<SessionMade>
  /** Whether the member has a password at all. */
  hasPassword(member: string): Promise<boolean>
  /** When a session began, in milliseconds. */
  begunAtMs(session: string): number | undefined
  /** Takes the member's password away; whether there was one. Sessions stay. */
  removePassword(member: string): boolean
  /** Begins a session. Takes as long for nobody (`undefined`) as for a wrong password. */
  enter(member: string | undefined, password: string): Promise<SessionMade | undefined>
  /** Begins a session of a member who showed who they are otherwise. */
  begin(member: string): Promise<SessionMade>
  /** Whether this is the member's password; begins nothing. */
  verify(member: string, password: string): Promise<boolean>
  /** Replaces a member's password, or sets the first one; sessions stay. */
  replacePassword(member: string, password: string): Promise<void>
  /** The session in a `Cookie` header. */
  sessionOf(cookie: string): Promise<Session | undefined>
  /** Prolongs the session in a `Cookie` header when it is due; the headers to answer with. */
  roll(cookie: string): Promise<readonly string[]>
  /** Whether a session has neither ended nor expired. Synchronous, as {@link Gate.stands} must be. */
  stands(session: string): boolean
  /** Grows with every session that is ended here, before anything else can run. */
  changes(): number
  /** Ends the session in a `Cookie` header, and the headers that clear it. */
  end(cookie: string): Promise<{ readonly session: Session | undefined; readonly cookies: readonly string[] }>
  /** Ends one session of a member; whether there was such a one. */
  endOne(member: string, session: string): boolean
  /** Replaces a member's password and ends all their sessions. */
  setPassword(member: string, password: string): Promise<void>
  /** Forgets the password and the sessions of somebody who never became a member. */
  forget(member: string): Promise<void>
  /** Shuts the door behind a member who left. Sessions are kept, so that a device that returns is told why it may not enter. */
  dismiss(member: string): Promise<void>
}
