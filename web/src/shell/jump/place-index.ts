import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

import type { Place } from './find.ts'
import type { Readings } from './readings.ts'
import { foldTitle } from './readings.ts'

/** A place that is not read yet. */
export interface NamedPlace {
  readonly href: string
  readonly title: string
  readonly icon: string
  readonly book?: string | undefined
  readonly leads?: boolean | undefined
}

/** Places with their readings, read in slices so that no keystroke waits for them. */
export interface PlaceIndex {
  readonly places: Accessor<readonly Place[]>
  /** Reads what is new or was renamed; resolves when all of it is there. A later call takes over from an earlier one. */
  refresh(named: Iterable<NamedPlace>): Promise<void>
}

const sliceMs = 6

export function createPlaceIndex(readings: Readings, nowMs: () => number, rest: () => Promise<void>): PlaceIndex {
  const [places, setPlaces] = createSignal<readonly Place[]>([])
  let known = new Map<string, Place>()
  let round = 0
  return {
    places,
    async refresh(named) {
      const own = ++round
      const read = new Map<string, Place>()
      let began = nowMs()
      for (const { href, title, icon, book, leads } of named) {
        const before = known.get(href)
        const isSame = before?.reading.title === title && before.book === book
        const place = isSame ? before : { href, icon, reading: readings.of(title), book, leads, besides: book === undefined ? undefined : foldTitle(book) }
        read.set(href, place)
        if (nowMs() - began < sliceMs) continue
        // The first time what is read so far is better than nothing.
        if (known.size === 0) setPlaces([...read.values()])
        await rest()
        if (own !== round) return
        began = nowMs()
      }
      known = read
      setPlaces([...read.values()])
    },
  }
}
