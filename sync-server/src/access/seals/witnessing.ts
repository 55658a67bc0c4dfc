import { sealHash } from '@hebu/shared/codec/sealing/hashes.ts'
import { writeStatement } from '@hebu/shared/codec/sealing/statement.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Seal, SealRefusal, SealStatement, Witness, WitnessStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Accounts } from '../../store/accounts/accounts.ts'
import type { AuditLog } from '../../store/accounts/audit.ts'
import type { Witnesses } from '../../store/accounts/witnesses.ts'
import type { AttemptLimits } from '../attempt-limit.ts'
import type { Caller } from '../gate.ts'
import { holdingRefusal } from './holding.ts'
import type { NumberHold } from './number-hold.ts'
import type { RelayKey } from './relay-key.ts'
import { readSeal } from './sealed-form.ts'
import { asksForSeries, readHeld } from './series.ts'

export interface WitnessingDeps {
  readonly accounts: Accounts
  readonly witnesses: Witnesses
  readonly auditLog: AuditLog
  readonly relayKey: RelayKey
  readonly numberHold: Pick<NumberHold, 'isHeld' | 'asked'>
  readonly limits: AttemptLimits
  readonly clock: Clock
}

/** A number that a device holds: the seal that it was given for, and what the relay said of it. */
export interface Held {
  readonly seal: Seal
  readonly witness: Witness
}

/** What comes with the seals: numbers that the caller knows of, the key of a device that holds no others, and roughly where it is. */
export interface Shown {
  readonly held?: readonly Held[] | undefined
  readonly device?: string | undefined
  readonly from?: string | undefined
}

type Form = ReturnType<typeof readSeal>

/** A key that was not handed in yet may still be, and a number that is held back is given later; everything else is said once and for all. */
type Judgement = { readonly post?: string | undefined; readonly refused?: SealRefusal } | 'not-yet'

/**
 * The relay as a witness: it looks at a seal once, when it is shown it, and signs whether the key and the post behind it
 * stand at that moment. So what was signed earlier, by somebody who has left or lost the post since, does not become final
 * however it is dated ([WIT7]).
 */
export function createWitnessing({ accounts, witnesses, auditLog, relayKey, numberHold, limits, clock }: WitnessingDeps) {
  const batches = limits('seals', { most: 120, withinMs: 60_000 })
  /** Refusals are kept too: who brings nothing else is sent away. */
  const refusals = limits('refused seals', { most: 300, withinMs: 10 * 60_000 })

  function judge(seal: Seal, form: Form, directory: Directory, nowMs: number): Judgement {
    if (!form.ok) return { refused: form.refusal }
    const member = memberById(directory, form.value.by)
    const key = directory.keys?.find((each) => each.key === seal.key)
    if (member === undefined) return { refused: 'not-this-member' }
    if (member.status !== 'active') return { refused: 'member-left' }
    if (key === undefined) return 'not-yet'
    if (key.member !== member.id) return { refused: 'not-this-member' }
    if (key.until !== undefined) return { refused: 'key-ended' }
    const holding = holdingRefusal(form.value, member, directory, nowMs)
    if (holding !== undefined) return { post: member.post, refused: holding }
    const { series, book, page } = form.value
    if (series !== undefined && witnesses.numberOf(directory.workspace.id, series, `${book}/${page}`) !== undefined) return { post: member.post }
    const asks = asksForSeries(form.value, directory.workspace.timeZone)
    if (asks === 'unknown' || (asks === 'as-declared' && series !== undefined && numberHold.isHeld(directory.workspace.id))) return 'not-yet'
    return { post: member.post, ...(asks === 'wrong-series' ? { refused: asks } : {}) }
  }

  function sign(said: WitnessStatement): Witness {
    const statement = writeStatement(said)
    return { statement, signature: relayKey.sign(statement) }
  }

  /** Says what there is to say of a seal, and writes it down with the audit. Within a transaction. */
  function enter({ workspace, member }: Caller, digest: string, by: SealStatement | undefined, judgement: Exclude<Judgement, 'not-yet'>, from: string | undefined): Witness {
    const nowMs = clock.now()
    const series = judgement.refused === undefined ? by?.series : undefined
    const number = series === undefined ? undefined : witnesses.numberFor(workspace, { series, page: `${by!.book}/${by!.page}`, seal: digest })
    const witness = sign({ hebu: 'witness/1', workspace, seal: digest, by: by?.by ?? '', at: new Date(nowMs).toISOString(), ...judgement, series, number })
    witnesses.enter(workspace, digest, witness)
    const detail = [digest, judgement.refused ?? (series === undefined ? undefined : `${series} ${number}`)].filter((part) => part !== undefined).join(' ')
    auditLog.enter({ workspace, kind: judgement.refused === undefined ? 'witnessed' : 'seal-refused', member, subject: by?.by, detail, from }, nowMs)
    return witness
  }

  /**
   * Takes numbers back in that a device holds and this store has lost, as after an older backup was restored, so that none
   * is given twice ([WIT18]). What the relay did not sign is passed over.
   */
  function takeBack({ workspace, member }: Caller, held: readonly Held[]): void {
    const known = held.flatMap((each) => readHeld(each, workspace, relayKey) ?? []).filter(({ said }) => said.number > witnesses.lastOf(workspace, said.series))
    if (known.length === 0) return
    witnesses.inTurn(() => {
      for (const { page, said: { series, number, seal }, witness } of known) {
        if (number <= witnesses.lastOf(workspace, series)) continue
        witnesses.takeBack(workspace, { series, number, page, seal })
        if (!witnesses.of(workspace, [seal]).has(seal)) witnesses.enter(workspace, seal, witness)
        auditLog.enter({ workspace, kind: 'witnessed', member, detail: `${seal} ${series} ${number} taken back` }, clock.now())
      }
    })
  }

  return {
    /** The witness of each seal, in their order; `undefined` where it cannot be given yet. */
    witness(caller: Caller, seals: readonly Seal[], { held = [], device, from }: Shown = {}): Result<readonly (Witness | undefined)[], 'too-many'> {
      if (!batches.try(caller.member)) return refused('too-many')
      if (held.length > 0) takeBack(caller, held)
      numberHold.asked(caller, device)
      const { workspace } = caller
      const digests = seals.map(sealHash)
      const said = new Map(witnesses.of(workspace, [...new Set(digests)]))
      const forms = new Map(seals.flatMap((seal, i) => (said.has(digests[i]!) ? [] : [[digests[i]!, { seal, form: readSeal(seal, workspace) }] as const])))
      if (forms.size > 0) {
        if (refusals.isReached(caller.member)) return refused('too-many')
        let refusedNow = 0
        witnesses.inTurn(() => {
          // As committed at this very moment, by whichever relay.
          accounts.forgetKept()
          const directory = accounts.directory(workspace)!
          const meanwhile = witnesses.of(workspace, [...forms.keys()])
          for (const [digest, { seal, form }] of forms) {
            const known = meanwhile.get(digest)
            const judgement = known === undefined ? judge(seal, form, directory, clock.now()) : 'not-yet'
            if (known !== undefined) said.set(digest, known)
            else if (judgement !== 'not-yet') said.set(digest, enter(caller, digest, form.ok ? form.value : undefined, judgement, from))
            if (judgement !== 'not-yet' && judgement.refused !== undefined) refusedNow += 1
          }
        })
        if (refusedNow > 0) refusals.count(caller.member, refusedNow)
      }
      return granted(digests.map((digest) => said.get(digest)))
    },
  }
}

export type Witnessing = ReturnType<typeof createWitnessing>
