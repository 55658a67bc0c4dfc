import { randomBytes } from 'node:crypto'
import { createClient } from '@redis/client'

import type { Bell } from './bell.ts'
import type { Logger } from './logger.ts'

export interface RedisBellOptions {
  /** `redis://user:password@host:port` */
  readonly url: string
  /** Relays hear each other where this is the same; other users of the server have another. */
  readonly name: string
  readonly logger: Logger
}

const mostRetryMs = 1_000
const pingEveryMs = 5_000
const senderBytes = 8

/**
 * A bell over Redis, which holds nothing: who is not there when it rings has not heard it. While the server is gone
 * nothing is queued, and nobody waits; it is connected again by itself.
 */
export function openRedisBell({ url, name, logger }: RedisBellOptions): Bell {
  const own = randomBytes(senderBytes)
  const options = { url, disableOfflineQueue: true, pingInterval: pingEveryMs, socket: { connectTimeout: 2_000, reconnectStrategy: (tries: number) => Math.min(50 * 2 ** Math.min(tries, 10), mostRetryMs) * (0.5 + Math.random() / 2) } }
  const telling = createClient(options)
  const hearing = createClient({ ...options, disableOfflineQueue: false })
  const listeners = new Map<string, Set<(message: Uint8Array, from: string) => void>>()
  const backListeners = new Set<() => void>()
  let isMissed = false
  let isClosing = false

  const miss = (error: unknown): void => {
    if (isMissed || isClosing) return
    isMissed = true
    logger.warn({ error: String(error) }, 'Redis does not answer: relays hear from each other a second later, and not who is where. Nothing is lost.')
  }
  const back = (): void => {
    if (!isMissed || !hearing.isReady || !telling.isReady) return
    isMissed = false
    logger.warn({}, 'Redis answers again.')
    for (const listener of backListeners) listener()
  }
  for (const client of [telling, hearing]) {
    client.on('error', miss)
    client.on('ready', back)
    client.connect().catch(miss)
  }

  const channelOf = (topic: string): string => `hebu:${name}:${topic}`

  const receive = (topic: string) => (message: Buffer): void => {
    if (message.length < senderBytes || message.subarray(0, senderBytes).equals(own)) return
    const from = message.toString('hex', 0, senderBytes)
    for (const listener of listeners.get(topic) ?? []) listener(new Uint8Array(message.subarray(senderBytes)), from)
  }

  return {
    tell(topic, message) {
      if (telling.isReady) telling.publish(channelOf(topic), Buffer.concat([own, message])).catch(miss)
    },

    hear(topic, listener) {
      const there = listeners.get(topic)
      if (there === undefined) {
        listeners.set(topic, new Set([listener]))
        hearing.subscribe(channelOf(topic), receive(topic), true).catch(miss)
      } else there.add(listener)
      return () => {
        const left = listeners.get(topic)
        left?.delete(listener)
        if (left?.size !== 0) return
        listeners.delete(topic)
        if (!isClosing) hearing.unsubscribe(channelOf(topic)).catch(miss)
      }
    },

    onBack(listener) {
      backListeners.add(listener)
      return () => void backListeners.delete(listener)
    },

    async close() {
      isClosing = true
      backListeners.clear()
      telling.destroy()
      hearing.destroy()
    },
  }
}
