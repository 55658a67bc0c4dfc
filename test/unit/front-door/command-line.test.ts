import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { BackupRecord } from '@hebu/shared/wire/backups.ts'
import type { InvitationFacts, Me } from '@hebu/shared/wire/http.ts'
import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { describe, expect, it } from 'vitest'

import { eventually } from '../../kit/eventually.ts'
import { aFolder, aServer, charter, password, postWith } from '../../kit/front-door.ts'
import { runCommand } from '../../kit/run-command.ts'

const script = join(import.meta.dirname, '../../../sync-server/src/command-line.ts')

/** As the keeper runs it: a process of its own, beside the relay where one runs. */
const hebu = async (dataFolder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const { code, output } = await runCommand(process.execPath, [script, ...args], { env: { ...process.env, HEBU_DATA: dataFolder, ...env }, withinMs: 15_000 })
  return { code, output: output.trim() }
}

/** The same without a process. */
const hebuHere = (dataFolder: string, args: readonly string[]) => runKeeperCommand(args, { HEBU_DATA: dataFolder }, '/nowhere')

const initArgs = ['init', '--department', '东区销售部', '--charter', charter.id, '--owner', '王伟', '--password', password]

describe('the command line', () => {
  it('[ACC5] founds the workspace of an empty store, and prints a token of its owner and nothing else', async () => {
    const folder = aFolder()
    const made = await hebu(folder, initArgs)
    expect(made).toEqual({ code: 0, output: expect.stringMatching(/^hebu_[\w-]{43}$/) })
    const server = await aServer({ dataFolder: folder, passwords: 'real' })
    expect(server.setupLink).toBeUndefined()
    const me = await server.stranger().ask<Me>('GET', '/api/me', undefined, { authorization: `Bearer ${made.output}` })
    expect(me.body.name).toBe('王伟')
    await server.signIn('王伟')
    const again = await hebu(folder, initArgs)
    expect(again).toEqual({ code: 1, output: expect.stringMatching(/^This store has a workspace already/) })
  })

  it('[JOIN5] invites while the relay runs, with a link of the public address', async () => {
    const server = await aServer()
    await server.setUp()
    const made = await hebu(server.config.dataFolder, ['invite', '--post', postWith('sales'), '--name', '李娜'], { HEBU_ORIGIN: 'https://hebu.example.com' })
    expect(made).toEqual({ code: 0, output: expect.stringMatching(/^https:\/\/hebu\.example\.com\/join#[\w-]{43}$/) })
    const token = made.output.split('#')[1]!
    expect((await server.stranger().ask<InvitationFacts>('POST', '/api/invitations/check', { token })).body).toMatchObject({ post: postWith('sales'), name: '李娜' })
    await server.join(token, '李娜')
  })

  it('[TOK1] makes a token of a member by name or code while the relay runs', async () => {
    const server = await aServer()
    await server.setUp()
    for (const member of ['王伟', 'm01']) {
      const { words } = await hebuHere(server.config.dataFolder, ['token', '--member', member])
      expect((await server.stranger().ask<Me>('GET', '/api/me', undefined, { authorization: `Bearer ${words}` })).body.name).toBe('王伟')
    }
  })

  it('[ACC6] another password ends the sessions begun with the old one', async () => {
    const server = await aServer({ passwords: 'real' })
    const founder = await server.setUp()
    const made = await hebu(server.config.dataFolder, ['password', '--member', '王伟', '--password', 'another-password'])
    expect(made).toEqual({ code: 0, output: expect.stringContaining('王伟') })
    expect((await founder.ask('GET', '/api/me')).body.problem).toBe('unauthenticated')
    await expect(server.signIn('王伟')).rejects.toThrow('wrong-name-or-password')
    expect((await server.stranger().ask<Me>('POST', '/api/sign-in', { name: '王伟', password: 'another-password' })).status).toBe(200)
  })

  it('[OPS1] [OPS2] [BAK1] [WIT19] backs up a running relay, rehearses, and restores where no store is', async () => {
    const server = await aServer({ passwords: 'real' })
    const founder = await server.setUp()
    const told = async () => (await founder.ask<BackupRecord>('GET', '/api/backups')).body
    expect(await told()).toEqual({})
    await eventually(() => expect(existsSync(join(server.config.dataFolder, 'volumes.sqlite'))).toBe(true))
    const backup = join(aFolder(), 'hebu.tar')
    expect(await hebu(server.config.dataFolder, ['backup', '--to', backup])).toMatchObject({ code: 0, output: expect.stringContaining(backup) })
    const { takenAt } = await told()
    expect(takenAt).toEqual(expect.any(String))
    expect(await hebuHere(aFolder(), ['restore', '--rehearse', '--from', backup])).toMatchObject({ code: 0, words: expect.stringContaining('1 members, 0 volumes') })
    expect(await told()).toEqual({ takenAt })
    expect((await hebuHere(server.config.dataFolder, ['restore', '--rehearse', '--from', backup])).code).toBe(0)
    expect(await told()).toEqual({ takenAt, rehearsedAt: expect.any(String), rehearsedOf: takenAt })
    expect((await server.stranger().ask('GET', '/api/backups')).status).toBe(401)
    expect(await hebuHere(server.config.dataFolder, ['restore', '--from', backup])).toMatchObject({ code: 1, words: expect.stringContaining('holds a store already') })
    const folder = aFolder()
    expect(await hebuHere(folder, ['restore', '--from', backup])).toMatchObject({ code: 0, words: expect.stringContaining('Everybody signs in again') })
    expect((await hebuHere(folder, ['numbers'])).words).toMatch(/^New running numbers are held back since/)
    await (await aServer({ dataFolder: folder, passwords: 'real' })).signIn('王伟')
  }, 90_000)

  it('[HTTP1] says in words what is wrong, and ends with 1', async () => {
    const folder = aFolder()
    const cases: readonly [readonly string[], string][] = [
      [['nothing'], 'No command “nothing”'],
      [['invite', '--post', 'x'], 'No store in'],
      [['init', '--department', 'x'], '--charter is needed'],
      [['init', ...initArgs.slice(1, -1), 'short'], '--password'],
      [initArgs.map((arg) => (arg === charter.id ? 'none' : arg)), `There are: `],
      [['token', '--member', 'x'], 'no workspace yet'],
      [['invite', '--wrong', 'x'], '--wrong'],
    ]
    for (const [args, words] of cases) expect(await hebuHere(folder, args)).toEqual({ code: 1, words: expect.stringContaining(words) })
    expect(await hebuHere(folder, ['--help'])).toEqual({ code: 0, words: expect.stringContaining('hebu init') })
  })
})
