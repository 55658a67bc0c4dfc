/** A real relay over a temporary folder, and people with browsers of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { PasswordHashing } from '@hebu/sync-server/access/better-auth-sign-in.ts'
import type { Caller } from '@hebu/sync-server/access/gate.ts'
import type { Config } from '@hebu/sync-server/config.ts'
import { openAccounts } from '@hebu/sync-server/open-accounts.ts'
import { startServer } from '@hebu/sync-server/server.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { charters } from '@hebu/shared/charters/catalogue.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Demo, DirectoryShape, InvitationMade, Me, TokenMade } from '@hebu/shared/wire/http.ts'
import type * as v from 'valibot'
import { onTestFinished } from 'vitest'

export const password = 'korrekt-pferd-batterie'

/** A clock that stands still until told. It starts at the machine's time, which sessions go by. */
export function aClock(startMs = Date.now()): Clock & { advance(byMs: number): void } {
  let nowMs = startMs
  return { now: () => nowMs, advance: (byMs) => void (nowMs += byMs) }
}

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hebu-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A charter with deputies, and posts of it by what they may do. */
export const charter = charters.find(({ posts }) => Object.values(posts).some(({ functions }) => functions.includes('deputy')))!

export const postWith = (name: 'head' | 'deputy' | 'sales'): string =>
  Object.entries(charter.posts).find(([, { functions, guest }]) => functions.includes(name) && guest !== true && !functions.includes('lead'))![0]

export const aGroup = (): string => Object.keys(charter.groups)[0]!

export interface Answer<T> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

export type Problem = { readonly problem: string }

/** Somebody with a cookie jar, as a browser has. */
export interface Person {
  ask<T = Problem>(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer<T>>
  cookie(): string | undefined
  readonly me: Me
}

/** Somebody at a relay, also one in a process of its own. */
export function aPersonAt(url: string, me: Me = { workspace: '', member: '', name: '' }, firstCookie?: string): Person {
  let cookie = firstCookie
  return {
    me,
    cookie: () => cookie,
    async ask<T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
      const raw = body instanceof Uint8Array
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: { ...(cookie === undefined ? {} : { cookie }), ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
      })
      for (const set of response.headers.getSetCookie()) {
        const pair = set.split(';', 1)[0]!
        if (pair.startsWith('hebu.session_token=')) cookie = /Max-Age=0/i.test(set) ? undefined : pair
      }
      const text = await response.text()
      const json = response.headers.get('content-type')?.startsWith('application/json') === true
      return { status: response.status, body: (json ? JSON.parse(text) : text) as T, headers: response.headers }
    },
  }
}

export interface ServerOptions extends Partial<Config> {
  readonly clock?: Clock
  /** `real` where passwords are the matter, or another process stores them; it takes its time. */
  readonly passwords?: 'quick' | 'real'
  readonly demo?: Demo
}

/** Passwords as they are, so that tests that are not about them are quick. */
const quickPasswords: PasswordHashing = {
  hash: (word) => Promise.resolve(`quick ${word}`),
  verify: (attempt) => Promise.resolve(attempt.hash === `quick ${attempt.password}`),
}

export type Directory = v.InferOutput<typeof DirectoryShape>

/** A relay on a free port, stopped when the test ends. */
export async function aServer({ clock, demo, passwords = 'quick', ...over }: ServerOptions = {}) {
  const config: Config = {
    port: 0, host: '127.0.0.1', dataFolder: aFolder(), webFolder: '/nowhere', trustProxy: false, timeZone: 'Asia/Shanghai', logLevel: 'silent', ...over,
  }
  const running = await startServer(config, { clock, demo, passwords: passwords === 'real' ? undefined : quickPasswords })
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= running.close())
  onTestFinished(close)

  const stranger = (): Person => aPersonAt(running.url)
  const entered = async (path: string, body: unknown): Promise<Person> => {
    const person = stranger()
    const answer = await person.ask<Me>('POST', path, body)
    if (answer.status !== 200) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`)
    return aPersonAt(running.url, answer.body, person.cookie())
  }

  const setupSecret = (): string => running.setupLink!.split('#')[1]!
  const invite = async (by: Person, order: { post?: string; group?: string; name?: string; validHours?: number } = {}): Promise<string> => {
    const made = await by.ask<v.InferOutput<typeof InvitationMade>>('POST', '/api/invitations', { post: postWith('sales'), ...order })
    if (made.status !== 200) throw new Error(`Not invited: ${JSON.stringify(made.body)}`)
    return made.body.link.split('#')[1]!
  }
  const join = (secret: string, name: string): Promise<Person> => entered('/api/join', { token: secret, name, password, language: 'zh-Hant' })

  return {
    url: running.url,
    setupLink: running.setupLink,
    config,
    close,
    stranger,
    setupSecret,
    setUp: (name = '王伟'): Promise<Person> => entered('/api/setup', setupOrder(setupSecret(), { name })),
    signIn: (name: string): Promise<Person> => entered('/api/sign-in', { name, password }),
    invite,
    join,
    async member(by: Person, name: string, post?: string): Promise<Person> {
      return join(await invite(by, post === undefined ? {} : { post }), name)
    },
    async directory(by: Person): Promise<Directory> {
      return (await by.ask<Directory>('GET', '/api/directory')).body
    },
    async token(by: Person, label = 'test'): Promise<v.InferOutput<typeof TokenMade>> {
      return (await by.ask<v.InferOutput<typeof TokenMade>>('POST', '/api/tokens', { label })).body
    },
  }
}

export const setupOrder = (token: string, over: Readonly<Record<string, unknown>> = {}) => ({
  token, language: 'zh-Hant', department: '东区销售部', charter: charter.id, name: '王伟', password, ...over,
})

/** The accounts of a founded workspace without HTTP, for what only the gate sees. */
export async function someAccounts(clock: Clock = aClock()) {
  const opened = openAccounts({ dataFolder: aFolder(), timeZone: 'Asia/Shanghai' }, { clock, logger: silentLogger, passwords: quickPasswords })
  onTestFinished(() => opened.accounts.close())
  const { entering, membership, gate } = opened
  const founded = await entering.setUp({ department: '东区销售部', charter: charter.id, name: '王伟', password, language: 'zh-Hant' })
  if (!founded.ok) throw new Error(founded.refusal)
  const { workspace } = founded.value
  const founder = (await gate.callerOf({ cookie: cookieOf(founded.value.cookies) }))!

  async function member(name: string, post = postWith('sales')): Promise<{ readonly caller: Caller; readonly cookie: string }> {
    const made = membership.invite(founder, { post, validHours: 1 })
    if (!made.ok) throw new Error(made.refusal)
    const joined = await entering.join({ secret: made.value.secret, name, password, language: 'en' })
    if (!joined.ok) throw new Error(joined.refusal)
    const cookie = cookieOf(joined.value.cookies)
    return { caller: (await gate.callerOf({ cookie }))!, cookie }
  }
  return { ...opened, workspace, founder, member }
}

const cookieOf = (headers: readonly string[]): string => headers[0]!.split(';', 1)[0]!
