import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { aFolder, aServer } from '../../kit/front-door.ts'

const script = `export const words = '${'合簿 '.repeat(800)}'\n`

function builtPages(): string {
  const folder = join(aFolder(), 'dist')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Hebu</title>')
  writeFileSync(join(folder, 'sw.js'), 'self.x = 1')
  writeFileSync(join(folder, 'manifest.webmanifest'), '{}')
  writeFileSync(join(folder, 'assets/main-a1b2.js'), script)
  writeFileSync(join(folder, '../secret.txt'), 'secret')
  return folder
}

const page = { accept: 'text/html' }

describe('pages', () => {
  it('[HTTP5] addresses within the app are the page; missing files and the interface are not', async () => {
    const person = (await aServer({ webFolder: builtPages() })).stranger()
    for (const path of ['/', '/today', '/customers/w1/x?y=1', '/setup']) {
      const answer = await person.ask<string>('GET', path, undefined, page)
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
      expect(answer.body).toContain('<title>Hebu')
    }
    for (const path of ['/assets/gone.js', '/favicon.ico', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00'])
      expect((await person.ask('GET', path, undefined, page)).status).toBe(404)
    expect((await person.ask('GET', '/today', undefined, { accept: 'application/json' })).status).toBe(404)
    expect((await person.ask('GET', '/api/nothing', undefined, page)).body.problem).toBe('unauthenticated')
    expect((await person.ask('POST', '/today')).status).toBe(404)
  })

  it('[HTTP5] hashed files are kept for good, the worker and manifest asked for each time', async () => {
    const person = (await aServer({ webFolder: builtPages() })).stranger()
    const facts = async (path: string) => {
      const { headers } = await person.ask('GET', path)
      return [headers.get('content-type'), headers.get('cache-control')]
    }
    expect(await facts('/assets/main-a1b2.js')).toEqual(['text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'])
    expect(await facts('/sw.js')).toEqual(['text/javascript; charset=utf-8', 'no-cache'])
    expect(await facts('/manifest.webmanifest')).toEqual(['application/manifest+json; charset=utf-8', 'no-cache'])
  })

  it('[HTTP5] texts come compressed and are not sent twice', async () => {
    const { url, stranger } = await aServer({ webFolder: builtPages() })
    const path = '/assets/main-a1b2.js'
    const coded = await fetch(url + path, { headers: { 'accept-encoding': 'br' } })
    expect([coded.headers.get('content-encoding'), coded.headers.get('vary')]).toEqual(['br', 'accept-encoding'])
    expect(Number(coded.headers.get('content-length'))).toBeLessThan(200)
    expect(await coded.text()).toBe(script)
    const plain = await stranger().ask<string>('GET', path, undefined, { 'accept-encoding': 'identity' })
    expect([plain.headers.get('content-encoding'), plain.body]).toEqual([null, script])
    const again = await stranger().ask('GET', path, undefined, { 'accept-encoding': 'br', 'if-none-match': coded.headers.get('etag')! })
    expect(again.status).toBe(304)
  })

  it('[HTTP5] a relay without built pages says so', async () => {
    expect((await (await aServer()).stranger().ask<string>('GET', '/', undefined, page)).body).toContain('not built')
  })
})
