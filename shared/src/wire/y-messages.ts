/** The messages of the y-websocket protocol that travel in data frames and on plain sockets: one message a frame. */
export const yMessage = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const

export const ySync = { step1: 0, step2: 1, update: 2 } as const

/** Whether a message carries edits, and so is numbered and acknowledged. */
export const carriesEdits = (message: Uint8Array): boolean =>
  message[0] === yMessage.sync && (message[1] === ySync.step2 || message[1] === ySync.update)
