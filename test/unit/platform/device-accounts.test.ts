import type { DeviceAccount } from '@hebu/web/platform/device-accounts.ts'
import { accountKey, openDeviceAccounts } from '@hebu/web/platform/device-accounts.ts'
import { IDBFactory } from 'fake-indexeddb'
import { expect, onTestFinished, test, vi } from 'vitest'

import { smallDirectory } from '../../kit/department.ts'
import { aDevice, closeWindows, word, write } from '../../kit/device.ts'

const anAccount = (over: Partial<DeviceAccount> = {}): DeviceAccount => ({
  workspace: 'w1', member: 'zhou', name: '周', department: '銷售部', directory: smallDirectory(), knownVolumes: [], signedIn: true, ...over,
})

test('[LOC1] accounts and who is the current one survive a reload, with the directory', async () => {
  const factory = new IDBFactory()
  const before = await openDeviceAccounts(factory)
  await before.remember(anAccount())
  await before.remember(anAccount({ member: 'lin', name: '林' }))
  await before.update('w1:zhou', { knownVolumes: ['w1/notes/g-all'], lastContactMs: 5 })
  before.close()
  const after = await openDeviceAccounts(factory)
  expect(after.durable).toBe(true)
  expect(after.current()).toEqual(anAccount({ member: 'lin', name: '林' }))
  expect(after.all()).toContainEqual(anAccount({ knownVolumes: ['w1/notes/g-all'], lastContactMs: 5 }))
  await after.choose(undefined)
  expect((await openDeviceAccounts(factory)).current()).toBeUndefined()
})

test('[LOC1] two windows change different parts of an account without losing either', async () => {
  const factory = new IDBFactory()
  const one = await openDeviceAccounts(factory)
  await one.remember(anAccount())
  const two = await openDeviceAccounts(factory)
  await Promise.all([one.update('w1:zhou', { lastContactMs: 9 }), two.update('w1:zhou', { signedIn: false })])
  await one.refresh()
  expect(one.current()).toEqual(anAccount({ lastContactMs: 9, signedIn: false }))
})

test('[LOC1] a change of an account that this device does not know does nothing', async () => {
  const accounts = await openDeviceAccounts(new IDBFactory())
  await accounts.update('w1:nobody', { signedIn: false })
  expect(accounts.all()).toEqual([])
})

test('[LOC2] forgetting an account removes its databases and no others', async () => {
  const device = aDevice()
  const window = device.window()
  const volume = window.open('w1/notes/g-all')
  await volume.loaded
  write(volume, 'a')
  await closeWindows()
  for (const name of ['hebu:w1:zhou2:w1/notes/g-all', 'hebu-files:w1:zhou']) {
    const opening = device.factory.open(name)
    await new Promise((resolve) => (opening.onsuccess = resolve))
    opening.result.close()
  }
  const accounts = await openDeviceAccounts(device.factory)
  await accounts.remember(anAccount())
  await accounts.forgetAccount(accountKey(anAccount()))
  expect(new Set((await device.factory.databases()).map(({ name }) => name))).toEqual(new Set(['hebu-device', 'hebu:w1:zhou2:w1/notes/g-all']))
  expect(accounts.all()).toEqual([])
  expect(accounts.current()).toBeUndefined()
  const again = device.window().open('w1/notes/g-all')
  await again.loaded
  expect(word(again)).toEqual({})
})

test('[LOC2] what the app keeps of a member beside the books goes with the account, and nothing of others', async () => {
  const kept: Record<string, unknown> = { 'hebu.draft.w1.zhou.customers.c1': '還沒說完', 'hebu.look.w1.zhou.tasks': '{}', 'hebu.look.w1.zhou2.tasks': '{}', 'hebu.recent.w1.zhou': '[]', 'hebu.theme': 'dark', other: 'x' }
  vi.stubGlobal('localStorage', Object.defineProperty(kept, 'removeItem', { value: (name: string) => delete kept[name], enumerable: false }))
  onTestFinished(() => void vi.unstubAllGlobals())
  const accounts = await openDeviceAccounts(aDevice().factory)
  await accounts.remember(anAccount())
  await accounts.forgetAccount(accountKey(anAccount()))
  expect(Object.keys(kept)).toEqual(['hebu.look.w1.zhou2.tasks', 'hebu.theme', 'other'])
})

test('[LOC3] without IndexedDB accounts live in memory, and the window says so', async () => {
  const refusing = { open: () => { throw new DOMException('no', 'SecurityError') } } as unknown as IDBFactory
  vi.stubGlobal('indexedDB', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  for (const factory of [undefined, refusing]) {
    const accounts = await openDeviceAccounts(factory)
    expect(accounts.durable).toBe(false)
    await accounts.remember(anAccount())
    expect(accounts.current()).toEqual(anAccount())
    await accounts.forgetAccount('w1:zhou')
    expect(accounts.all()).toEqual([])
  }
})
