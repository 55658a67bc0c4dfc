import { createSignal, onCleanup } from 'solid-js'

/** Something that can be done now, by its name: what the palette offers beside places. */
export interface Act {
  /** The same on every device and in every language; by it recent acts are known again. */
  readonly id: string
  /** What it is called: `新建客户`. */
  readonly label: string
  /** Further names it is found by, a line each. */
  readonly also?: string | undefined
  /** Where it belongs: the page in sight, something new, elsewhere in a book, the app itself. */
  readonly group: 'here' | 'make' | 'view' | 'app'
  /** The keys that do the same. */
  readonly keys?: string | undefined
  /** Name of an icon that a book may declare. */
  readonly icon?: string | undefined
  /** Whether it holds now, for one of several choices. */
  readonly holds?: boolean | undefined
  readonly run: () => void
}

type Offer = () => readonly Act[]

const [offers, setOffers] = createSignal<readonly Offer[]>([])

/** Offers acts for as long as the calling component lives. Read only when somebody looks. */
export function offerActs(acts: Offer): void {
  setOffers((before) => [...before, acts])
  onCleanup(() => setOffers((before) => before.filter((offer) => offer !== acts)))
}

/** Everything that is offered now, the latest offers first; tracked. */
export const offeredActs = (): readonly Act[] => offers().toReversed().flatMap((offer) => offer())
