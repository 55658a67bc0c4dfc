import * as encoding from 'lib0/encoding'

import type { Dice } from './random-edits.ts'

const clients = [4, 3, 2, 1] as const
const roots = ['fields', 'rows', 'note', 'body'] as const

/** An update as no Yjs writes it: structs of any content beside, under and between any others, mostly known ones. */
export function composeAtRandom(roll: Dice, clocks: ReadonlyMap<number, number>): Uint8Array {
  const upTo = (most: number): number => Math.floor(roll() * (most + 1))
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length - 1)]!
  const encoder = encoding.createEncoder()
  const known = [...clocks].filter(([, clock]) => clock > 0)

  const writeId = (): void => {
    const [client, clock] = known.length > 0 ? pick(known) : [1, 3]
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, roll() < 0.97 ? upTo(clock - 1) : clock + upTo(2))
  }
  const contents: readonly (readonly [kind: number, write: () => void])[] = [
    [1, () => encoding.writeVarUint(encoder, 1 + upTo(2))],
    [3, () => encoding.writeVarUint8Array(encoder, new Uint8Array(2))],
    [4, () => encoding.writeVarString(encoder, pick(['ab', 'c', '🀄x']))],
    [5, () => encoding.writeVarString(encoder, '{"a":1}')],
    [6, () => [encoding.writeVarString(encoder, 'bold'), encoding.writeVarString(encoder, pick(['true', 'null']))]],
    [7, () => encoding.writeVarUint(encoder, pick([0, 1, 2, 4, 6]))],
    [7, () => [encoding.writeVarUint(encoder, 3), encoding.writeVarString(encoder, 'p')]],
    [8, () => [encoding.writeVarUint(encoder, 2), encoding.writeAny(encoder, 1), encoding.writeAny(encoder, 'x')]],
    [8, () => [encoding.writeVarUint(encoder, 1), encoding.writeAny(encoder, { a: [1] })]],
  ]
  const writeStruct = (): void => {
    if (roll() < 0.1) return void [encoding.writeUint8(encoder, 0), encoding.writeVarUint(encoder, 1 + upTo(2))]
    const [kind, write] = pick(contents)
    const [left, right, key] = [known.length > 0 && roll() < 0.6, known.length > 0 && roll() < 0.4, roll() < 0.3]
    encoding.writeUint8(encoder, kind | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key ? 0x20 : 0))
    if (left) writeId()
    if (right) writeId()
    if (!left && !right) {
      const isRoot = roll() < 0.6
      encoding.writeVarUint(encoder, isRoot ? 1 : 0)
      if (isRoot) encoding.writeVarString(encoder, pick(roots))
      else writeId()
      if (key) encoding.writeVarString(encoder, pick(['k0', 'k1']))
    }
    write()
  }

  const writing = clients.filter(() => roll() < 0.5)
  encoding.writeVarUint(encoder, writing.length)
  for (const client of writing) {
    const count = 1 + upTo(3)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, Math.max(0, (clocks.get(client) ?? 0) + (roll() < 0.1 ? upTo(3) - 2 : 0)))
    for (let i = 0; i < count; i++) writeStruct()
  }
  const deleting = clients.filter(() => roll() < 0.3)
  encoding.writeVarUint(encoder, deleting.length)
  for (const client of deleting) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, upTo(Math.max(0, (clocks.get(client) ?? 0) - 1)))
    encoding.writeVarUint(encoder, upTo(2))
  }
  return encoding.toUint8Array(encoder)
}
