/** The built product as a department meets it: a relay in a process of its own, and people with browsers of their own. */
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { Browser } from '@playwright/test'

import { type Person, createPerson } from './person.ts'
import { type RelayProcess, startRelayProcess } from './relay-process.ts'

export const password = '合簿-korrekt-2026'

export interface PersonOrder {
  readonly name: string
  /** A post of the charter. */
  readonly post: string
  /** A group of the charter; the post's usual one where absent. */
  readonly group?: string
}

export interface DepartmentOrder {
  readonly charter?: string
  /** Whoever founds it, and then those who join; the founder holds the charter's first post. */
  readonly founder?: string
  readonly people?: readonly PersonOrder[]
  readonly language?: Language
  /** More for the relay's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** The folder of a changed copy of the project; the project itself where absent. */
  readonly project?: string
}

/** A department that was founded, and everybody in it. */
export interface Department {
  readonly relay: RelayProcess
  readonly workspace: string
  readonly founder: Person
  /** By name; throws for nobody of that name. */
  person(name: string): Person
  directory(): Promise<Directory>
  /** Makes an invitation and answers what stands behind `#` in its link. */
  invite(order: { readonly post: string; readonly group?: string; readonly name?: string; readonly validHours?: number }): Promise<string>
  /** Another one joins. */
  join(order: PersonOrder): Promise<Person>
  close(): Promise<void>
}

/** Founds a department over the HTTP interface and lets its people join by invitations. Browsers open when they are asked for. */
export async function aDepartment(browser: Browser, order: DepartmentOrder = {}): Promise<Department> {
  const relay = await startRelayProcess(order.env, order.project)
  const everybody = new Map<string, Person>()
  const close = async (): Promise<void> => {
    for (const person of everybody.values()) await person.close()
    await relay.close()
  }
  try {
    return { ...(await populate(browser, relay, everybody, order)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function populate(browser: Browser, relay: RelayProcess, everybody: Map<string, Person>, order: DepartmentOrder): Promise<Omit<Department, 'close'>> {
  const { charter: charterId = 'salesOps', founder: founderName = '王主任', people = [], language = 'zh-Hans' } = order
  const charter = charterById(charterId)
  if (charter === undefined) throw new RangeError(`no charter ${charterId}`)

  const enter = async (path: string, name: string, how: object): Promise<Person> => {
    const person = await createPerson({ browser, relay, name, password })
    everybody.set(name, person)
    await person.enter(path, { name, password, language, ...how })
    return person
  }
  const founder = await enter('/api/setup', founderName, { token: relay.setupSecret, department: '华东销售部', charter: charterId })
  const invite: Department['invite'] = async (invitation) => {
    const { link } = await founder.ask<{ readonly link: string }>('POST', '/api/invitations', invitation)
    return link.split('#')[1]!
  }
  const join: Department['join'] = async ({ name, post, group = charter.posts[post]?.group }) =>
    enter('/api/join', name, { token: await invite({ post, name, ...(group === undefined ? {} : { group }) }) })

  for (const person of people) await join(person)

  return {
    relay,
    workspace: founder.workspace,
    founder,
    person: (name) => {
      const found = everybody.get(name)
      if (found === undefined) throw new RangeError(`nobody is called ${name}`)
      return found
    },
    directory: () => founder.ask<Directory>('GET', '/api/directory'),
    invite,
    join,
  }
}
