import { expect, onTestFinished, test, vi } from 'vitest'

import { aSealedDepartment, type SealingDevice } from '../../kit/sealed-department.ts'
import { aKey } from '../../kit/seals.ts'
import { made } from '../../kit/workspace.ts'

test('[WIT20] a key is handed in once each time its device is opened, and one that stands is used also where that fails', async () => {
  const department = aSealedDepartment()
  onTestFinished(() => department.close().then(() => {}))
  const sealedOn = async (device: SealingDevice, title: string): Promise<void> => {
    await device.settled()
    const { id } = made(device.workspace.commands.create('deeds', { title }))
    await device.workspace.commands.seal({ book: 'deeds', id }, 'submit')
    await vi.waitFor(() => expect(device.workspace.table('deeds').page(id)!.moves[0]!.witnessed).toBeDefined())
  }
  const first = department.device('zhou', 1)
  await sealedOn(first, '甲')
  await sealedOn(first, '乙')
  expect(department.handedIn).toEqual([aKey(1).key])
  await sealedOn(department.device('zhou', 1), '丙')
  expect(department.handedIn).toEqual([aKey(1).key, aKey(1).key])
  department.takeKeys(false)
  await sealedOn(department.device('zhou', 1), '丁')
})
