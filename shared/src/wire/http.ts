/** Shapes of the HTTP interface under `/api`. All bodies are JSON; refusals carry a {@link Problem}. */
import * as v from 'valibot'

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))
const password = v.pipe(v.string(), v.minLength(8), v.maxLength(200))
const anyPassword = v.pipe(v.string(), v.maxLength(200))
/** Of an authenticator, or a recovery code. */
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(60))
const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,95}$/))
const language = v.picklist(['zh-Hans', 'zh-Hant', 'en'])
const secret = v.pipe(v.string(), v.minLength(20), v.maxLength(200))

/** Why a request was refused. The interface puts each into words; nothing was changed. */
export const problems = [
  'malformed', 'unauthenticated', 'forbidden', 'not-found', 'too-many', 'too-large', 'origin-refused',
  'setup-link-unknown', 'setup-done', 'charter-unknown', 'name-taken', 'password-too-short', 'wrong-name-or-password', 'wrong-password', 'code-needed', 'wrong-code', 'already-on', 'passkey-refused', 'key-taken', 'sign-in-again', 'last-way-in', 'other-way-first', 'no-room-workspace', 'no-room-member',
  'invitation-unknown', 'invitation-used', 'invitation-expired', 'invitation-withdrawn', 'post-unknown', 'group-unknown', 'code-taken',
  'last-administrator', 'changed-since', 'member-left', 'type-refused', 'digest-differs', 'offset-differs', 'store-unavailable', 'internal',
] as const
export type ProblemCode = (typeof problems)[number]
export const Problem = v.object({ problem: v.picklist(problems) })
export type Problem = v.InferOutput<typeof Problem>

/** `POST /api/setup/check`: whether the setup link still opens. */
export const SetupCheck = v.object({ token: secret })
/** `POST /api/setup`: founds the workspace; answers {@link Me} and sets the session cookie. */
export const Setup = v.object({ token: secret, language, department: name, charter: identifier, name, password })
export type Setup = v.InferOutput<typeof Setup>

/** `POST /api/sign-in`; answers {@link Me} and sets the session cookie; `code-needed` where a member has a second step. `POST /api/sign-out` ends it. */
export const SignIn = v.object({ name, password: anyPassword, code: v.optional(code) })
export type SignIn = v.InferOutput<typeof SignIn>

/** `GET /api/me`. */
export const Me = v.object({ workspace: identifier, member: identifier, name: v.string() })
export type Me = v.InferOutput<typeof Me>

/** A demo's people, one press away. Only a relay that was started as a demo has one. */
export const Demo = v.object({ charter: identifier, password: v.string(), people: v.array(v.object({ name: v.string(), post: identifier })) })
export type Demo = v.InferOutput<typeof Demo>

/**
 * `GET /api/entry`: what a page must know before anybody has signed in. Anybody may ask and nobody is refused, so that
 * asking leaves no failure behind. `left`: the session is of somebody who is no longer a member.
 */
export const Entry = v.object({ founded: v.boolean(), me: v.optional(Me), left: v.optional(v.boolean(), false), demo: v.optional(Demo) })
export type Entry = v.InferOutput<typeof Entry>

/**
 * `GET /api/sessions`: the caller's own sessions, the latest used first; `PATCH /api/sessions/:id` names its device,
 * `DELETE` ends it, `DELETE /api/sessions` ends all but the caller's. Who manages a member finds theirs under
 * `/api/members/:id/sessions`. Tokens see none of it.
 */
export const SessionFacts = v.object({
  id: identifier,
  /** The member's own word for the device. */
  name: v.optional(v.string()),
  /** What the device said of itself: `Chrome`, `Windows`. */
  browser: v.optional(v.string()),
  system: v.optional(v.string()),
  /** Roughly where it came from last: an address without its end. */
  from: v.optional(v.string()),
  firstSeenAt: v.string(),
  lastSeenAt: v.string(),
  /** Whether a socket of it is open now. */
  connected: v.boolean(),
  /** Whether it is the session that asks. */
  current: v.boolean(),
})
export type SessionFacts = v.InferOutput<typeof SessionFacts>
export const Sessions = v.object({ sessions: v.array(SessionFacts) })
/** `null` takes the name back. */
export const SessionName = v.object({ name: v.nullable(name) })

/** `GET /api/audit?before=<seq>`, for administrators and the head: the latest first, 100 at a time. */
export const AuditPage = v.object({
  entries: v.array(v.object({ seq: v.number(), at: v.string(), kind: v.string(), member: v.optional(v.string()), subject: v.optional(v.string()), detail: v.optional(v.string()), from: v.optional(v.string()) })),
})
/** `POST /api/audit/exports`: the app says that pages of a book were written into a file; `at` where it could not say so at once. */
export const ExportNote = v.object({ book: identifier, pages: v.pipe(v.number(), v.integer(), v.minValue(0)), at: v.optional(v.pipe(v.string(), v.isoTimestamp())) })

/** `POST /api/invitations`, for administrators, the head and deputies. */
export const Invite = v.object({
  post: identifier,
  group: v.optional(identifier),
  /** The name the invited person will see filled in. */
  name: v.optional(name),
  validHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 30)), 72),
})
export type Invite = v.InferInput<typeof Invite>
export const Invitation = v.object({
  id: identifier,
  post: identifier,
  group: v.optional(identifier),
  name: v.optional(v.string()),
  invitedBy: identifier,
  expiresAt: v.string(),
  state: v.picklist(['open', 'used', 'expired', 'withdrawn']),
})
export type Invitation = v.InferOutput<typeof Invitation>
/** The answer to `POST /api/invitations`: the link is shown once and not stored in clear. */
export const InvitationMade = v.object({ invitation: Invitation, link: v.string() })
/** `POST /api/invitations/check`: what an invitation is for, without using it. */
export const InvitationCheck = v.object({ token: secret })
export const InvitationFacts = v.object({ department: v.string(), charter: identifier, post: identifier, group: v.optional(identifier), name: v.optional(v.string()) })
export type InvitationFacts = v.InferOutput<typeof InvitationFacts>
/** `POST /api/join`; answers {@link Me} and sets the session cookie. */
export const Join = v.object({ token: secret, name, password, language })
export type Join = v.InferOutput<typeof Join>

/** `GET /api/directory`. */
export const MemberShape = v.object({
  id: identifier,
  name: v.string(),
  code: v.string(),
  post: v.string(),
  group: v.optional(v.string()),
  superior: v.optional(v.string()),
  language: v.optional(language),
  status: v.picklist(['active', 'left']),
  administrator: v.boolean(),
  joinedAt: v.string(),
})
export const DirectoryShape = v.object({
  revision: v.number(),
  workspace: v.object({ id: identifier, name: v.string(), charter: v.string(), timeZone: v.string() }),
  members: v.array(MemberShape),
  settings: v.optional(v.array(v.object({ version: v.number(), at: v.string(), by: identifier, reason: v.optional(v.string()), changes: v.record(v.string(), v.unknown()) }))),
  keys: v.optional(v.array(v.object({ key: v.string(), member: identifier, since: v.string(), until: v.optional(v.string()) }))),
  relayKey: v.optional(v.string()),
  earlierRelayKeys: v.optional(v.array(v.string())),
  numbersHeldSince: v.optional(v.string()),
})

/**
 * `POST /api/settings`: settles parts of the charter, as `shared/src/charters/settings-shape.ts` allows them. Answers the version;
 * `changed-since` where somebody settled one of them after the version `since` that the caller had seen.
 */
export const SettingsOrder = v.object({
  since: v.pipe(v.number(), v.integer(), v.minValue(0)),
  changes: v.pipe(v.record(v.pipe(v.string(), v.maxLength(300)), v.unknown()), v.minEntries(1), v.maxEntries(200)),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300))),
})
export type SettingsOrder = v.InferOutput<typeof SettingsOrder>
export const SettingsMade = v.object({ version: v.number() })

/** `PATCH /api/members/:id`. A member may change own `language`; the rest is for administrators, head and deputies. `null` empties. */
export const MemberChange = v.partial(
  v.object({ name, code: v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9]{1,8}$/)), post: identifier, group: v.nullable(identifier), superior: v.nullable(identifier), language, administrator: v.boolean() }),
)
export type MemberChange = v.InferOutput<typeof MemberChange>

/** `GET /api/volumes`: the volumes that exist and that the caller may open. */
export const Volumes = v.object({ volumes: v.array(v.object({ name: v.string(), access: v.picklist(['read', 'write']) })) })
export type Volumes = v.InferOutput<typeof Volumes>

/** `POST /api/tokens` makes a personal access token, shown once; `GET` lists; `DELETE /api/tokens/:id` revokes. */
export const TokenOrder = v.object({ label: name })
export const TokenFacts = v.object({ id: identifier, label: v.string(), madeAt: v.string(), lastUsedAt: v.optional(v.string()) })
export type TokenFacts = v.InferOutput<typeof TokenFacts>
export const TokenMade = v.object({ token: v.string(), facts: TokenFacts })
export const Tokens = v.object({ tokens: v.array(TokenFacts) })

/**
 * Bytes of a file, at `/api/files/<volume address>/<sha256>`: `GET` (with `Range`, and `?name=` for the name it is saved by) for
 * readers of the volume, `PUT` of the whole for its writers. An upload that may be interrupted is begun and continued with `PATCH`,
 * its place in {@link uploadOffsetHeader}; `GET …/<sha256>/upload` answers where it stands and, told the length, refuses
 * what there is no room for.
 */
export const maxFileBytes = 50 * 1024 * 1024
export const uploadOffsetHeader = 'upload-offset'
export const uploadLengthHeader = 'upload-length'
/** Whose device asks: uploads of one member are refused under the session of another, who has signed in to the same browser meanwhile. */
export const uploadMemberHeader = 'upload-member'
/** How much of an upload the relay has. `done`: the volume has the file, nothing more is to be sent. */
export const UploadState = v.object({ heldBytes: v.pipe(v.number(), v.integer(), v.minValue(0)), done: v.boolean() })
export type UploadState = v.InferOutput<typeof UploadState>

/** `GET /healthz`. `trouble`: why the store is not writable. `files`: what keeps attached files, where a bucket does and something does; edits need none of it. `numbers`: new running numbers wait for devices after a restore. */
export const Health = v.object({ ok: v.boolean(), version: v.number(), store: v.picklist(['writable', 'read-only', 'unavailable']), trouble: v.optional(v.string()), files: v.optional(v.picklist(['unreachable', 'refused'])), numbers: v.optional(v.picklist(['held'])) })
