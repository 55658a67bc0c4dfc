/** When attempts of a key were made, where several relays count them together. */
export interface AttemptTimes {
  /** Replaces the instants of a key by what `of` makes of them; nobody else changes them meanwhile. They may be forgotten from `expiresAtMs`. */
  change(key: string, nowMs: number, expiresAtMs: number, of: (times: readonly number[]) => readonly number[]): void
}
