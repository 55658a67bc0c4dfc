import type { Me, ProblemCode } from '@hebu/shared/wire/http.ts'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'

import { type Line, openLine } from './line.ts'
import type { RelayProcess } from './relay-process.ts'

export interface HttpAnswer {
  readonly status: number
  readonly body: unknown
}

/** Somebody with a session, a line to the relay that can be cut, and a browser profile of their own. */
export interface Person {
  readonly name: string
  readonly password: string
  readonly member: string
  readonly workspace: string
  readonly line: Line
  /** Founds or joins over HTTP, and keeps the session. */
  enter(path: string, order: object): Promise<void>
  /** Asks the relay; throws where it refuses. */
  ask<T = object>(method: string, path: string, body?: object): Promise<T>
  /** Asks the relay; a refusal is an answer like any other. */
  tryToAsk(method: string, path: string, body?: object): Promise<HttpAnswer>
  /** A personal access token, for peers that are not browsers. */
  token(): Promise<string>
  /** The browser profile; `signedIn: false` at its first use leaves out the session. */
  context(options?: { readonly signedIn?: boolean } & BrowserContextOptions): Promise<BrowserContext>
  /** A new tab at a path of the product. */
  open(path?: string): Promise<Page>
  /** Cuts this person's line, and tells the browser so. */
  goOffline(): Promise<void>
  goOnline(): Promise<void>
  /** Closes the browser profile for good, and the line. */
  close(): Promise<void>
}

export interface PersonInput {
  readonly browser: Browser
  readonly relay: RelayProcess
  readonly name: string
  readonly password: string
}

export async function createPerson({ browser, relay, name, password }: PersonInput): Promise<Person> {
  const line = await openLine(relay.port)
  let cookie: string | undefined
  let me: Me | undefined
  let opened: BrowserContext | undefined

  const tryToAsk = async (method: string, path: string, body?: object): Promise<HttpAnswer> => {
    const response = await fetch(relay.url + path, {
      method,
      headers: { ...(cookie === undefined ? {} : { cookie }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const set of response.headers.getSetCookie()) cookie = /max-age=0/i.test(set) ? undefined : set.split(';', 1)[0]
    return { status: response.status, body: await response.json() }
  }
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await tryToAsk(method, path, body)
    if (answer.status !== 200) throw new Error(`${method} ${path} was refused with ${answer.status}: ${(answer.body as { problem?: ProblemCode }).problem}`)
    return answer.body as T
  }
  const known = (): Me => {
    if (me === undefined) throw new Error(`${name} has not entered yet`)
    return me
  }

  const context: Person['context'] = async ({ signedIn = true, ...options } = {}) => {
    if (opened !== undefined) return opened
    opened = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1360, height: 860 }, baseURL: line.url, ...options })
    const [cookieName = '', value = ''] = cookie?.split(/=(.*)/s) ?? []
    if (signedIn && cookie !== undefined) await opened.addCookies([{ name: cookieName, value, url: line.url, httpOnly: true, sameSite: 'Lax' }])
    return opened
  }

  return {
    name,
    password,
    line,
    get member() {
      return known().member
    },
    get workspace() {
      return known().workspace
    },
    enter: async (path, order) => void (me = await ask<Me>('POST', path, order)),
    ask,
    tryToAsk,
    token: async () => (await ask<{ readonly token: string }>('POST', '/api/tokens', { label: '測試' })).token,
    context,
    open: async (path = '/') => {
      const page = await (await context()).newPage()
      await page.goto(path)
      return page
    },
    goOffline: async () => {
      line.cut()
      await opened?.setOffline(true)
    },
    goOnline: async () => {
      line.mend()
      await opened?.setOffline(false)
    },
    close: async () => {
      await opened?.close()
      await line.close()
    },
  }
}
