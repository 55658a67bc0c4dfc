import { createSignal } from 'solid-js'

/** What a contact is to be logged about. */
export interface ContactAsked {
  /** The id of the customer; chosen in the sheet where absent. */
  readonly customer?: string | undefined
  /** A planned contact that took place. */
  readonly visit?: string | undefined
  /** What else can be begun, where the sheet stands for all that is new. */
  readonly others?: boolean | undefined
}

const [asked, setAsked] = createSignal<ContactAsked>()

/** The contact that is being logged; tracked. */
export const askedContact = asked

/** Opens the sheet in which a contact is logged; without an argument closes it. */
export const askContact = (what?: ContactAsked): void => void setAsked(what)
