import type { Logger } from '../store/logger.ts'
import type { StoredVolume, VolumeLog } from '../store/volume-log.ts'
import { Content } from './content.ts'
import { isSame } from './folding.ts'
import type { Run } from './update/encode-update.ts'
import { encodeStateVector } from './update/encode-update.ts'
import { type Effects, Knowledge } from './update/knowledge.ts'
import { validateUpdate } from './update/validate-update.ts'

/** What a durable row brought. */
export interface Added {
  readonly effects: Effects
  readonly runs: readonly Run[]
}

interface Read {
  readonly content: Content
  readonly knowledge: Knowledge
  /** Rows that do not decode or do not fit. */
  readonly unfit: readonly number[]
}

/** For what was accepted once. */
export const noLimits = { maxParts: Number.POSITIVE_INFINITY }
const anybody = (): boolean => true

/** What the store holds of a volume up to row `upto`. Throws where the snapshot does not decode. */
export function readStored(name: string, { snapshot, tail }: StoredVolume, upto: number): Read {
  const content = new Content()
  const knowledge = new Knowledge()
  const take = (bytes: Uint8Array): boolean => {
    const verdict = validateUpdate(bytes, knowledge, anybody, noLimits)
    if (verdict.kind === 'nothing') return true
    if (verdict.kind === 'poison' || verdict.isRest) return false
    knowledge.add(verdict.effects)
    content.add(verdict.runs)
    return true
  }
  if (snapshot !== undefined && !take(snapshot)) throw new Error(`the snapshot of ${name} does not decode`)
  const unfit = tail.filter(({ seq, bytes }) => seq <= upto && !take(bytes)).map(({ seq }) => seq)
  content.join()
  return { content, knowledge, unfit }
}

export interface KeptContentPorts {
  readonly log: VolumeLog
  readonly logger: Logger
  /** The last durable row, and the state vector with it. */
  durable(): { readonly head: number; readonly epoch: number; readonly clocks: ReadonlyMap<number, number> }
}

export type LoadRefusal = 'unavailable' | 'differs'

/**
 * The structs of a volume in memory, as long as somebody asks for them: the log has them too, and who is level or only
 * writes needs none ([RLY32]).
 */
export class KeptContent {
  readonly #volume: string
  readonly #ports: KeptContentPorts
  #content: Content | undefined
  #loading: Promise<LoadRefusal | undefined> | undefined
  /** Made durable since the log was asked. */
  #meanwhile: { readonly seq: number; readonly added: Added }[] = []

  constructor(volume: string, content: Content, ports: KeptContentPorts) {
    this.#volume = volume
    this.#content = content
    this.#ports = ports
  }

  /** `undefined` until it was {@link load}ed. */
  get now(): Content | undefined {
    return this.#content
  }

  /** A row that has just become durable. */
  add(seq: number, added: Added): void {
    this.#content?.add(added.runs)
    if (this.#loading !== undefined) this.#meanwhile.push({ seq, added })
  }

  /** The same structs in another form. */
  replace(content: Content): void {
    this.#content = content
  }

  letGo(): void {
    this.#content = undefined
  }

  /** Reads it from the log; once, however many ask. `differs`: the log holds something else than was made durable here. */
  load(): Promise<LoadRefusal | undefined> {
    return (this.#loading ??= this.#load()
      .catch((error: unknown) => {
        this.#ports.logger.error({ volume: this.#volume, error: String(error) }, 'a volume could not be read again')
        return 'unavailable' as const
      })
      .finally(() => {
        this.#loading = undefined
        this.#meanwhile = []
      }))
  }

  async #load(): Promise<LoadRefusal | undefined> {
    const { log, logger, durable } = this.#ports
    const stored = await log.read(this.#volume)
    if (!stored.ok) return 'unavailable'
    const { head, epoch, clocks } = durable()
    if (stored.value !== undefined && stored.value.epoch !== epoch) return 'differs'
    // Rows that are committed but not known to be so here come by themselves.
    const { content, knowledge } = stored.value === undefined ? { content: new Content(), knowledge: new Knowledge() } : readStored(this.#volume, stored.value, head)
    for (const { seq, added } of this.#meanwhile) {
      if (seq <= (stored.value?.head ?? 0)) continue
      content.add(added.runs)
      knowledge.add(added.effects)
    }
    if (!isSame(encodeStateVector(knowledge.clocks), encodeStateVector(clocks))) {
      logger.error({ volume: this.#volume }, 'the log holds something else than what was made durable')
      return 'differs'
    }
    this.#content = content
    return undefined
  }
}
