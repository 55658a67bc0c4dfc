/** Things that arrive, each taken once, waited for without sleeping. */
export interface Inbox<T> {
  put(thing: T): void
  /** The next one that fits; those before it are passed over. Rejects when nothing can come any more. */
  next(fits?: (thing: T) => boolean): Promise<T>
  /** What has arrived and was not taken. */
  readonly waiting: readonly T[]
  close(why: string): void
}

export function inbox<T>(): Inbox<T> {
  let waiting: T[] = []
  let wanted: { readonly fits: (thing: T) => boolean; resolve(thing: T): void; reject(error: Error): void } | undefined
  let closed: string | undefined

  return {
    put(thing) {
      if (wanted === undefined) return void waiting.push(thing)
      if (!wanted.fits(thing)) return
      const { resolve } = wanted
      wanted = undefined
      resolve(thing)
    },
    next(fits = () => true) {
      const at = waiting.findIndex(fits)
      if (at >= 0) {
        const found = waiting[at]!
        waiting = waiting.slice(at + 1)
        return Promise.resolve(found)
      }
      waiting = []
      if (closed !== undefined) return Promise.reject(new Error(closed))
      if (wanted !== undefined) return Promise.reject(new Error('somebody waits already'))
      return new Promise((resolve, reject) => (wanted = { fits, resolve, reject }))
    },
    get waiting() {
      return waiting
    },
    close(why) {
      closed = why
      wanted?.reject(new Error(why))
      wanted = undefined
    },
  }
}
