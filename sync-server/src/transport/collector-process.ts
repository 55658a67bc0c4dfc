import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { lengthOf } from '@hebu/shared/vocabulary/bytes.ts'

import type { Collected, Collector } from '../room/collect-garbage.ts'
import { cutOut, type Pieces } from '../room/update/pieces.ts'

/** A process costs a fifth of a second to begin: it is kept for a while after its last work. */
const idleMs = 20_000
/** What a document of more than this has taken is given back at once. */
const largeBytes = 4 * 1024 * 1024
/** Given to the process at once: what is on its way to it is there twice. */
const sentBytes = 256 * 1024

/**
 * Collects in a process, one volume at a time. Documents take memory, which a thread would leave mapped in the relay
 * for good; and one that is too large for memory ends no relay.
 */
export function createCollector(): Collector {
  let last: Promise<unknown> = Promise.resolve()
  let child: ChildProcess | undefined
  let idling: NodeJS.Timeout | undefined

  async function collect(update: Pieces): Promise<Collected | undefined> {
    clearTimeout(idling)
    child ??= start()
    const answered = answerOf(child)
    const length = lengthOf(update)
    for (let from = 0; from < length; from += sentBytes) {
      for (const piece of cutOut(update, from, Math.min(sentBytes, length - from))) await sent(child, piece)
    }
    await sent(child, 'whole')
    const collected = await answered
    if (length > largeBytes) letGo()
    else idling = setTimeout(letGo, idleMs).unref()
    return collected
  }

  function start(): ChildProcess {
    const begun = fork(join(import.meta.dirname, 'collector-child.ts'), { execArgv: ['--max-semi-space-size=8'], serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    // The relay may end while it works: it ends with its channel.
    begun.unref()
    begun.channel?.unref()
    begun.on('error', () => {})
    begun.once('exit', () => {
      if (child === begun) child = undefined
    })
    return begun
  }

  function letGo(): void {
    child?.kill()
    child = undefined
  }

  return (update) => {
    const collected = last.then(() => collect(update))
    // Not the content itself, which would be held until the next.
    last = collected.then(() => {})
    return collected
  }
}

/** When it was taken, or the process has ended: its answer tells. */
const sent = (child: ChildProcess, message: Uint8Array | 'whole'): Promise<void> => new Promise((resolve) => void child.send(message, () => resolve()))

/** What is packed goes on to another thread, which would be given the whole message with it: it is copied, as the slice of a buffer is not. */
const apart = (collected: Collected | null): Collected | undefined => (collected === null ? undefined : { ...collected, zstd: collected.zstd && new Uint8Array(collected.zstd) })

/** What throws there, or ends the process, leaves the volume as it is. */
async function answerOf(child: ChildProcess): Promise<Collected | undefined> {
  const over = new AbortController()
  const { signal } = over
  const message = once(child, 'message', { signal }).then(([collected]) => apart(collected as Collected | null))
  const ended = once(child, 'exit', { signal }).then(() => undefined)
  try {
    return await Promise.race([message, ended])
  } catch {
    return undefined
  } finally {
    message.catch(() => {})
    ended.catch(() => {})
    over.abort()
  }
}
