import * as encoding from 'lib0/encoding'

/** Stands once in every update: deliveries are counted by it, however a server packs them. */
export const marker = Buffer.from('~@#~')
const timeDigits = 10
const updateLetters = 180

/** Microseconds of a clock that all processes of this machine share. */
export const nowUs = (): number => Number(process.hrtime.bigint() / 1000n)

/** When the update behind a marker was sent; `undefined` where the bytes end before. */
export function sentAtUs(chunk: Buffer, at: number): number | undefined {
  const from = at + marker.length
  return from + timeDigits > chunk.length ? undefined : Number.parseInt(chunk.toString('latin1', from, from + timeDigits), 36)
}

/** Somebody who writes on at the end of an own text: updates of some 200 bytes that any server takes. */
export class Writer {
  readonly #client: number
  #clock = 0

  constructor(client: number) {
    this.#client = client
  }

  /** The next edit, as a message of the y-websocket protocol. */
  next(): Uint8Array {
    const text = `${marker.toString('latin1')}${nowUs().toString(36).padStart(timeDigits, '0')}`.padEnd(updateLetters, 'x')
    const update = encoding.createEncoder()
    for (const part of [1, 1, this.#client, this.#clock]) encoding.writeVarUint(update, part)
    if (this.#clock === 0) {
      for (const part of [4, 1]) encoding.writeVarUint(update, part)
      encoding.writeVarString(update, 'note')
    } else {
      encoding.writeUint8(update, 0x84)
      for (const part of [this.#client, this.#clock - 1]) encoding.writeVarUint(update, part)
    }
    encoding.writeVarString(update, text)
    encoding.writeVarUint(update, 0)
    this.#clock += text.length
    return syncMessage(2, encoding.toUint8Array(update))
  }
}

/** A message of the y-websocket protocol: 0 Step1, 1 Step2, 2 update. */
export function syncMessage(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of [0, step]) encoding.writeVarUint(encoder, part)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
