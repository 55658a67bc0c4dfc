/**
 * Finds the messages in a stream of websocket frames, of either side. Masks are undone; pings and other control
 * frames are passed over, fragments taken for messages of their own.
 */
export class FrameReader {
  readonly #onMessage: (message: Buffer) => void
  #held: Buffer[] = []
  #heldBytes = 0
  #wanted = 0

  constructor(onMessage: (message: Buffer) => void) {
    this.#onMessage = onMessage
  }

  read(chunk: Buffer): void {
    this.#held.push(chunk)
    this.#heldBytes += chunk.length
    if (this.#heldBytes < this.#wanted) return
    const bytes = this.#held.length === 1 ? chunk : Buffer.concat(this.#held, this.#heldBytes)
    const used = this.#readFrames(bytes)
    this.#held = used === bytes.length ? [] : [bytes.subarray(used)]
    this.#heldBytes = bytes.length - used
  }

  #readFrames(bytes: Buffer): number {
    let at = 0
    for (;;) {
      this.#wanted = 2
      if (bytes.length - at < 2) return at
      const short = bytes[at + 1]! & 0x7f
      const isMasked = bytes[at + 1]! > 0x7f
      const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0
      const start = at + 2 + lengthBytes + (isMasked ? 4 : 0)
      this.#wanted = start - at
      if (bytes.length < start) return at
      const length = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
      this.#wanted = start - at + length
      if (bytes.length < start + length) return at
      const message = bytes.subarray(start, start + length)
      if (isMasked) unmask(message, bytes.subarray(start - 4, start))
      if ((bytes[at]! & 0x0f) < 8) this.#onMessage(message)
      at = start + length
    }
  }
}

function unmask(message: Buffer, mask: Buffer): void {
  for (let i = 0; i < message.length; i++) message[i]! ^= mask[i & 3]!
}
