import type { Clock } from '@hebu/shared/vocabulary/clock.ts'

import type { LocalStore, Mark } from '../platform/local-store.ts'
import type { LastEdits, LastEditsKept } from '../platform/store/last-edits.ts'
import type { OpenVolume } from './open-volume.ts'

export interface LastEditsOptions {
  /** Absent where nothing outlives the window. */
  readonly kept: LastEditsKept | undefined
  readonly store: Pick<LocalStore, 'facts' | 'writeMark' | 'quarantine'>
  readonly clock: Clock
  readonly volumes: ReadonlyMap<string, OpenVolume>
  /** Whether a volume that was open is being put away. */
  readonly isLeaving: (volume: string) => boolean
  /** Sees to it that the edits of a mark go up, and opens their volume. */
  readonly adopt: (marks: readonly Mark[]) => void
  readonly onQuarantine: () => void
}

/** What is written right before a window goes, on its way into the next one ([LOC12]). */
export interface LastEditsWay {
  /** Keeps what the databases do not have yet. Answers whether there was room for it. */
  leave(): boolean
  /** Brings in what other windows left; once the facts of copies are known and before any copy is read, so that it goes down with the first writing. */
  takeUp(): void
  /** Forgets what the copies have by now. */
  release(): void
}

export function createLastEdits({ kept, store, clock, volumes, isLeaving, adopt, onQuarantine }: LastEditsOptions): LastEditsWay {
  let takenUp: readonly { readonly name: string; readonly edited: readonly string[] }[] = []
  const isDown = (name: string): boolean => {
    const volume = volumes.get(name)
    return volume === undefined ? !isLeaving(name) : volume.kept()?.settled() === true
  }
  const release = (): void => {
    if (takenUp.length === 0) return
    takenUp = takenUp.filter(({ name, edited }) => {
      const areDown = edited.every(isDown)
      if (areDown) kept?.release(name)
      return !areDown
    })
  }
  /** At once where the copy is of the same epoch; else a person decides. */
  const bringIn = async ({ volume, epoch, mark, update }: LastEdits): Promise<void> => {
    const known = store.facts(volume).epoch
    if (known !== 0 && epoch !== 0 && known !== epoch) {
      onQuarantine()
      return store.quarantine({ volume, because: 'otherEpoch', atMs: clock.now(), count: mark.count, update })
    }
    store.writeMark(mark)
    adopt([mark])
    volumes.get(volume)?.takeUp(update)
  }
  return {
    leave: () => kept?.keep([...volumes.values()].flatMap((volume) => volume.unsettled() ?? [])) ?? true,
    takeUp() {
      for (const { name, edits } of kept?.left() ?? [])
        void Promise.all(edits.map(bringIn)).then(() => {
          takenUp = [...takenUp, { name, edited: edits.map(({ volume }) => volume) }]
          release()
        })
    },
    release,
  }
}
