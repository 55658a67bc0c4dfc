import type { Result } from '@hebu/shared/vocabulary/result.ts'

import type { Gap, LogRow, WriteRefusal } from '../store/volume-log.ts'
import type { Knowledge } from './update/knowledge.ts'
import type { Verdict } from './update/validate-update.ts'

/** What of an update is to be made durable. */
export type News = Extract<Verdict, { kind: 'news' }> & { readonly bytes: Uint8Array }

export interface WritesPorts {
  /** What was accepted and is not durable yet. */
  readonly ahead: Knowledge
  append(seq: number, news: News, member: string): Promise<Result<void, WriteRefusal>>
  /** The row is durable. */
  durable(seq: number, news: News): void
  /** The rows that other relays wrote after a number; absent where there are no others. */
  readonly since?: ((seq: number) => Promise<Result<Gap | undefined, 'unavailable'>>) | undefined
  /** Whether this is the volume that is open here, and its rows can be taken. */
  fits(gap: Gap | undefined): boolean
  take(row: LogRow): void
  /** Against what is known now, and by whom the client ids are. */
  judge(update: Uint8Array, member: string): Verdict
  /** The volume must be opened anew. */
  stale(): void
}

/** An edit on its way to the disk. */
export interface Underway {
  news: News
  readonly member: string
  /** Told once: that it is durable, or why not. */
  settle(refusal: WriteRefusal | undefined): void
}

/**
 * The edits of a volume on their way to the disk, in order, each under the next number. Where another relay has taken the
 * number, its rows are read first; what waits is then judged again, and goes under the numbers after them ([NOD3]).
 */
export class Writes {
  readonly #ports: WritesPorts
  #head: number
  #lastSeq: number
  #generation = 0
  #pending: Underway[] = []
  #catchingUp: Promise<void> | undefined
  #heardOf = 0

  constructor(head: number, ports: WritesPorts) {
    this.#head = this.#lastSeq = head
    this.#ports = ports
  }

  /** The last row that is durable and known here. */
  get head(): number {
    return this.#head
  }

  get isSettled(): boolean {
    return this.#pending.length === 0
  }

  /** When everything accepted so far is durable, or why not. */
  settled(): Promise<WriteRefusal | undefined> {
    return this.isSettled ? Promise.resolve(undefined) : new Promise((settle) => this.#alsoTell(settle))
  }

  /** The outcome of the last of what waits is another's, too. */
  #alsoTell(settle: Underway['settle']): void {
    const last = this.#pending[this.#pending.length - 1]!
    const both: Underway['settle'] = (refusal) => {
      last.settle(refusal)
      settle(refusal)
    }
    this.#pending[this.#pending.length - 1] = { news: last.news, member: last.member, settle: both }
  }

  /** Makes durable what was just judged. Settles in the order of the calls, and never before it returns. */
  write(entry: Underway): void {
    this.#queue(entry)
  }

  #queue(entry: Underway): void {
    this.#pending.push(entry)
    this.#ports.ahead.add(entry.news.effects)
    if (this.#catchingUp === undefined) this.#submit(entry)
  }

  #submit({ news, member }: Underway): void {
    const seq = ++this.#lastSeq
    const generation = this.#generation
    void this.#ports.append(seq, news, member).then((outcome) => {
      // Dealt with already: an earlier one was refused, and with it this one.
      if (generation !== this.#generation) return
      if (outcome.ok) this.#granted(seq)
      else if (outcome.refusal === 'out-of-order' && this.#ports.since !== undefined) this.#begin()
      else this.#giveUp(outcome.refusal)
    })
  }

  #granted(seq: number): void {
    const entry = this.#pending.shift()!
    this.#head = seq
    this.#ports.durable(seq, entry.news)
    // All of it is known to be durable now, and says nothing else.
    if (this.isSettled && !this.#ports.ahead.isSmall) this.#ports.ahead.clear()
    entry.settle(undefined)
    if (this.isSettled && this.#heardOf > this.#head) this.#begin()
  }

  #giveUp(refusal: WriteRefusal): void {
    const given = this.#pending
    this.#pending = []
    this.#generation++
    this.#lastSeq = this.#head
    this.#ports.ahead.clear()
    if (refusal === 'out-of-order' || refusal === 'other-epoch') this.#ports.stale()
    given.forEach((entry, i) => entry.settle(i === 0 ? refusal : 'read-only'))
  }

  /** Another relay has written up to a row, as far as is known; what is under way here finds out by itself. */
  heardOf(head: number): void {
    this.#heardOf = Math.max(this.#heardOf, head)
    if (head > this.#head && this.isSettled) this.#begin()
  }

  #begin(): void {
    // What was sent before is refused, or comes back as a row.
    this.#generation++
    this.#catchingUp ??= this.#catchUp()
  }

  async #catchUp(): Promise<void> {
    const heardOf = this.#heardOf
    const gap = await this.#ports.since!(this.#head)
    this.#catchingUp = undefined
    this.#lastSeq = this.#head
    if (!gap.ok) return this.#giveUp('unavailable')
    if (!this.#ports.fits(gap.value)) return this.#giveUp('out-of-order')
    for (const row of gap.value?.rows ?? []) this.#take(row)
    const again = this.#pending
    this.#pending = []
    this.#ports.ahead.clear()
    for (const entry of again) this.#judgeAgain(entry)
    // What was told while the log was asked may not be in its answer; what was told before is, if it is true.
    if (this.#heardOf === heardOf) this.#heardOf = this.#head
    else if (this.#heardOf > this.#head && this.isSettled) this.#begin()
  }

  #take(row: LogRow): void {
    if (row.seq !== this.#head + 1) return
    this.#head = this.#lastSeq = row.seq
    this.#ports.take(row)
  }

  #judgeAgain(entry: Underway): void {
    const verdict = this.#ports.judge(entry.news.bytes, entry.member)
    if (verdict.kind === 'news' && verdict.bytes !== undefined && !verdict.isRest) {
      entry.news = { ...verdict, bytes: verdict.bytes, isRest: entry.news.isRest }
      this.#queue(entry)
    } else if (verdict.kind === 'nothing') {
      // Known from the rows of others, or from one that waits here before it.
      if (this.isSettled) entry.settle(undefined)
      else this.#alsoTell((refusal) => entry.settle(refusal))
    } else entry.settle('read-only')
  }
}
