import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { projectFolder } from './project-folder.ts'

/** What the process that serves the demo is told. */
export interface ServedDemoOrder {
  readonly folder: string
  /** When it is there; the story ends the day before. */
  readonly nowMs: number
  /** Everybody's. */
  readonly password: string
}

export interface ServedPage {
  readonly book: string
  readonly id: string
  readonly state: string
}

/** What that process says of itself. */
export interface ServedDemo {
  readonly url: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** The fullest of each book first. */
  readonly pages: readonly ServedPage[]
  /** What its people wrote, each string once. */
  readonly said: readonly string[]
}

/** A relay with the department of the demo, always at the same time. */
export interface DemoRelay extends ServedDemo {
  readonly nowMs: number
  /** The session of a member, as `name=value`; signed in anew each time. */
  signIn(member: string): Promise<string>
  /** The fullest page of a book, in that state where one is named; throws where there is none. */
  page(book: string, state?: string): ServedPage
  close(): Promise<void>
}

/** A Thursday in the middle of the working day; the same for every picture and journey. */
export const demoNowMs = Date.parse('2026-11-26T10:20:00+08:00')

const password = 'qingyan-demo'

/** Starts a relay with the demo in a process of its own. */
export async function startDemoRelay(nowMs = demoNowMs): Promise<DemoRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'hebu-served-demo-'))
  const order: ServedDemoOrder = { folder, nowMs, password }
  const child = spawn(process.execPath, [join(projectFolder, 'test/demo/serve.ts'), JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const close = async (): Promise<void> => {
    child.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const lines = createInterface(child.stdout)
  const first = await Promise.race([once(lines, 'line') as Promise<[string]>, gone.then(() => undefined)])
  if (first === undefined) throw new Error('The demo could not be served.')
  const served = JSON.parse(first[0]) as ServedDemo
  return {
    ...served,
    nowMs,
    async signIn(member) {
      const { name } = served.people.find(({ id }) => id === member)!
      const answer = await fetch(`${served.url}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password }) })
      if (!answer.ok) throw new Error(`${name} could not sign in: ${answer.status} ${await answer.text()}`)
      return answer.headers.getSetCookie()[0]!.split(';', 1)[0]!
    },
    page(book, state) {
      const found = served.pages.find((page) => page.book === book && (state === undefined || page.state === state))
      if (found === undefined) throw new RangeError(`the demo has no page of ${book}${state === undefined ? '' : ` that is ${state}`}`)
      return found
    },
    close,
  }
}
