import type { WriteRefusal } from './volume-log.ts'

/** Thrown where a write cannot be granted for a reason that is not the disk's. */
export class WriteRefused extends Error {
  readonly refusal: WriteRefusal

  constructor(refusal: WriteRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}
