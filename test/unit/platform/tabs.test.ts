import { expect, test, vi } from 'vitest'

import { aDevice, closeWindows, says, toRelay, word, write } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'
import { aRelay } from '../../kit/relay.ts'

const notes = 'w1/notes/g-all'

test('[TAB1] windows share edits both ways without a relay', async () => {
  const device = aDevice()
  const one = device.window().open(notes)
  const two = device.window().open(notes)
  await Promise.all([one.loaded, two.loaded])
  write(one, 'a')
  await eventually(() => expect(word(two)).toEqual({ a: 'a' }))
  write(two, 'b')
  await eventually(() => expect(word(one)).toEqual({ a: 'a', b: 'b' }))
})

test('[TAB1] a window that opens later gets what the others have and the device does not', async () => {
  const device = aDevice()
  const one = device.window()
  const volume = one.open(notes)
  await volume.loaded
  // A device that keeps nothing for the second window: all it gets comes from the first.
  write(volume, 'a')
  volume.doc.getMap('words').delete('a')
  write(volume, 'b')
  const { createMemoryStore } = await import('@hebu/web/platform/memory-store.ts')
  const two = device.window({ store: createMemoryStore() })
  const same = two.open(notes)
  await eventually(() => expect(word(same)).toEqual({ b: 'b' }))
})

test('[TAB2] what a window wrote before it closed reaches the relay through another', async () => {
  const relay = await aRelay()
  const device = aDevice()
  const closing = device.window()
  const volume = closing.open(notes)
  await volume.loaded
  let reachable = false
  const staying = device.window({ socketFactory: () => (reachable ? toRelay(relay)() : refusing()) })
  const same = staying.open(notes)
  await same.loaded
  write(volume, 'last words')
  await eventually(() => expect(word(same)).toEqual({ 'last words': 'last words' }))
  await closing.close()
  expect(staying.sync().waiting).toBe(1)
  reachable = true
  staying.retryNow()
  await says(staying, 'synced')
  await closeWindows()
  const elsewhere = aDevice().window({ socketFactory: toRelay(relay) })
  const there = elsewhere.open(notes)
  await eventually(() => expect(word(there)).toEqual({ 'last words': 'last words' }))
})

test('[TAB2] also in a volume that the other window had not opened', async () => {
  const relay = await aRelay()
  const device = aDevice()
  const closing = device.window()
  const volume = closing.open(notes)
  await volume.loaded
  const staying = device.window({ socketFactory: toRelay(relay) })
  await says(staying, 'synced')
  write(volume, 'last words')
  await closing.close()
  await eventually(() => expect(staying.all().map(word)).toEqual([{ 'last words': 'last words' }]))
  await says(staying, 'synced')
  await closeWindows()
  const again = device.window()
  await again.open(notes).loaded
  expect(again.sync().waiting).toBe(0)
})

test('[TAB3] members of one browser do not mix', async () => {
  const tabs = (name: string) => new BroadcastChannel(name)
  const mine = aDevice('zhou').window({ tabs }).open(notes)
  await mine.loaded
  const theirs = aDevice('chen').window({ tabs }).open(notes)
  await theirs.loaded
  const twin = aDevice('zhou').window({ tabs }).open(notes)
  write(mine, 'a')
  await eventually(() => expect(word(twin)).toEqual({ a: 'a' }))
  expect(word(theirs)).toEqual({})
})

test('[TAB3] epochs of one volume do not mix', async () => {
  const relay = aPaperRelay()
  const device = aDevice()
  const window = device.window({ socketFactory: relay.connect })
  const volume = window.open(notes)
  await says(window, 'synced')
  write(volume, 'old')
  await says(window, 'synced')
  // The second window meets the restored volume first.
  relay.rules.epoch = () => 2
  const other = device.window({ socketFactory: relay.connect })
  other.open(notes)
  await says(other, 'synced')
  write(volume, 'still old')
  write(other.open(notes), 'new')
  await says(other, 'synced')
  expect(word(other.open(notes))).toEqual({ new: 'new' })
  expect(relay.doc(notes).getMap('words').toJSON()).toEqual({ new: 'new' })
})

test('[TAB5] presence is shared by windows offline and ends when one closes', async () => {
  const device = aDevice()
  const one = device.window()
  const two = device.window()
  const here = one.open(notes)
  const there = two.open(notes)
  await Promise.all([here.loaded, there.loaded])
  expect(there.awareness.getStates().size).toBe(0)
  here.awareness.setLocalState({ at: 'page' })
  await eventually(() => expect([...there.awareness.getStates().values()]).toEqual([{ at: 'page' }]))
  await one.close()
  await eventually(() => expect(there.awareness.getStates().size).toBe(0))
})

test('[TAB6] when one window forgets the account, the others are told to close', async () => {
  const { tellTabsToLeave } = await import('@hebu/web/platform/tab-channel.ts')
  const onLeave = vi.fn()
  aDevice().window({ tabs: (name) => new BroadcastChannel(name), onLeave })
  tellTabsToLeave('w1', 'zhou')
  await eventually(() => expect(onLeave).toHaveBeenCalledTimes(1))
})

const refusing = (): ReturnType<ReturnType<typeof aPaperRelay>['connect']> => {
  const relay = aPaperRelay()
  relay.rules.down = true
  return relay.connect()
}
