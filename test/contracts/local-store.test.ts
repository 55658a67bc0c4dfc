import { createMemoryStore } from '@hebu/web/platform/memory-store.ts'

import { aDevice } from '../kit/device.ts'
import { localStoreContract } from './local-store.ts'

localStoreContract('IndexedDB', () => {
  const device = aDevice()
  return { open: device.store, outlivesWindow: true }
})

localStoreContract('memory', () => ({ open: createMemoryStore, outlivesWindow: false }))
