import { createSignal } from 'solid-js'

import type { Inbox } from './create-inbox.ts'

const [inbox, setInbox] = createSignal<Inbox>()

/** The inbox that the bell keeps, for other places to read; `undefined` until it is there. */
export const openInbox = inbox

/** Told by the bell, which owns it; taken back as it goes. */
export const offerInbox = (kept: Inbox | undefined): void => void setInbox(() => kept)
