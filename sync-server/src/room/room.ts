import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { carriesEdits } from '@hebu/shared/wire/y-messages.ts'

import type { WriteRefusal } from '../store/volume-log.ts'
import { Elsewhere } from './elsewhere.ts'
import type { OpenVolume, VolumePorts } from './open-volume.ts'
import { Presence } from './presence.ts'
import type { Owed, Seat } from './session.ts'
import { Session } from './session.ts'
import { Accepted, PassingOn } from './passing-on.ts'
import { shortLivedCopy } from './short-lived.ts'
import type { YMessage } from './sync-messages.ts'
import { readYMessage, writeAwareness, writeStep1, writeUpdate } from './sync-messages.ts'
import type { Poison, Verdict } from './update/validate-update.ts'
import type { News } from './writes.ts'

export interface RoomPorts extends VolumePorts {
  /** A volume was begun by its first durable update. */
  onBegun(volume: string): void
}

const codeOfPoison: Record<Poison, CloseCode> = {
  malformed: closeCodes.poisoned,
  'too-large': closeCodes.tooLarge,
  'refers-to-own-future': closeCodes.poisoned,
  'foreign-client': closeCodes.poisoned,
  'several-under-one-key': closeCodes.poisoned,
}

type Edit = Extract<YMessage, { kind: 'step2' | 'update' }>

/** A relay that was not heard of for so long is dead: it shows who is there every ten seconds. */
const silentMs = 30_000

const anybody = (): boolean => true

/**
 * The sessions of a volume. An edit is validated, made durable, passed on and acknowledged, in that order
 * ([RLY1]); one that refers to what is not known is answered with Step1, so that the client sends all.
 */
export class Room {
  readonly volume: OpenVolume
  readonly #ports: RoomPorts
  readonly #sessions = new Set<Session>()
  readonly #presence = new Presence()
  readonly #passingOn = new PassingOn(this.#sessions)
  readonly #elsewhere: Elsewhere | undefined
  #isBegun: boolean
  idleSinceMs: number

  constructor(volume: OpenVolume, ports: RoomPorts) {
    this.volume = volume
    this.#ports = ports
    this.#isBegun = volume.isBegun
    this.idleSinceMs = ports.clock.now()
    volume.onElsewhere = (update) => this.#passOn(update)
    volume.onStale = () => this.close(closeCodes.restart)
    this.#elsewhere = ports.others && new Elsewhere(volume.name, ports.others.bell, {
      head: (head) => volume.heardOf(head),
      states: (states, from) => this.#showAll(this.#presence.hear(states, from, ports.clock.now())),
      asked: () => this.#showElsewhere(),
    })
  }

  get isIdle(): boolean {
    return this.#sessions.size === 0 && this.volume.isAtRest
  }

  join(seat: Seat): Session {
    const session = new Session(seat)
    this.#sessions.add(session)
    return session
  }

  leave(session: Session): void {
    if (!this.#sessions.delete(session)) return
    if (this.#sessions.size === 0) this.idleSinceMs = this.#ports.clock.now()
    const gone = this.#presence.leave(session)
    if (gone === undefined) return
    this.#sendToOthers(writeAwareness(gone), session)
    this.#elsewhere?.show(gone)
  }

  /**
   * A message that a session sent; `n` is 0 where no acknowledgement is wanted. The seat is told when `bytes` of what it
   * sent are dealt with. Gives when an answer is made, if not at once.
   */
  receive(session: Session, n: number, message: Uint8Array, bytes = message.length): Promise<void> | undefined {
    // Views of a socket's buffer must not be kept.
    const own = carriesEdits(message) ? shortLivedCopy(message) : message
    const read = readYMessage(own)
    if (read?.kind === 'step2' || read?.kind === 'update') {
      this.#edit(session, session.owe(n), own, read, bytes)
      return undefined
    }
    const answering = read?.kind === 'step1' ? this.#answer(session, session.owe(n), read.vector) : undefined
    if (answering !== undefined) return answering.then(() => session.seat.dealtWith?.(bytes))
    if (read === undefined || (read.kind !== 'step1' && !this.#handle(session, read))) this.#end(session, closeCodes.malformed)
    else if (n > 0 && read.kind !== 'step1') session.settle(session.owe(n), false)
    session.seat.dealtWith?.(bytes)
    return undefined
  }

  #handle(session: Session, message: Exclude<YMessage, Edit | { kind: 'step1' }>): boolean {
    switch (message.kind) {
      case 'awareness':
        return this.#show(session, message.states)
      case 'query-awareness':
        this.#tellPresence(session)
        return true
    }
  }

  #answer(session: Session, owed: Owed, vector: ReadonlyMap<number, number>): Promise<void> | undefined {
    const preparing = this.volume.prepare(vector)
    if (preparing !== undefined) return this.#answerOnce(preparing, session, owed, vector)
    this.#answerNow(session, vector)
    session.settle(owed, false)
    return undefined
  }

  async #answerOnce(prepared: Promise<unknown>, session: Session, owed: Owed, vector: ReadonlyMap<number, number>): Promise<void> {
    const refusal = await prepared
    if (!this.#sessions.has(session)) return
    if (refusal === undefined) await this.#answer(session, owed, vector)
    else this.#fail(session)
  }

  /** Step1 comes first: y-websocket calls itself synced at Step2, and must have sent its offline edits by then. */
  #answerNow(session: Session, vector: ReadonlyMap<number, number>): void {
    session.isAsked = true
    session.seat.send(writeStep1(this.volume.vector()))
    const step2 = this.volume.step2(vector)
    if (step2.length === 1) session.seat.send(step2[0]!)
    else session.seat.sendInPieces(step2)
    if (!session.isStarted) this.#tellPresence(session)
    session.isStarted = true
  }

  #edit(session: Session, owed: Owed, message: Uint8Array, edit: Edit, bytes: number): void {
    const isStep2 = edit.kind === 'step2'
    if (isStep2) session.isAsked = false
    const { caller, access } = session.seat
    const verdict = this.volume.judge(edit.update, access === 'read' ? anybody : (client) => this.#maySpeakFor(client, caller.member))
    if (verdict.kind === 'nothing') return this.#settleOnceDurable(session, owed, isStep2, bytes)
    const code = access === 'read' ? closeCodes.forbidden : this.#faultOf(verdict, caller.member)
    if (code !== undefined) session.refuse(owed, code, isStep2)
    else if (verdict.kind === 'news' && this.#take(session, owed, message, edit, verdict, bytes)) return
    session.seat.dealtWith?.(bytes)
  }

  #faultOf(verdict: Verdict, member: string): CloseCode | undefined {
    if (verdict.kind !== 'poison') return undefined
    this.#ports.logger.warn({ volume: this.volume.name, member, why: verdict.why }, 'an update was refused')
    return codeOfPoison[verdict.why]
  }

  /** Whether it is on its way to the disk. */
  #take(session: Session, owed: Owed, message: Uint8Array, { kind, update }: Edit, verdict: Extract<Verdict, { kind: 'news' }>, bytes: number): boolean {
    const isStep2 = kind === 'step2'
    if (verdict.isRest && !isStep2) {
      session.holdBack(owed)
      if (session.isOwedTooMuch) this.#end(session, closeCodes.overloaded)
      else this.#ask(session)
    } else if (verdict.bytes === undefined) session.refuse(owed, closeCodes.poisoned, isStep2)
    else if (this.#ports.log.state() !== 'writable') this.#end(session, closeCodes.storeUnavailable)
    else {
      const passedOn = isStep2 || verdict.bytes !== update ? writeUpdate(verdict.bytes) : message
      this.volume.write(new Accepted(this.#written, verdict as News, session, owed, isStep2, passedOn, bytes))
      return true
    }
    return false
  }

  readonly #written = (edit: Accepted, refusal: WriteRefusal | undefined): void => {
    if (refusal !== undefined) return this.#fail(edit.from)
    this.#passingOn.add(edit)
    this.#elsewhere?.ring(this.volume.head)
    this.#begin()
  }

  #begin(): void {
    if (this.#isBegun) return
    this.#isBegun = true
    this.#ports.onBegun(this.volume.name)
  }

  /** What another relay made durable. */
  #passOn(update: Uint8Array): void {
    this.#passingOn.add({ message: writeUpdate(update) })
    this.#begin()
  }

  /** What brings nothing may still be known from an update that is not durable yet. */
  #settleOnceDurable(session: Session, owed: Owed, isStep2: boolean, bytes: number): void {
    const settle = (refusal: WriteRefusal | undefined): void => {
      if (refusal === undefined) session.settle(owed, isStep2)
      else this.#fail(session)
      session.seat.dealtWith?.(bytes)
    }
    if (this.volume.isSettled) settle(undefined)
    else void this.volume.settled().then(settle)
  }

  #fail(session: Session): void {
    if (!this.volume.isStale) return this.#end(session, closeCodes.storeUnavailable)
    for (const each of this.#sessions) this.#end(each, closeCodes.restart)
  }

  #maySpeakFor(client: number, member: string): boolean {
    if (this.#ports.isHealing?.() === true) return true
    const owner = this.volume.ownerOf(client) ?? this.#presence.memberOf(client)
    return owner === undefined || owner === member
  }

  #ask(session: Session): void {
    if (session.isAsked) return
    session.isAsked = true
    session.seat.send(writeStep1(this.volume.vector()))
  }

  #show(session: Session, states: Uint8Array): boolean {
    const from = { key: session, member: session.seat.caller.member }
    const shown = this.#presence.receive(states, from, this.#ports.clock.now(), (client) => this.volume.ownerOf(client))
    if (shown === 'malformed') return false
    if (shown === undefined) return true
    this.#sendToOthers(writeAwareness(shown), session)
    this.#elsewhere?.show(shown)
    return true
  }

  #tellPresence(session: Session): void {
    const all = this.#presence.all()
    if (all !== undefined) session.seat.send(writeAwareness(all))
  }

  #showAll(states: Uint8Array | undefined): void {
    if (states !== undefined) this.#sendToOthers(writeAwareness(states))
  }

  #showElsewhere(): void {
    const here = this.#presence.here()
    if (here !== undefined) this.#elsewhere?.show(here)
  }

  /** Shows other relays again who is here, and forgets who was on those that fell silent. */
  renewPresence(): void {
    if (this.#elsewhere === undefined) return
    this.#showElsewhere()
    for (const gone of this.#presence.forgetSilent(this.#ports.clock.now() - silentMs)) this.#showAll(gone)
  }

  #sendToOthers(message: Uint8Array, sender?: Session): void {
    for (const session of this.#sessions) if (session !== sender && session.isStarted) session.seat.send(message)
  }

  #end(session: Session, code: CloseCode): void {
    if (!this.#sessions.has(session)) return
    this.leave(session)
    session.seat.close(code)
  }

  /** Hears no more from other relays. */
  forget(): void {
    this.#elsewhere?.close()
  }

  /** Ends all sessions. */
  close(code: CloseCode): void {
    for (const session of [...this.#sessions]) this.#end(session, code)
  }
}
