import type { Seal } from '@hebu/shared/vocabulary/sealing.ts'
import type { SealsAnswer } from '@hebu/shared/wire/seals.ts'
import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { holdRestoredNumbers } from '@hebu/sync-server/number-commands.ts'
import { describe, expect, test } from 'vitest'

import { eventually } from '../kit/eventually.ts'
import { aServer, type Directory, type Person } from '../kit/front-door.ts'
import { aSealingDevice, aStatement, registered, type SealingDevice, witnessed } from '../kit/sealing-device.ts'
import { aDepartment, takenAside } from '../kit/sealing-relay.ts'

describe('numbers after an older backup', () => {
  test('[WIT18] after an older backup came back, numbers that devices hold are taken in again, and none is given twice', async () => {
    const { server, founder, rep, device } = await aDepartment()
    const sealOf = (page: string, id = 'e1') => device.seal(aStatement(rep, { page, id, move: 'sign', series: 'HT-2026' }))
    const answersTo = async (seals: readonly Seal[]) => (await rep.ask<SealsAnswer>('POST', '/api/seals', { seals })).body.witnesses.map((witness) => witness!)
    await answersTo([sealOf('p1')])
    const before = takenAside(server.config.dataFolder)
    const given = await answersTo([sealOf('p2'), sealOf('p3')])
    const back = await aServer({ dataFolder: before })
    const as = (person: Person): Person => ({ ...person, ask: (method, path, body) => back.stranger().ask(method, path, body, { cookie: person.cookie()! }) })
    const shown = (held: readonly unknown[], seals: readonly Seal[] = []) => as(founder).ask<SealsAnswer>('POST', '/api/seals', { seals, held })
    // Nothing but the relay's own word on that very seal is taken in.
    const [, last] = given
    const foreign = [{ seal: sealOf('p9'), witness: last }, { seal: sealOf('p3'), witness: { ...last, statement: last!.statement.replace('"number":3', '"number":900') } }, { seal: sealOf('p3'), witness: given[0] }]
    expect((await shown(foreign)).status).toBe(200)
    expect((await shown([{ seal: sealOf('p3'), witness: last }])).status).toBe(200)
    expect(await witnessed(as(rep), [sealOf('p4'), sealOf('p3', 'e2')])).toMatchObject([{ number: 4 }, { number: 3 }])
    // What was said once is said again, to the letter.
    expect((await as(rep).ask<SealsAnswer>('POST', '/api/seals', { seals: [sealOf('p3')] })).body.witnesses).toEqual([last])
    expect((await shown(Array(21).fill({ seal: sealOf('p3'), witness: last }))).status).toBe(400)
  })

  const week = 7 * 24 * 3_600_000
  const sealOf = (device: SealingDevice, person: Person, page: string, id = 'e1') => device.seal(aStatement(person, { page, id, move: 'sign', series: 'HT-2026' }))
  const show = (person: Person, body: object) => person.ask<SealsAnswer>('POST', '/api/seals', { seals: [], ...body })
  const isHeld = async (server: { directory(person: Person): Promise<Directory> }, person: Person) => (await server.directory(person)).numbersHeldSince !== undefined

  /** A relay whose last number stands on the rep's device alone, and the same restored to before it was given. */
  async function restored() {
    const { server, clock, founder, rep, device } = await aDepartment()
    const other = aSealingDevice()
    await registered(founder, other)
    await witnessed(rep, [sealOf(device, rep, 'p1')])
    const folder = takenAside(server.config.dataFolder)
    const [lost] = (await show(rep, { seals: [sealOf(device, rep, 'p2')] })).body.witnesses
    holdRestoredNumbers(folder, clock.now())
    const back = await aServer({ dataFolder: folder, clock })
    const as = (person: Person): Person => ({ ...person, ask: (method, path, body) => back.stranger().ask(method, path, body, { cookie: person.cookie()! }) })
    return { back, clock, founder: as(founder), rep: as(rep), device, other, lost: { seal: sealOf(device, rep, 'p2'), witness: lost! } }
  }

  test('[WIT19] new ones are held back until every standing device has shown what it holds; pages keep theirs, and refusals are said', async () => {
    const { back, founder, rep, device, other, lost } = await restored()
    const newer = sealOf(other, founder, 'p3')
    const plain = other.seal(aStatement(founder, { page: 'p9' }))
    const forbidden = other.seal(aStatement(founder, { page: 'p4', move: 'sign', series: 'FA-2026' }))
    expect(await witnessed(founder, [newer, plain, forbidden, sealOf(device, rep, 'p1', 'e7')])).toMatchObject([undefined, { by: founder.me.member }, { refused: 'wrong-series' }, { number: 1 }].map((said) => said ?? undefined))
    expect(await (await fetch(`${back.url}/healthz`)).json()).toMatchObject({ ok: true, numbers: 'held' })
    // Asking alone is not enough, nor is another's key, nor one that nobody knows.
    await show(founder, { held: [] })
    await show(founder, { device: device.key })
    await show(founder, { device: aSealingDevice().key })
    expect((await runKeeperCommand(['numbers'], { HEBU_DATA: back.config.dataFolder }, '/nowhere')).words).toMatch(/王伟 \(M01\), 1 device; 李娜 \(M02\), 1 device/)
    await show(founder, { device: other.key })
    expect([await isHeld(back, founder), await witnessed(founder, [newer])]).toEqual([true, [undefined]])
    // The last one brings the number that was lost: in the same breath new ones are given, after it.
    expect(await witnessed(rep, [])).toEqual([])
    expect((await show(rep, { held: [lost], device: device.key })).status).toBe(200)
    expect(await isHeld(back, founder)).toBe(false)
    expect(await witnessed(founder, [newer])).toMatchObject([{ number: 3 }])
    expect(await (await fetch(`${back.url}/healthz`)).json()).not.toHaveProperty('numbers')
    expect((await founder.ask<{ entries: readonly unknown[] }>('GET', '/api/audit?topic=seals')).body.entries).toContainEqual(expect.objectContaining({ kind: 'numbers-released', member: rep.me.member }))
  })

  test('[WIT19] nobody waits for a device that was signed out or whose member left', async () => {
    const { back, founder, rep, other } = await restored()
    await show(founder, { device: other.key })
    expect(await isHeld(back, founder)).toBe(true)
    await founder.ask('DELETE', `/api/members/${rep.me.member}`)
    expect(await witnessed(founder, [sealOf(other, founder, 'p3')])).toMatchObject([{ number: 2 }])
    expect(await isHeld(back, founder)).toBe(false)
  })

  test('[WIT19] the week ends it, and so does the keeper, who may begin it too', async () => {
    const { back, clock, founder, other } = await restored()
    clock.advance(week - 1)
    expect(await witnessed(founder, [sealOf(other, founder, 'p3')])).toEqual([undefined])
    clock.advance(1)
    expect(await witnessed(founder, [sealOf(other, founder, 'p3')])).toMatchObject([{ number: 2 }])
    const keeper = async (...args: readonly string[]) => (await runKeeperCommand(['numbers', ...args], { HEBU_DATA: back.config.dataFolder }, '/nowhere')).words
    expect(await keeper()).toBe('New running numbers are given.')
    expect(await keeper('hold')).toMatch(/held back since .* until .* at most/)
    await eventually(async () => expect(await isHeld(back, founder)).toBe(true))
    expect(await keeper('release')).toMatch(/given from now on/)
    expect(await keeper('release')).toMatch(/given already/)
    expect((await runKeeperCommand(['numbers', 'stop'], { HEBU_DATA: back.config.dataFolder }, '/nowhere')).code).toBe(1)
    await eventually(async () => expect(await isHeld(back, founder)).toBe(false))
    expect(await witnessed(founder, [sealOf(other, founder, 'p5')])).toMatchObject([{ number: 3 }])
  })
})
