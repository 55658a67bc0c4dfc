import type { Me } from '@hebu/shared/wire/http.ts'
import { type Devices } from '../access/devices.ts'
import type { Entered } from '../access/entering.ts'
import type { SignIn } from '../access/sign-in.ts'
import type { HttpContext } from './answers.ts'
import type { Noting } from './audit-routes.ts'
import { cameByTls, type OwnAddressOptions, traceOf } from './own-address.ts'

export interface WelcomeDeps {
  readonly signIn: SignIn
  readonly devices: Devices
  readonly address: OwnAddressOptions
  readonly note: Noting
}

/** What is done for everybody who comes in, whichever way: the session is handed over, written down, and its device remembered. */
export function createWelcome({ signIn, devices, address, note }: WelcomeDeps) {
  const setCookies = (c: HttpContext, cookies: readonly string[]): void => {
    for (const cookie of cookies) c.header('set-cookie', cameByTls(c, address) ? `${cookie}; Secure` : cookie, { append: true })
  }

  /** `how` is the kind of the audit's entry, `by` in which way, where that was not the password. */
  const letIn = async (c: HttpContext, { workspace, member, cookies }: Entered, how: string, by?: string): Promise<void> => {
    setCookies(c, cookies)
    note(c, how, { workspace, member: member.id, detail: by })
    const session = await signIn.sessionOf(cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '))
    if (session !== undefined) devices.seen(session.id, traceOf(c, address))
  }

  const welcome = async (c: HttpContext, entered: Entered, how: string, by?: string): Promise<Response> => {
    await letIn(c, entered, how, by)
    return c.json({ workspace: entered.workspace, member: entered.member.id, name: entered.member.name } satisfies Me)
  }
  return { setCookies, letIn, welcome }
}

export type Welcome = ReturnType<typeof createWelcome>
