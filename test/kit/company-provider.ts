import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import Provider from 'oidc-provider'

/** A company's sign-in of its own: a real OpenID Connect provider, at which everybody may say who they are. */
export interface CompanyProvider {
  readonly issuer: string
  /** What the relay is told of it. */
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  /** Signs somebody in there as a browser would, from the address that the relay gave; the address that it leads back to. */
  visit(address: string, subject: string): Promise<string>
  close(): Promise<void>
}

/** `back`: where it may lead back to. */
export async function startCompanyProvider(back: () => readonly string[]): Promise<CompanyProvider> {
  const client = { clientId: 'hebu', clientSecret: 'a-secret-that-is-long-enough-for-hs256' }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let made: Provider | undefined
  const provider = (): Provider =>
    (made ??= new Provider(issuer, {
      clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [...back()], grant_types: ['authorization_code'], response_types: ['code'] }],
      claims: { openid: ['sub'], profile: ['name'] },
      conformIdTokenClaims: false,
      cookies: { keys: ['for-this-test-only'] },
      features: { devInteractions: { enabled: true } },
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, name: `${id}（公司）` }) }),
    }))
  const answer = (...request: Parameters<ReturnType<Provider['callback']>>) => provider().callback()(...request)

  return {
    issuer,
    client,
    async visit(address, subject) {
      const jar = new Map<string, string>()
      const go = async (to: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
        const response = await fetch(to, {
          redirect: 'manual',
          headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
          ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
        })
        for (const cookie of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
          jar.set(name, value)
        }
        return response
      }
      let response = await go(address)
      for (let step = 0; step < 12; step++) {
        const to = response.headers.get('location')
        if (to !== null) {
          const next = new URL(to, issuer).href
          if (!next.startsWith(`${issuer}/`)) return next
          response = await go(next)
        } else {
          const page = await response.text()
          const action = /action="([^"]+)"/.exec(page)?.[1]
          if (action === undefined) throw new Error(`the provider asks for nothing: ${page.slice(0, 500)}`)
          response = await go(new URL(action, issuer).href, page.includes('name="login"') ? { prompt: 'login', login: subject, password: 'any' } : { prompt: 'consent' })
        }
      }
      throw new Error('the provider leads nowhere')
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
