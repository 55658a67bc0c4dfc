import { createSignal } from 'solid-js'

const [asked, setAsked] = createSignal(0)

/** How often a subscription was begun or renewed in this window; tracked. */
export const askAgain = asked

/** A subscription was begun: its file is to be written at once. */
export const wantFeed = (): void => void setAsked((count) => count + 1)
