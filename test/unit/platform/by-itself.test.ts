import { byItself } from '@hebu/shared/codec/by-itself.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { expect, test } from 'vitest'

import { aDevice } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'
import { aSharedPage } from '../../kit/versioned-page.ts'

const notes = 'w1/notes/g-all'

test('[LEA5] a version that the app kept and could not send leaves with the volume, also in the next window', async () => {
  const relay = aPaperRelay()
  const device = aDevice()
  const before = device.window()
  const { doc, loaded } = before.open(notes)
  await loaded
  doc.transact(() => doc.getMap('versions').set('kept', 'by itself'), byItself)
  expect([before.sync().waiting, before.safety.unsent()]).toEqual([1, 0])
  await before.close()
  relay.rules.down = true
  const window = device.window({ socketFactory: relay.connect })
  await eventually(() => expect([window.sync().waiting, window.safety.unsent()]).toEqual([1, 0]))
  relay.rules.down = false
  relay.rules.access = () => closeCodes.forbidden
  window.retryNow()
  await eventually(async () => expect((await device.factory.databases()).map(({ name }) => name)).toEqual(['hebu-sync:w1:zhou']))
  expect([window.safety.unsent(), await window.safety.quarantined(), window.sync().waiting]).toEqual([0, [], 0])
})

test('[LEA5] what is kept unasked as a page is left is nothing that somebody wrote', async () => {
  const page = await aSharedPage('lin')
  page.keeper.open(page.address)
  const origins: unknown[] = []
  page.doc.on('update', (_, origin) => origins.push(origin))
  page.write('甲')
  expect(origins).not.toContain(byItself)
  const written = origins.length
  page.keeper.open(undefined)
  expect(origins.length).toBeGreaterThan(written)
  expect(new Set(origins.slice(written))).toEqual(new Set([byItself]))
})
