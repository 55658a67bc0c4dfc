import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import { contentHash } from '@hebu/shared/codec/content-hash.ts'
import type { MoveEntry } from '@hebu/shared/codec/page.ts'
import { statementHash } from '@hebu/shared/codec/sealing/hashes.ts'
import { writeStatement } from '@hebu/shared/codec/sealing/statement.ts'
import { packAuthors } from '@hebu/shared/codec/versioning/kept-authors.ts'
import { enterVersion, keepContent } from '@hebu/shared/codec/versions.ts'
import { answerOf } from '@hebu/shared/rules/approval/answerers.ts'
import { handedInTo, stepAfter } from '@hebu/shared/rules/approval/round.ts'
import { routeFor } from '@hebu/shared/rules/approval/route.ts'
import { seriesOf } from '@hebu/shared/rules/numbering.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { SealStatement } from '@hebu/shared/vocabulary/sealing.ts'
import type { Doc } from 'yjs'

import type { DeviceKey } from '../../platform/device-key.ts'
import type { CommandsInput } from '../commands.ts'
import type { PlannedMove } from '../moving/move-commands.ts'
import type { CommandRefusal, Done } from '../workspace.ts'
import { sealBefore } from './seals.ts'

export interface SealMoveInput extends Pick<CommandsInput, 'workspace' | 'me' | 'standing' | 'today' | 'world'> {
  readonly key: DeviceKey
  plan(): PlannedMove | CommandRefusal
  make(move: PlannedMove, entry: MoveEntry, besides: (doc: Doc) => void): void
}

/** Somebody who writes on while a seal is made has it made anew, this often. */
const mostTries = 3

/** Signs a move over what the page says at this moment, and enters it. Works without a network ([SEAL14]). */
export async function sealMove(input: SealMoveInput): Promise<Done> {
  const key = await input.key.own()
  for (let tried = 0; tried < mostTries; tried++) {
    const move = input.plan()
    if ('because' in move) return refused(move)
    const statement = statementOf(input, move)
    if (!statement.ok) return statement
    const words = writeStatement(statement.value)
    const signature = await key.sign(words)
    // What was signed must still be what the page says.
    const now = input.plan()
    if ('because' in now) return refused(now)
    if (contentOf(now).hash !== statement.value.content || now.entry.after !== move.entry.after || now.entry.from !== move.entry.from) continue
    const { to, as, for: stoodIn, route, step, content } = statement.value
    const entry: MoveEntry = { ...move.entry, to, content, as, for: stoodIn, route, step, seal: { statement: words, key: key.key, signature } }
    input.make({ ...now, entry, writes: move.writes }, entry, (doc) => {
      const said = contentOf(now).content
      keepContent(doc, said)
      if (now.book.moves[entry.move]?.chain !== undefined) enterVersion(doc, now.page.id, { id: entry.id, content, by: entry.by, at: entry.at, entry: entry.id }, packAuthors(doc, said))
    })
    return granted(undefined)
  }
  return refused({ because: 'changed-since' })
}

/** What the page will say once the move has written what it writes. */
function contentOf({ book, page, store, writes }: PlannedMove) {
  const values = Object.fromEntries(Object.entries({ ...page.values, ...Object.fromEntries(writes) }).filter(([, value]) => value !== undefined))
  const content = canonicalPage(book, { ...page, values }, store.volumeOf(page.id)!.doc)
  return { content, hash: contentHash(content) }
}

function statementOf({ workspace, me, standing, today, world }: SealMoveInput, move: PlannedMove): Result<SealStatement, CommandRefusal> {
  const { book, page, entry } = move
  const declared = book.moves[entry.move]!
  const { round } = page
  const content = contentOf(move).hash
  const answers = declared.decides !== undefined && round?.state === 'open' && round.route !== undefined ? round : undefined
  if (declared.decides === 'approve' && round?.content !== undefined && round.content !== content) return refused({ because: 'changed-since' })
  const answer = answers === undefined ? undefined : answerOf(answers, book.id, me().id, standing(), today())
  if (answers !== undefined && answer === undefined) return refused({ because: 'not-actor' })
  const before = sealBefore(page, entry)
  const route = declared.chain === undefined ? undefined : routeFor(book, declared, page, me().id, standing(), world)
  const { id, move: name, from, by, at, note, after } = entry
  // What this very move does: an approval that others have still to join leaves the page where it is ([SEAL18]).
  const waits = declared.decides === 'approve' && answers !== undefined && stepAfter(answers.route, answers.step, [...answers.answers, { step: answers.step, as: answer?.as }]) < answers.route!.length
  const to = waits ? from : declared.chain === undefined ? entry.to : handedInTo(book, declared, route)
  return granted({
    hebu: 'seal/1', workspace, book: book.id, page: page.id, id, move: name, from, to, by, at, note, after, content,
    as: answer?.as,
    for: answer?.for,
    previous: before === undefined ? undefined : statementHash(before.statement),
    route,
    step: answers?.step,
    series: seriesOf(book, name, page.numbered, today()),
  })
}
