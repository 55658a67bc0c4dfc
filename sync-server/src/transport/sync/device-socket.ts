import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'
import { closeCodes, closeReason } from '@hebu/shared/wire/close-codes.ts'
import type { Frame } from '@hebu/shared/wire/frames.ts'
import { decodeFrames } from '@hebu/shared/wire/frames.ts'

import type { Caller } from '../../access/gate.ts'
import { Allowance } from './allowance.ts'
import { Channel } from './channel.ts'
import { ChannelSeat, type ChannelSocket } from './channel-seat.ts'
import type { Connection } from './connection.ts'
import type { Framed } from './framed.ts'
import { endForTrouble, judged } from './judged.ts'
import type { SocketLimits } from './limits.ts'
import { Outbox } from './outbox.ts'
import type { LiveSocket, SocketPorts } from './live-socket.ts'

type Work = Parameters<ChannelSocket['answer']>[0]

/** The one socket of a device: many volumes on numbered channels (see `shared/wire/frames.ts`). */
export class DeviceSocket implements Connection, ChannelSocket {
  readonly caller: Caller
  readonly #ports: SocketPorts
  readonly #socket: LiveSocket
  readonly outbox: Outbox
  readonly #channels = new Map<number, Channel>()
  readonly #messages: Allowance
  readonly #opens: Allowance
  #unfinishedBytes = 0
  /** Answers that wait, and whether one is being made ready. */
  #putOff: Work[] = []
  #isAnswering = false
  #isEnded = false

  constructor(socket: LiveSocket, caller: Caller, ports: SocketPorts) {
    this.caller = caller
    this.#ports = ports
    this.#socket = socket
    this.#messages = new Allowance(ports.limits.messages, ports.clock)
    this.#opens = new Allowance(ports.limits.opens, ports.clock)
    this.outbox = new Outbox(socket, ports.limits, () => this.end(closeCodes.overloaded), () => this.#resume())
    socket.onMessage = (message) => this.#hear(message)
    socket.onDrain = () => this.outbox.flush()
    socket.onClosed = () => this.#letGo()
  }

  /** As `judged` does it, for what comes most often. */
  #hear(message: Uint8Array | undefined): void {
    try {
      this.#receive(message)
    } catch (error) {
      endForTrouble(this, error)
    }
  }

  #receive(message: Uint8Array | undefined): void {
    if (this.#isEnded) return
    if (!this.#ports.gate.stands(this.caller)) return this.end(closeCodes.revoked)
    const frames = message === undefined ? undefined : decodeFrames(message)
    if (!frames?.ok) return this.end(closeCodes.malformed)
    if (!this.#messages.spend(frames.value.length)) return this.end(closeCodes.overloaded)
    for (const frame of frames.value) {
      if (this.#isEnded) return
      this.#handle(frame)
    }
  }

  #handle(frame: Frame): void {
    switch (frame.type) {
      case 'open':
        return this.#open(frame)
      case 'data':
        // A channel that the relay just closed may still be spoken on.
        return this.#channels.get(frame.channel)?.receive(frame)
      case 'close':
        return frame.channel === 0 ? this.end(closeCodes.normal) : this.drop(frame.channel)
      case 'credit':
        return this.outbox.grant(frame.channel, frame.bytes)
      case 'ping':
        return this.outbox.control({ type: 'pong', channel: 0, at: frame.at, nowMs: this.#ports.clock.now() })
      default:
        return this.end(closeCodes.malformed)
    }
  }

  #open({ channel, volume, epoch }: Extract<Frame, { type: 'open' }>): void {
    if (this.#channels.has(channel)) return this.end(closeCodes.malformed)
    if (!this.#opens.spend(1)) return this.end(closeCodes.overloaded)
    if (this.#channels.size >= this.#ports.limits.maxChannels) return this.outbox.control(closed(channel, closeCodes.overloaded))
    if (parseAddress(volume) === undefined) return this.outbox.control(closed(channel, closeCodes.unknownVolume))
    const access = this.#ports.gate.access(this.caller, volume)
    if (access === 'none') return this.outbox.control(closed(channel, closeCodes.forbidden))
    const opening = new Channel(volume, new ChannelSeat(channel, access, this))
    this.#channels.set(channel, opening)
    this.outbox.openChannel(channel)
    this.#enter(channel, opening, epoch).catch((error: unknown) => endForTrouble(this, error))
  }

  get limits(): SocketLimits {
    return this.#ports.limits
  }

  /** Counts bytes of unfinished messages over all channels; false when they are too many. */
  hold(bytes: number): boolean {
    return (this.#unfinishedBytes += bytes) <= this.limits.maxUnfinishedBytes
  }

  async #enter(number: number, channel: Channel, epoch: number): Promise<void> {
    const opened = await this.#ports.rooms.open(channel.volume)
    if (channel.isClosed) return
    if (!opened.ok) return this.drop(number, closeCodes.storeUnavailable)
    const room = opened.value
    if (epoch !== 0 && epoch !== room.volume.epoch) return this.drop(number, closeCodes.otherEpoch)
    channel.enter(room)
    this.#ports.onOpened?.(this.caller, channel.volume)
    this.outbox.control({ type: 'opened', channel: number, access: channel.seat.access, epoch: room.volume.epoch })
    channel.start()
  }

  /** Answers to Step1 wait while much is unsent, or another is made ready, so that a device that opens everything at once is not cut off. */
  answer(work: Work): void {
    this.#putOff.push(work)
    this.#resume()
  }

  #resume(): void {
    while (this.#putOff.length > 0 && !this.#isAnswering && this.outbox.queuedBytes <= this.#ports.limits.answersWaitAboveBytes) {
      const answering = this.#putOff.shift()!()
      if (answering === undefined) continue
      this.#isAnswering = true
      void answering.then(() => {
        this.#isAnswering = false
        this.#resume()
      })
    }
  }

  /** Ends a channel; tells the device why, unless it did so itself. */
  drop(number: number, code?: CloseCode): void {
    this.#channels.get(number)?.close()
    this.#channels.delete(number)
    this.outbox.closeChannel(number, code === undefined ? undefined : closed(number, code))
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  recheck(): void {
    judged(this, () => this.#recheck())
  }

  #recheck(): void {
    if (this.#isEnded) return
    if (!this.#ports.gate.stands(this.caller)) return this.end(closeCodes.revoked)
    for (const [number, channel] of this.#channels) {
      const access = this.#ports.gate.access(this.caller, channel.volume)
      if (access === 'none') this.drop(number, closeCodes.forbidden)
      else if (access !== channel.seat.access) {
        channel.seat.access = access
        if (channel.isOpen) this.outbox.control({ type: 'opened', channel: number, access, epoch: channel.epoch! })
      }
    }
  }

  tell(notice: Framed): void {
    if (!this.#isEnded) this.outbox.framed(notice)
  }

  beat(): void {
    this.#socket.beat()
  }

  end(code: CloseCode): void {
    if (this.#isEnded) return
    this.#letGo()
    this.#socket.close(code, closeReason(code) ?? '')
  }

  #letGo(): void {
    this.#isEnded = true
    for (const channel of this.#channels.values()) channel.close()
    this.#channels.clear()
    this.#putOff = []
    this.outbox.close()
  }
}

const closed = (channel: number, code: CloseCode): Frame => ({ type: 'close', channel, code, reason: closeReason(code) ?? '' })
