import type { Run } from './update/encode-update.ts'

/** How much larger the bytes grow when they are full. */
const growth = 1.5

/**
 * The structs of one client, in order of their clocks, in one piece of memory: a row of its own for each edit would
 * take several times the edit.
 */
export class Shelf {
  readonly #client: number
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  #used = 0
  #count = 0
  #end = 0
  /** Where runs begin, so that few need to be decoded: clock, offset in the bytes, structs before. */
  #marks: number[] = []

  constructor(client: number) {
    this.#client = client
  }

  /** Appends a run that follows what is there. Gives the bytes it took. */
  add({ clock, end, count, bytes }: Run): number {
    this.#marks.push(clock, this.#used, this.#count)
    const before = this.#used
    for (const part of bytes) this.#append(part)
    this.#count += count
    this.#end = end
    return this.#used - before
  }

  #append(part: Uint8Array): void {
    const wanted = this.#used + part.length
    if (wanted > this.#bytes.length) {
      const larger = new Uint8Array(this.#used === 0 ? wanted : Math.max(wanted, Math.ceil(this.#bytes.length * growth)))
      larger.set(this.#bytes.subarray(0, this.#used))
      this.#bytes = larger
    }
    this.#bytes.set(part, this.#used)
    this.#used = wanted
  }

  /** The runs from the one that a document at this clock lacks, or has in part; `undefined` where it lacks nothing. */
  runFrom(clock: number): Run | undefined {
    if (this.#end <= clock) return undefined
    let at = this.#marks.length - marked
    while (at > 0 && this.#marks[at]! > clock) at -= marked
    return { client: this.#client, clock: this.#marks[at]!, end: this.#end, count: this.#count - this.#marks[at + 2]!, bytes: [this.#bytes.subarray(this.#marks[at + 1], this.#used)] }
  }

  /** Forgets where runs began, and memory that is not used. */
  join(): void {
    this.#marks.length = Math.min(this.#marks.length, marked)
    if (this.#bytes.length > this.#used) this.#bytes = this.#bytes.slice(0, this.#used)
  }
}

const marked = 3
