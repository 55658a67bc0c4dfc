import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { readStatement } from '@hebu/shared/codec/sealing/statement.ts'
import { memberById, type Directory, type DeviceKey as KnownKey } from '@hebu/shared/vocabulary/directory.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'
import type { SealRefusal } from '@hebu/shared/vocabulary/sealing.ts'
import type { SealRelay } from '@hebu/web/platform/seal-relay.ts'
import { createSignal } from 'solid-js'
import * as Y from 'yjs'

import { aMember, smallCharter, smallDirectory } from './department.ts'
import type { FakeWorkspace } from './fake-workspace.ts'
import { aFakeWorkspace } from './fake-workspace.ts'
import { deeds } from './fixture-book.ts'
import { aKey, aWitness } from './seals.ts'

/** The small department with an office of law, and a chain of a lead and a joint step. */
export const sealingCharter: Charter = {
  ...smallCharter,
  posts: { ...smallCharter.posts, legal: { label: text('法務', 'Legal'), functions: ['legal'], guest: true } },
  chains: {
    deed: [
      { by: ['lead'], mode: 'single', limitWorkingDays: 2 },
      { by: ['head', 'legal'], mode: 'all', when: 'major', limitWorkingDays: 2 },
    ],
  },
}

/** One device of a member. */
export interface SealingDevice extends FakeWorkspace {
  readonly member: string
  /** Whether it reaches the relay and the others. */
  setOnline(online: boolean): void
}

/** Several devices, a relay that knows keys and witnesses, and no network between them but what `meet` carries. */
export function aSealedDepartment(given: { readonly directory?: Directory; readonly charter?: Charter; readonly nowMs?: number; readonly books?: readonly Book[] } = {}) {
  const relayKey = aKey(99)
  const base = given.directory ?? { ...smallDirectory(), members: [...smallDirectory().members, aMember('gao', { post: 'legal', group: undefined })] }
  let keys: readonly KnownKey[] = []
  let settings: Directory['settings']
  const devices: SealingDevice[] = []
  const refusals = new Map<string, SealRefusal>()
  let takesKeys = true
  let numbers = 0
  let heldSince: string | undefined
  const handedIn: string[] = []
  const shown: { readonly device?: string | undefined; readonly held: readonly string[] }[] = []
  const nowMs = given.nowMs ?? Date.parse('2026-11-23T01:00:00Z')
  const directory = (): Directory => ({ ...base, revision: 1 + keys.length, keys, relayKey: relayKey.key, ...(settings === undefined ? {} : { settings }), ...(heldSince === undefined ? {} : { numbersHeldSince: heldSince }) })
  const tell = (): void => devices.forEach((device) => device.setDirectory(directory()))
  const relay: SealRelay = {
    async registerKey({ key }) {
      const member = registering
      handedIn.push(key)
      if (!keys.some((each) => each.key === key)) keys = [...keys, { key, member, since: '2026-11-20T00:00:00.000Z' }]
      tell()
      return granted({ key, member, since: '2026-11-20T00:00:00.000Z' })
    },
    witness: async (seals, held = [], device) => (shown.push({ device, held: held.map(({ witness }) => witness.statement) }), granted(seals.map((seal) => {
      const statement = readStatement(seal.statement)
      if (!keys.some(({ key }) => key === seal.key) || (heldSince !== undefined && statement?.series !== undefined)) return undefined
      const refusal = refusals.get(statement?.id ?? '')
      return aWitness(seal, relayKey, { by: statement?.by ?? '', at: new Date(nowMs + 60_000).toISOString(), ...(refusal === undefined ? {} : { refused: refusal }), ...(statement?.series === undefined ? {} : { series: statement.series, number: ++numbers }) })
    }))),
  }
  let registering = ''

  return {
    directory,
    refusals,
    /** Keys, each time that one was handed in. */
    handedIn,
    /** What devices have shown beside seals. */
    shown,
    /** Whether the relay takes keys that are handed in. */
    takeKeys(takes: boolean) {
      takesKeys = takes
    },
    /** Holds new numbers back since then, or gives them again. */
    hold(since: string | undefined) {
      heldSince = since
      tell()
    },
    settle(version: NonNullable<Directory['settings']>[number]) {
      settings = [...(settings ?? []), version]
      tell()
    },
    /** `seed` gives the device the same key in every run. */
    device(member: string, seed: number, isOnline = true): SealingDevice {
      const own = aKey(seed)
      const [online, setOnline] = createSignal(isOnline)
      const fake = aFakeWorkspace({
        books: given.books ?? [deeds],
        member,
        directory: directory(),
        charter: given.charter ?? sealingCharter,
        nowMs,
        sealing: {
          key: { own: async () => ({ key: own.key, sign: async (words) => own.sign(words) }), renew: async () => ({ key: own.key, sign: async (words) => own.sign(words) }) },
          relay: {
            ...relay,
            registerKey(order) {
              registering = member
              return online() && takesKeys ? relay.registerKey(order) : Promise.resolve(refused('offline'))
            },
            witness: (...seals) => (online() ? relay.witness(...seals) : Promise.resolve(refused('offline'))),
          },
          online,
        },
      })
      const device = { ...fake, member, setOnline }
      devices.push(device)
      return device
    },
    /** Carries what each of these devices has to all of them. */
    meet(...those: readonly SealingDevice[]) {
      const names = new Set(those.flatMap((device) => device.volumes.all().map(({ name }) => name)))
      const docOf = (device: SealingDevice, name: string): Y.Doc => device.volumes.open(name).doc
      for (const name of names) for (const from of those) for (const to of those) if (from !== to) Y.applyUpdate(docOf(to, name), Y.encodeStateAsUpdate(docOf(from, name), Y.encodeStateVector(docOf(to, name))), 'elsewhere')
    },
    name: (id: string) => memberById(base, id)?.name ?? id,
    close: () => Promise.all(devices.map(({ workspace }) => workspace.close())),
  }
}
