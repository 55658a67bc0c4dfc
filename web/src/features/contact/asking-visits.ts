import { createSignal } from 'solid-js'

/** Whom visits are to be planned to. */
export interface VisitsAsked {
  /** Ids of customers, in the order in which they are visited. */
  readonly customers: readonly string[]
  /** Told once visits were planned, with those that it did not come to. */
  readonly onPlanned?: ((left: readonly string[]) => void) | undefined
}

const [asked, setAsked] = createSignal<VisitsAsked>()

/** The visits that are being planned; tracked. */
export const askedVisits = asked

/** Opens the form in which visits are planned; without an argument closes it. */
export const askVisits = (what?: VisitsAsked): void => void setAsked(what)
