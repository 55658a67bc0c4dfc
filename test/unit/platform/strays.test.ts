import { expect, test } from 'vitest'

import { aDevice, noRelay, says, toRelay } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aRelay } from '../../kit/relay.ts'
import { asReplica, changeLine, lost, plain, typeAt, writeLines } from '../../kit/stray-replicas.ts'

const notes = 'w1/notes/g-all'

test('[TXT30] what was typed off line into a line that somebody made a heading comes up as a stray for both, over a relay', async () => {
  const relay = await aRelay()
  let reachable = true
  const zhou = aDevice()
  const here = zhou.window({ socketFactory: () => (reachable ? toRelay(relay)() : noRelay()) })
  const volume = here.open(notes)
  await volume.loaded
  writeLines(volume.doc, ['會議'])
  await says(here, 'synced')
  const there = aDevice('lin').window({ socketFactory: toRelay(relay, 'lin') })
  const other = there.open(notes)
  await eventually(() => expect(plain(other.doc)).toBe('會議'))
  reachable = false
  await relay.restart()
  await says(here, 'offline')
  await says(there, 'synced')
  typeAt(asReplica(volume.doc), 0, 2, '延期')
  changeLine(asReplica(other.doc), 0)
  await says(there, 'synced')
  reachable = true
  here.retryNow()
  await eventually(() => expect([lost(volume.doc), lost(other.doc)]).toEqual([['延期'], ['延期']]))
  expect([plain(volume.doc), plain(other.doc)]).toEqual(['會議', '會議'])
  await says(here, 'synced')
})

test('[TXT30] also between windows of one browser', async () => {
  const device = aDevice()
  const one = device.window().open(notes)
  await one.loaded
  writeLines(one.doc, ['會議'])
  const two = device.window().open(notes)
  await eventually(() => expect(plain(two.doc)).toBe('會議'))
  typeAt(asReplica(one.doc), 0, 2, '延期')
  changeLine(asReplica(two.doc), 0)
  await eventually(() => expect([lost(one.doc), lost(two.doc)]).toEqual([['延期'], ['延期']]))
})

test('[TXT30] typing and reading back from the device write no strays', async () => {
  const device = aDevice()
  const window = device.window()
  const volume = window.open(notes)
  await volume.loaded
  writeLines(volume.doc, ['會議'])
  typeAt(asReplica(volume.doc), 0, 2, '延期')
  changeLine(asReplica(volume.doc), 0)
  await window.close()
  const again = device.window().open(notes)
  await eventually(() => expect(plain(again.doc)).toBe('會議延期'))
  expect(lost(again.doc)).toEqual([])
})
