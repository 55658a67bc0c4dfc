import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'

import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { openAccounts } from '@hebu/sync-server/open-accounts.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { openPostgresAccountsDatabase } from '@hebu/sync-server/store/postgres/accounts-database.ts'
import { sweepInWords } from '@hebu/sync-server/sweep-files.ts'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'

import { eventually } from '../kit/eventually.ts'
import { aClock, aFolder, aServer, type Person, type ServerOptions } from '../kit/front-door.ts'
import { aPeer } from '../kit/peer.ts'
import { aDatabase, endSharedPostgres, startPostgres } from '../kit/postgres-server.ts'
import { aReplica } from '../kit/replica.ts'
import { startS3 } from '../kit/s3-server.ts'

const dayMs = 86_400_000
const secret = 'x'.repeat(32)

afterAll(endSharedPostgres)

/** A store, as a relay is told of it and as its keeper's commands are. */
interface Place {
  readonly options: ServerOptions
  readonly environment: Readonly<Record<string, string>>
  /** What makes the keeper's word that there is a backup. */
  backUp(): Promise<readonly string[]>
}

async function aBucket() {
  const s3 = await startS3()
  onTestFinished(() => s3.close())
  const { place } = s3
  return { place, environment: { HEBU_S3_ENDPOINT: place.endpoint, HEBU_S3_BUCKET: place.bucket, HEBU_S3_ACCESS_KEY: place.accessKey, HEBU_S3_SECRET_KEY: place.secretKey } }
}

const sayingSo = (): Promise<readonly string[]> => Promise.resolve(['--backed-up'])

const places: Readonly<Record<string, () => Promise<Place>>> = {
  'files in a bucket': async () => {
    const { place, environment } = await aBucket()
    const dataFolder = aFolder()
    const there = { ...environment, HEBU_DATA: dataFolder }
    const backUp = async () => {
      expect(await runKeeperCommand(['backup', '--to', join(aFolder(), 'x.tar')], there, '/nowhere')).toMatchObject({ code: 0 })
      return []
    }
    return { options: { dataFolder, bucket: place }, environment: there, backUp }
  },
  'PostgreSQL and a folder in common': async () => {
    const shared = { databaseUrl: await aDatabase(), filesFolder: aFolder() }
    return { options: { shared }, environment: { DATABASE_URL: shared.databaseUrl, HEBU_FILES: shared.filesFolder }, backUp: sayingSo }
  },
  'PostgreSQL and a bucket': async () => {
    const { place, environment } = await aBucket()
    const databaseUrl = await aDatabase()
    return { options: { shared: { databaseUrl, secret }, bucket: place }, environment: { ...environment, DATABASE_URL: databaseUrl, HEBU_SECRET: secret }, backUp: sayingSo }
  },
}

const some = (sizeBytes: number) => {
  const bytes = randomBytes(sizeBytes)
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
type Some = ReturnType<typeof some>
type Server = Awaited<ReturnType<typeof aServer>>

const pathOf = (person: Person, { sha256 }: Some): string => `/api/files/${person.me.workspace}/customers/g-all/${sha256}`

/** A page names one of two files; nothing names the other, and the keeper has looked for a hundred days. */
async function aStoreWithFiles(server: Server, founder: Person) {
  const [named, loose] = [some(1_000), some(2_000)]
  for (const file of [named, loose]) expect((await founder.ask('PUT', pathOf(founder, file), file.bytes)).status).toBe(200)
  const { token } = await server.token(founder)
  const replica = await aReplica(await aPeer(`${server.url.replace('http', 'ws')}/sync`, { token }), `${founder.me.workspace}/customers/g-all`, new Y.Doc())
  await replica.synced
  replica.doc.getMap('page').set('files', [{ sha256: named.sha256, name: '合同.pdf' }])
  await replica.saved()
  const { accounts } = openAccounts(server.config, { clock: aClock(), logger: silentLogger })
  const nowMs = Date.now()
  for (let day = 100; day > 0; day -= 10) await sweepInWords({ config: server.config, accounts, nowMs: nowMs - day * dayMs })
  accounts.close()
  return { named, loose }
}

describe.each(Object.entries(places))('sweeping %s', { timeout: 120_000 }, (_name, aPlace) => {
  it('[FIL18] removes what nothing names with every relay stopped and a backup at hand, and nothing else', async () => {
    const { options, environment, backUp } = await aPlace()
    const one = await aServer(options)
    const founder = await one.setUp()
    const { named, loose } = await aStoreWithFiles(one, founder)
    const keeper = (...args: readonly string[]) => runKeeperCommand(['files', 'sweep', ...args], environment, '/nowhere')
    const listed = await keeper()
    expect(listed).toMatchObject({ code: 0, words: expect.stringContaining(loose.sha256) as string })
    expect(listed.words).not.toContain(named.sha256)
    expect(await keeper('--remove')).toMatchObject({ code: 1, words: expect.stringContaining('Nothing was removed') as string })
    const withBackup = await backUp()
    expect(await keeper('--remove', ...withBackup)).toMatchObject({ code: 1, words: expect.stringContaining('a relay runs') as string })
    expect((await founder.ask('GET', pathOf(founder, loose))).status).toBe(200)
    await one.close()
    expect(await keeper('--remove', ...withBackup)).toMatchObject({ code: 0, words: expect.stringContaining('Removed 1 attached files') as string })
    expect(await keeper()).toEqual({ code: 0, words: 'No attached file has lain unused for 90 days.' })

    const again = await aServer(options)
    const returned = await again.signIn('王伟')
    expect((await returned.ask('GET', pathOf(returned, named))).status).toBe(200)
    expect((await returned.ask('GET', pathOf(returned, loose))).status).toBe(404)
    // A device that still has it brings it again.
    expect((await returned.ask('PUT', pathOf(returned, loose), loose.bytes)).status).toBe(200)
    expect((await returned.ask('GET', pathOf(returned, loose))).status).toBe(200)
  })
})

describe('sweeping beside many relays', { timeout: 120_000 }, () => {
  it('[FIL18] [NOD1] one relay of several that is at work is enough, also after PostgreSQL was gone meanwhile', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const shared = { databaseUrl: await postgres.database(), filesFolder: aFolder() }
    const one = await aServer({ shared })
    const founder = await one.setUp()
    const other = await aServer({ shared })
    const remove = () => runKeeperCommand(['files', 'sweep', '--remove', '--backed-up'], { DATABASE_URL: shared.databaseUrl, HEBU_FILES: shared.filesFolder }, '/nowhere')
    const refused = { code: 1, words: expect.stringContaining('a relay runs') as string }
    await one.close()
    expect(await remove()).toMatchObject(refused)
    await postgres.kill()
    await postgres.restart()
    const asks = () => fetch(`${other.url}/api/me`, { headers: { cookie: founder.cookie()! } })
    await eventually(async () => expect((await asks()).status).toBe(200))
    expect(await remove()).toMatchObject(refused)
    await other.close()
    expect(await remove()).toMatchObject({ code: 0 })
  })

  it('[FIL18] while files are removed no relay starts, and it says why', async () => {
    const shared = { databaseUrl: await aDatabase(), filesFolder: aFolder() }
    await (await aServer({ shared })).close()
    const keeper = openPostgresAccountsDatabase(shared.databaseUrl)
    // The relay that just ended may still be leaving.
    const release = await eventually(() => keeper.alone() ?? Promise.reject(new Error('a relay is at work')))
    await expect(aServer({ shared })).rejects.toThrow('start the relay once that is done')
    release()
    keeper.close()
    await aServer({ shared })
  })
})
