import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'

import { configFrom, localOrigin } from '@hebu/sync-server/config.ts'
import { lockFolder } from '@hebu/sync-server/store/folder-lock.ts'
import { thrift } from '@hebu/sync-server/thrift.ts'
import { describe, expect, it, onTestFinished } from 'vitest'

import { aFolder, aServer } from '../../kit/front-door.ts'

const script = join(import.meta.dirname, '../../../sync-server/src/main.ts')

function startMain(env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [script], { env: { ...process.env, HEBU_DATA: aFolder(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function said(child: ChildProcess, words: RegExp): Promise<string> {
  let output = ''
  for await (const chunk of child.stdout!) {
    output += String(chunk)
    if (words.test(output)) return output
  }
  throw new Error(`It ended without saying ${words}: ${output}`)
}

describe('running', () => {
  it('[HTTP10] the relay prints its address and setup link, and ends with 0 when told to', async () => {
    const child = startMain({ PORT: '0' })
    const ended = once(child, 'exit')
    const [, url] = /at (http:\S+)/.exec(await said(child, /setup#[\w-]{43}/))!
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true, version: 1, store: 'writable' })
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })

  it.runIf(process.platform === 'linux')('[RLY41] a relay begins itself anew once, so that memory goes back to the machine, and leaves what the keeper has settled', async () => {
    const settings = async (env: NodeJS.ProcessEnv): Promise<Map<string, string>> => {
      const child = startMain({ PORT: '0', ...env })
      await said(child, /setup#/)
      const lines = readFileSync(`/proc/${child.pid}/environ`, 'utf8').split('\0')
      return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
    }
    const usual = await settings({})
    for (const [name, value] of Object.entries(thrift.environment)) expect(usual.get(name)).toBe(value)
    const own = await settings({ MALLOC_TRIM_THRESHOLD_: '1234567' })
    expect(own.get('MALLOC_TRIM_THRESHOLD_')).toBe('1234567')
    expect(own.has('MALLOC_ARENA_MAX')).toBe(false)
  })

  it('[HTTP10] a port in use is told in words', async () => {
    const taken = createServer().listen(0)
    await once(taken, 'listening')
    onTestFinished(() => void taken.close())
    const child = startMain({ PORT: String((taken.address() as { port: number }).port) })
    const chunks: string[] = []
    child.stderr!.on('data', (chunk) => chunks.push(String(chunk)))
    expect(await once(child, 'close')).toEqual([1, null])
    expect(chunks.join('')).toMatch(/^Port \d+ is in use/)
  })

  it('[HTTP10] a data folder that cannot be written is told in words', async () => {
    const folder = aFolder()
    mkdirSync(join(folder, 'relay.lock'))
    const child = startMain({ PORT: '0', HEBU_DATA: folder })
    const chunks: string[] = []
    child.stderr!.on('data', (chunk) => chunks.push(String(chunk)))
    expect(await once(child, 'close')).toEqual([1, null])
    expect(chunks.join('')).toBe(`Nothing can be written in ${folder}. Look at the disk and at whose the folder is, or name another in HEBU_DATA.\n`)
  })

  it('[HTTP11] one relay works on a data folder; the next may begin when it has ended, however that was', async () => {
    const folder = aFolder()
    const first = startMain({ PORT: '0', HEBU_DATA: folder })
    await said(first, /setup#/)
    expect(lockFolder(folder, 0)).toBeUndefined()
    first.kill('SIGKILL')
    await once(first, 'exit')
    const lock = lockFolder(folder)
    expect(lock).toBeDefined()
    lock?.release()
  })

  it('[OPS4] figures are told to this machine alone, or to who shows the token, and name nobody', async () => {
    const server = await aServer()
    await server.setUp()
    const read = (url: string, headers: Record<string, string> = {}) => fetch(`${url}/metrics`, { headers })
    const text = await (await read(server.url)).text()
    expect(text).toMatch(/^# TYPE hebu_sockets gauge\nhebu_sockets 0$/m)
    expect(text).toContain('\nhebu_store_writable 1\n')
    expect(text).not.toContain('王')
    // A proxy on this machine asks for somebody else.
    expect((await read(server.url, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(404)
    const guarded = await aServer({ metricsToken: 'only-the-keeper' })
    expect((await read(guarded.url)).status).toBe(404)
    expect((await read(guarded.url, { authorization: 'Bearer only-the-keeper' })).status).toBe(200)
    expect((await read(guarded.url, { authorization: 'Bearer only-the-keepes' })).status).toBe(404)
  })

  it('[HTTP10] settings are checked, and every fault is told', () => {
    const faults = configFrom({ PORT: 'x', HEBU_ORIGIN: 'hebu.example.com', HEBU_TIME_ZONE: 'Mars', HEBU_TRUST_PROXY: 'yes', HEBU_LOG: 'loud' }, '/p')
    expect(faults.ok ? [] : faults.refusal.map((line) => line.split(' ')[0])).toEqual(['PORT', 'HEBU_ORIGIN', 'HEBU_TIME_ZONE', 'HEBU_TRUST_PROXY', 'HEBU_LOG'])
    expect(configFrom({ HEBU_DATA: 'elsewhere', HEBU_ORIGIN: 'https://hebu.example.com/' }, '/p')).toMatchObject({
      ok: true,
      value: { port: 4680, dataFolder: resolve('/p/elsewhere'), origin: 'https://hebu.example.com', timeZone: 'Asia/Shanghai', trustProxy: false },
    })
    expect([localOrigin({ port: 1 }), localOrigin({ host: '10.0.0.1', port: 1 }), localOrigin({ host: 'fd00::1', port: 1 })]).toEqual([
      'http://localhost:1', 'http://10.0.0.1:1', 'http://[fd00::1]:1',
    ])
  })
})
