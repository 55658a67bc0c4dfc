import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { codeAddress, codeOf, newRecoveryCode, plainRecoveryCode, stepAt, stepOf } from '@hebu/sync-server/access/one-time-code.ts'
import { createSealing } from '@hebu/sync-server/access/sealing.ts'
import { restoreBackup } from '@hebu/sync-server/store/backup/restore-backup.ts'
import { takeBackup } from '@hebu/sync-server/store/backup/take-backup.ts'
import type { SecondStepBegun } from '@hebu/shared/wire/own-credentials.ts'
import { describe, expect, it } from 'vitest'

import { aClock, aFolder, aServer, password, type Person } from '../../kit/front-door.ts'

/** The secret of RFC 6238. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

const aServerWithClock = async () => {
  const clock = aClock()
  const server = await aServer({ clock })
  const founder = await server.setUp()
  const now = (of: string): string => codeOf(of, stepAt(clock.now()))
  const turnOn = async (person: Person) => {
    const begun = await person.ask<SecondStepBegun>('POST', '/api/second-step/begin', { password })
    const confirmed = await person.ask<{ codes: string[] }>('POST', '/api/second-step/confirm', { code: now(begun.body.secret) })
    expect(confirmed.status).toBe(200)
    return { ...begun.body, codes: confirmed.body.codes }
  }
  const tryAs = async (code?: string, word = password) => (await server.stranger().ask('POST', '/api/sign-in', { name: '王伟', password: word, ...(code === undefined ? {} : { code }) })).body.problem
  return { clock, server, founder, now, turnOn, tryAs }
}

describe('the second step', () => {
  it('[ACC16] reckons codes as RFC 6238 does, and takes those of a clock that is half a minute off', () => {
    const vectors: readonly [number, string][] = [[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']]
    for (const [seconds, code] of vectors) {
      expect(codeOf(secret, stepAt(seconds * 1000))).toBe(code)
      for (const off of [-29, 0, 30]) expect(stepOf(secret, code, (seconds + off) * 1000)).toBe(Math.floor(seconds / 30))
      for (const off of [61, 3_600]) expect(stepOf(secret, code, (seconds + off) * 1000)).toBeUndefined()
    }
    for (const typed of ['', '28708', '2870820', 'abcdef']) expect(stepOf(secret, typed, 59_000)).toBeUndefined()
    expect(codeAddress(secret, '王偉')).toBe(`otpauth://totp/Hebu:%E7%8E%8B%E5%81%89?secret=${secret}&issuer=Hebu`)
    const code = newRecoveryCode()
    expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/)
    expect(plainRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''))
  })

  it('[ACC16] is asked for once it was confirmed, only where the password is right, and each code is good once', async () => {
    const { clock, founder, now, turnOn, tryAs } = await aServerWithClock()
    expect((await founder.ask('POST', '/api/second-step/begin', { password: 'wrong-password' })).body.problem).toBe('wrong-password')
    const begun = await founder.ask<SecondStepBegun>('POST', '/api/second-step/begin', { password })
    expect(begun.body.address).toContain(`secret=${begun.body.secret}`)
    // Begun is not yet on: somebody whose scan failed is not locked out.
    expect(await tryAs()).toBeUndefined()
    expect((await founder.ask('POST', '/api/second-step/confirm', { code: '000000' })).body.problem).toBe('wrong-code')
    const { secret: mine, codes } = await turnOn(founder)
    expect([codes.length, new Set(codes).size]).toEqual([8, 8])
    expect((await founder.ask('GET', '/api/second-step')).body).toEqual({ on: true, recoveryLeft: 8 })
    expect((await founder.ask('POST', '/api/second-step/begin', { password })).body.problem).toBe('already-on')
    expect(await tryAs()).toBe('code-needed')
    expect(await tryAs(undefined, 'wrong-password')).toBe('wrong-name-or-password')
    expect(await tryAs(now(mine), 'wrong-password')).toBe('wrong-name-or-password')
    // The code that confirmed it is used up.
    expect(await tryAs(now(mine))).toBe('wrong-code')
    clock.advance(30_000)
    const code = now(mine)
    expect(await tryAs(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeUndefined()
    expect(await tryAs(code)).toBe('wrong-code')
  })

  it('[ACC16] recovery codes open once each, and the password turns it off again', async () => {
    const { founder, turnOn, tryAs, clock } = await aServerWithClock()
    const { codes } = await turnOn(founder)
    expect(await tryAs(codes[0]!.toLowerCase())).toBeUndefined()
    expect(await tryAs(codes[0])).toBe('wrong-code')
    expect((await founder.ask('GET', '/api/second-step')).body).toEqual({ on: true, recoveryLeft: 7 })
    expect((await founder.ask('POST', '/api/second-step/end', { password: 'wrong-password' })).body.problem).toBe('wrong-password')
    expect((await founder.ask('POST', '/api/second-step/end', { password })).status).toBe(200)
    clock.advance(60_000)
    expect(await tryAs()).toBeUndefined()
  })

  it('[ACC16] [ACC7] codes cannot be tried out', async () => {
    const { founder, turnOn, tryAs, clock } = await aServerWithClock()
    await turnOn(founder)
    const told: (string | undefined)[] = []
    for (let i = 0; i < 30; i++) {
      told.push(await tryAs('123456'))
      clock.advance(7_000)
    }
    expect(told.slice(0, 20)).toEqual(Array(20).fill('wrong-code'))
    expect(told.slice(20)).toEqual(Array(10).fill('too-many'))
  })

  it('[ACC20] the secret is stored sealed, what an older Hebu left in clear is sealed at the start, and without the key recovery codes are taken alone', async () => {
    const { server, clock, founder, turnOn, now } = await aServerWithClock()
    const { secret: mine, codes } = await turnOn(founder)
    const folder = server.config.dataFolder
    const everyByte = (): string => ['accounts.sqlite', 'accounts.sqlite-wal'].map((name) => join(folder, name)).filter((file) => existsSync(file)).map((file) => readFileSync(file, 'latin1')).join('')
    const stored = (): string => {
      const database = new DatabaseSync(join(folder, 'accounts.sqlite'))
      const row = database.prepare('SELECT secret FROM second_steps').get()
      database.close()
      return String(row?.['secret'])
    }
    expect(everyByte()).not.toContain(mine)
    await server.close()

    const older = new DatabaseSync(join(folder, 'accounts.sqlite'))
    older.prepare('UPDATE second_steps SET secret = ?').run(mine)
    older.close()
    expect(everyByte()).toContain(mine)
    clock.advance(60_000)
    const again = await aServer({ dataFolder: folder, clock })
    expect(stored()).toMatch(/^v1\./)
    expect((await again.stranger().ask('POST', '/api/sign-in', { name: '王伟', password, code: now(mine) })).status).toBe(200)
    const backup = join(aFolder(), 'hebu.tar')
    await takeBackup(folder, backup, '2026-11-22T00:00:00.000Z')
    for (const kept of [mine, readFileSync(join(folder, 'relay-key'), 'utf8').trim()]) expect(readFileSync(backup, 'latin1')).not.toContain(kept)
    await again.close()
    expect(everyByte()).not.toContain(mine)

    // Restored elsewhere, without the key and then with it.
    const restored = join(aFolder(), 'data')
    await restoreBackup(backup, restored)
    clock.advance(60_000)
    const keyless = await aServer({ dataFolder: restored, clock })
    const tryThere = async (relay: typeof keyless, code: string) => (await relay.stranger().ask('POST', '/api/sign-in', { name: '王伟', password, code })).body.problem
    expect(await tryThere(keyless, now(mine))).toBe('wrong-code')
    expect(await tryThere(keyless, codes[0]!)).toBeUndefined()
    await keyless.close()
    copyFileSync(join(folder, 'relay-key'), join(restored, 'relay-key'))
    clock.advance(60_000)
    expect(await tryThere(await aServer({ dataFolder: restored, clock }), now(mine))).toBeUndefined()
  })

  it('[ACC20] what is sealed opens with the same key, for whom it was sealed, and unaltered alone', () => {
    const sealing = createSealing('one key')
    const sealed = sealing.seal(secret, 'wang')
    expect(sealed).not.toContain(secret)
    expect(sealing.seal(secret, 'wang')).not.toBe(sealed)
    expect(sealing.open(sealed, 'wang')).toBe(secret)
    expect([sealing.open(sealed, 'li'), createSealing('another').open(sealed, 'wang'), sealing.open(`${sealed.slice(0, -4)}AAAA`, 'wang'), sealing.open('v1.', 'wang'), sealing.open(secret, 'wang')]).toEqual(Array(5).fill(undefined))
  })

  it('[ACC15] a new password needs the current one, ends the other sessions, and a token changes nothing', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const phone = await server.signIn('王伟')
    const change = { current: password, password: 'eine-andere-batterie' }
    expect((await founder.ask('POST', '/api/password', { ...change, current: 'wrong-password' })).body.problem).toBe('wrong-password')
    expect((await founder.ask('POST', '/api/password', { ...change, password: 'short' })).body.problem).toBe('password-too-short')
    const { body } = await founder.ask<{ token: string }>('POST', '/api/tokens', { label: 'x' })
    const byToken = await server.stranger().ask('POST', '/api/password', change, { authorization: `Bearer ${body.token}` })
    expect(byToken.body.problem).toBe('forbidden')
    expect((await phone.ask('GET', '/api/me')).status).toBe(200)
    expect((await founder.ask('POST', '/api/password', change)).status).toBe(200)
    expect((await founder.ask('GET', '/api/me')).status).toBe(200)
    expect((await phone.ask('GET', '/api/me')).body.problem).toBe('unauthenticated')
    await expect(server.signIn('王伟')).rejects.toThrow('wrong-name-or-password')
    expect((await server.stranger().ask('POST', '/api/sign-in', { name: '王伟', password: change.password })).status).toBe(200)
  })
})
