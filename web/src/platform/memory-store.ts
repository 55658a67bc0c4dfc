import { applyUpdate, encodeStateAsUpdate } from 'yjs'

import type { KeptVolume, LocalStore, Mark, Quarantined, VolumeFacts } from './local-store.ts'
import { isSameWork } from './local-store.ts'

/** A store for windows that may keep nothing, such as private ones. It lasts as long as the window, and says so ([LOC9]). */
export function createMemoryStore(): LocalStore {
  const copies = new Map<string, Uint8Array>()
  const facts = new Map<string, VolumeFacts>()
  const marks = new Map<string, Mark>()
  let quarantine: readonly Quarantined[] = []

  const factsOf = (volume: string): VolumeFacts => facts.get(volume) ?? { name: volume, epoch: 0, generation: 0 }
  const nameOf = (volume: string): string => `${volume}~${factsOf(volume).generation}`
  const markKey = (volume: string, session: string): string => `${volume} ${session}`

  return {
    ready: Promise.resolve({ marks: [], facts: [] }),
    problem: () => 'memoryOnly',
    onChange: () => undefined,
    keep: (volume, doc): KeptVolume => {
      const name = nameOf(volume)
      const origin = {}
      const copy = copies.get(name)
      if (copy !== undefined) applyUpdate(doc, copy, origin)
      return {
        loaded: Promise.resolve(),
        complete: () => true,
        settled: () => true,
        problem: () => undefined,
        wrote: (candidate) => candidate === origin,
        close: async () => {
          copies.set(name, encodeStateAsUpdate(doc))
        },
      }
    },
    facts: factsOf,
    writeMark: (mark) => void marks.set(markKey(mark.volume, mark.session), mark),
    clearMark: (volume, session, seq) => {
      if (marks.get(markKey(volume, session))?.seq === seq) marks.delete(markKey(volume, session))
    },
    setEpoch: (volume, epoch) => void facts.set(volume, { ...factsOf(volume), epoch }),
    setAside: async (volume) => {
      const { generation } = factsOf(volume)
      facts.set(volume, { name: volume, epoch: 0, generation: generation + 1 })
    },
    erase: async (volume) => {
      copies.delete(nameOf(volume))
      facts.delete(volume)
      for (const [key, mark] of marks) if (mark.volume === volume) marks.delete(key)
    },
    quarantine: async (work) => void (quarantine = [...quarantine, work]),
    quarantined: async () => quarantine,
    release: async (work) => void (quarantine = quarantine.filter((one) => !isSameWork(one, work))),
    close: async () => undefined,
  }
}
