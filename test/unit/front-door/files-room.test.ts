import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { configFrom } from '@hebu/sync-server/config.ts'
import { openAccounts } from '@hebu/sync-server/open-accounts.ts'
import { enterBackup } from '@hebu/sync-server/store/backup/backup-record.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { listUnreferred, removeUnreferred, sweepInWords } from '@hebu/sync-server/sweep-files.ts'
import type { FilesRoom } from '@hebu/shared/wire/files.ts'
import type { UploadState } from '@hebu/shared/wire/http.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { aClock, aFolder, aServer, type Person, type Problem } from '../../kit/front-door.ts'
import { aPeer } from '../../kit/peer.ts'
import { aReplica } from '../../kit/replica.ts'

const dayMs = 86_400_000
const some = (sizeBytes: number) => {
  const bytes = randomBytes(sizeBytes)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
type Some = ReturnType<typeof some>
const pathOf = (person: Person, { sha256 }: Some, book = 'customers'): string => `/api/files/${person.me.workspace}/${book}/g-all/${sha256}`
const begin = (person: Person, file: Some) => person.ask<UploadState & Problem>('GET', `${pathOf(person, file)}/upload`, undefined, { 'upload-length': String(file.bytes.byteLength) })
const send = (person: Person, file: Some, book = 'customers') =>
  person.ask<UploadState & Problem>('PATCH', pathOf(person, file, book), file.bytes, { 'upload-offset': '0', 'upload-length': String(file.bytes.byteLength) })
const roomOf = async (person: Person) => (await person.ask<FilesRoom>('GET', '/api/files-room')).body

describe('room for files', () => {
  it('[FIL17] a member’s file beyond the limit is refused before it is sent, however it is sent; others’ are taken, and so is what the workspace has', async () => {
    const server = await aServer({ filesMost: { memberBytes: 250_000, workspaceBytes: 1_000_000 } })
    const founder = await server.setUp()
    const colleague = await server.member(founder, '李娜')
    const [first, second] = [some(200_000), some(60_000)]
    expect((await begin(founder, first)).body).toEqual({ heldBytes: 0, done: false })
    expect((await send(founder, first)).body.done).toBe(true)
    expect(await begin(founder, second)).toMatchObject({ status: 409, body: { problem: 'no-room-member' } })
    expect((await send(founder, second)).body.problem).toBe('no-room-member')
    expect((await founder.ask('PUT', pathOf(founder, second), second.bytes)).body.problem).toBe('no-room-member')
    expect(await roomOf(founder)).toEqual({ member: { usedBytes: 200_000, mostBytes: 250_000 }, workspace: { usedBytes: 200_000, mostBytes: 1_000_000 } })
    // The same bytes beside another volume take no more room.
    expect((await send(founder, first, 'meetings')).body.done).toBe(true)
    expect((await roomOf(founder)).workspace.usedBytes).toBe(200_000)
    expect((await send(colleague, second)).body.done).toBe(true)
    expect((await begin(founder, second)).body.problem).toBeUndefined()
  })

  it('[FIL17] the workspace’s limit holds for everybody together; exactly as much as there may be fits, and without a limit all of it', async () => {
    const server = await aServer({ filesMost: { workspaceBytes: 300_000 } })
    const founder = await server.setUp()
    const colleague = await server.member(founder, '李娜')
    expect((await send(founder, some(200_000))).body.done).toBe(true)
    expect((await send(colleague, some(100_001))).body.problem).toBe('no-room-workspace')
    expect((await send(colleague, some(100_000))).body.done).toBe(true)
    expect(await roomOf(colleague)).toEqual({ member: { usedBytes: 100_000 }, workspace: { usedBytes: 300_000, mostBytes: 300_000 } })
    expect((await server.stranger().ask('GET', '/api/files-room')).status).toBe(401)
  })

  it('[FIL17] the limits are gigabytes of the environment, 50 and 10 unless said otherwise; what is no number is refused in words', () => {
    const most = (environment: Record<string, string>) => {
      const config = configFrom(environment, '/nowhere')
      return config.ok ? config.value.filesMost : config.refusal.join()
    }
    expect(most({})).toEqual({ workspaceBytes: 50 * 1024 ** 3, memberBytes: 10 * 1024 ** 3 })
    expect(most({ HEBU_FILES_GB: '0', HEBU_FILES_MEMBER_GB: '0.5' })).toEqual({ workspaceBytes: undefined, memberBytes: 512 * 1024 ** 2 })
    expect(most({ HEBU_FILES_GB: 'many' })).toContain('HEBU_FILES_GB')
    expect(most({ HEBU_FILES_MEMBER_GB: '-1' })).toContain('HEBU_FILES_MEMBER_GB')
  })
})

describe('sweeping files', () => {
  /** A store with a file that a page names, one that it named once, and one that nobody ever did; its relay has stopped. */
  async function aStoreWithFiles() {
    const dataFolder = aFolder()
    const server = await aServer({ dataFolder })
    const founder = await server.setUp()
    const [named, loose, deleted] = [some(1_000), some(2_000), some(3_000)]
    for (const file of [named, loose, deleted]) await send(founder, file)
    const { token } = await server.token(founder)
    const replica = await aReplica(await aPeer(`${server.url.replace('http', 'ws')}/sync`, { token }), `${founder.me.workspace}/customers/g-all`, new Y.Doc())
    await replica.synced
    replica.doc.getMap('page').set('files', [{ sha256: named.sha256, name: '合同.pdf' }, { sha256: 'f'.repeat(64) }])
    replica.doc.getText('text').insert(0, `见 ${deleted.sha256}。`)
    replica.doc.getText('text').delete(0, 3)
    await replica.saved()
    await server.close()
    const accountsAt = (): ReturnType<typeof openAccounts> => openAccounts(server.config, { clock: aClock(), logger: silentLogger })
    const { accounts, audit } = accountsAt()
    const at = (nowMs: number) => ({ config: server.config, accounts, audit, nowMs })
    const isThere = ({ sha256 }: Some): boolean => existsSync(join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256))
    return { dataFolder, server, at, accounts, audit, named, loose, deleted, isThere, workspace: founder.me.workspace }
  }
  /** As a keeper does who looks after every nightly backup. */
  async function everyTenDays(at: (nowMs: number) => Parameters<typeof sweepInWords>[0], fromMs: number, days: number): Promise<void> {
    for (let day = 0; day <= days; day += 10) await sweepInWords(at(fromMs + day * dayMs))
  }

  it('[FIL18] lists what nothing has referred to for 90 days, and removes it only when told to, after a backup; the rest stays', async () => {
    const { dataFolder, at, accounts, audit, named, loose, deleted, isThere, workspace } = await aStoreWithFiles()
    const startMs = Date.UTC(2026, 0, 5)
    expect(await sweepInWords(at(startMs))).toMatch(/^No attached file has lain unused for 90 days\. 1 more/)
    await everyTenDays(at, startMs, 80)
    expect(await sweepInWords(at(startMs + 89 * dayMs))).toMatch(/^No attached file/)
    const late = startMs + 90 * dayMs
    const words = await sweepInWords(at(late))
    expect(words).toContain(loose.sha256)
    expect(words).not.toContain(named.sha256)
    expect(words).toContain('Nothing was removed')
    expect(await removeUnreferred(at(late))).toMatchObject({ done: false, words: expect.stringContaining('backup first') as string })
    await enterBackup(dataFolder, { takenAt: new Date(late - 2 * dayMs).toISOString() })
    expect(await removeUnreferred(at(late))).toMatchObject({ done: false })
    expect([named, loose, deleted].map(isThere)).toEqual([true, true, true])
    await enterBackup(dataFolder, { takenAt: new Date(late - 3_600_000).toISOString() })
    expect(await removeUnreferred(at(late))).toMatchObject({ done: true, words: expect.stringContaining('Removed 1 attached files') as string })
    expect([named, loose, deleted].map(isThere)).toEqual([true, false, true])
    expect([accounts.knowsFile(workspace, loose.sha256), accounts.knowsFile(workspace, named.sha256)]).toEqual([false, true])
    expect(audit.latest(workspace, 1)).toMatchObject([{ kind: 'files-removed' }])
    expect(await sweepInWords(at(late))).toBe('No attached file has lain unused for 90 days.')
    accounts.close()
  })

  it('[FIL18] the time begins anew where nobody looked for weeks, or where the file was referred to in between', async () => {
    const { at, accounts, loose } = await aStoreWithFiles()
    const startMs = Date.UTC(2026, 0, 5)
    await everyTenDays(at, startMs, 50)
    const sinceOf = async (nowMs: number) => (await listUnreferred(at(nowMs))).find(({ sha256 }) => sha256 === loose.sha256)?.sinceMs
    expect(await sinceOf(startMs + 60 * dayMs)).toBe(startMs)
    expect(await sinceOf(startMs + 80 * dayMs)).toBe(startMs + 80 * dayMs)
    const [workspace] = accounts.workspaces()
    accounts.noteUnreferred(workspace!, new Set([loose.sha256]), startMs + 81 * dayMs)
    expect(await sinceOf(startMs + 82 * dayMs)).toBe(startMs + 82 * dayMs)
    accounts.close()
  })

  it('[FIL18] while the relay runs nothing is removed; listing goes on beside it', async () => {
    const dataFolder = aFolder()
    const server = await aServer({ dataFolder })
    await server.setUp()
    await enterBackup(dataFolder, { takenAt: new Date().toISOString() })
    const keeper = (...args: string[]) => runKeeperCommand(['files', 'sweep', ...args], { HEBU_DATA: dataFolder }, '/nowhere')
    expect(await keeper()).toEqual({ code: 0, words: 'No attached file has lain unused for 90 days.' })
    expect(await keeper('--remove')).toMatchObject({ code: 1, words: expect.stringContaining('a relay runs') as string })
    expect(await runKeeperCommand(['files', 'burn'], { HEBU_DATA: dataFolder }, '/nowhere')).toMatchObject({ code: 1, words: expect.stringContaining('files burn') as string })
  })
})
