/**
 * What relays over one store call out to each other. It is a doorbell: what it says is looked up in the store before
 * anything is done, so that nothing is lost when it is not heard; presence alone is carried by it, and may be lost.
 */
export interface Bell {
  /** Calls it out to the other relays that listen to the topic. */
  tell(topic: string, message: Uint8Array): void
  /** Hears what other relays tell, never itself; `from` is the same for all that one of them says. Returns how to stop. */
  hear(topic: string, listener: (message: Uint8Array, from: string) => void): () => void
  /** Told when it can be heard again after it could not: what was missed must be looked up. Returns how to stop. */
  onBack(listener: () => void): () => void
  close(): Promise<void>
}

/** Of a relay that is alone. */
export const silentBell: Bell = { tell() {}, hear: () => () => {}, onBack: () => () => {}, async close() {} }
