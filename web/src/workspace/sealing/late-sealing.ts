import type { DeviceKey } from '../../platform/device-key.ts'
import type { RelayApi } from '../../platform/relay-api.ts'
import type { SealingPorts } from './seals.ts'

/** What a device seals with, fetched when it is first needed. */
export function lateSealing(workspace: string, member: string, factory: IDBFactory | undefined, api: RelayApi): Pick<SealingPorts, 'key' | 'relay' | 'names'> {
  let opened: Promise<DeviceKey> | undefined
  const key = (): Promise<DeviceKey> => (opened ??= import('../../platform/device-key.ts').then(({ openDeviceKey }) => openDeviceKey(workspace, member, factory)))
  const relay = async () => (await import('../../platform/seal-relay.ts')).createSealRelay(api)
  return {
    key: { own: async () => (await key()).own(), renew: async (ended) => (await key()).renew(ended) },
    names: async (members) => (await import('../../platform/seal-relay.ts')).createProofRelay(api).names(members),
    relay: { registerKey: async (order) => (await relay()).registerKey(order), witness: async (...shown) => (await relay()).witness(...shown) },
  }
}
