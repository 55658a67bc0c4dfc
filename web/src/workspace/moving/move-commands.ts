import type { Book } from '@hebu/shared/books/define-book.ts'
import { byItself } from '@hebu/shared/codec/by-itself.ts'
import { recordChange } from '@hebu/shared/codec/history.ts'
import type { MoveEntry, Page } from '@hebu/shared/codec/page.ts'
import * as write from '@hebu/shared/codec/write-page.ts'
import { begetsGround } from '@hebu/shared/rules/begets-ground.ts'
import { leadsTo, moveBack } from '@hebu/shared/rules/workflow.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Doc } from 'yjs'

import { moveWrites } from '../checks/move-writes.ts'
import type { CommandsInput, OwnCommands, Target } from '../commands.ts'
import { begottenBy } from '../follow-begetting.ts'
import { mayMove } from '../rights.ts'
import type { Together } from '../together.ts'
import type { UndoStack } from '../undo-stack.ts'
import type { CommandRefusal, Done, PageAddress } from '../workspace.ts'

export interface MoveCommandsInput {
  readonly input: CommandsInput
  find(address: PageAddress): Target | undefined
  stamp(): { readonly by: string; readonly at: string }
  readonly together: Together
  readonly undoStack: UndoStack
  /** The commands that these are part of. */
  commands(): OwnCommands
}

const done = granted(undefined)

/** A move that may be made: what it says, and what it writes besides. */
export interface PlannedMove extends Target {
  readonly entry: MoveEntry
  readonly writes: readonly (readonly [field: string, value: unknown])[]
}

/** The moves of pages, sealed or not. */
export function createMoveCommands({ input, find, stamp, together, undoStack, commands }: MoveCommandsInput): Pick<OwnCommands, 'move' | 'seal' | 'mayMove' | 'moveByRule'> {
  const may = ({ book, page, store }: Target, move: string, byRule = false): Done => mayMove(book, page, move, store, input.me(), input.standing(), input.world, byRule)

  /** What somebody called a page of another book: its name alone, whatever else its title says. */
  const titleOf = (of: string, id: string): string | undefined => {
    const [named, values] = [input.book(of), input.world.page(of, id)?.values]
    const name = named === undefined || values === undefined ? undefined : values[named.list.names ?? 'name']
    return typeof name === 'string' && name !== '' ? name : undefined
  }

  /** What a move would be if it were made now, or why it cannot. */
  const plan = (address: PageAddress, move: string, note: string, id: () => string): PlannedMove | CommandRefusal => {
    const target = find(address)
    if (target === undefined) return { because: 'no-such-page' }
    const allowed = may(target, move)
    if (!allowed.ok) return allowed.refusal
    if (target.book.moves[move]?.note === 'required' && note.trim() === '') return { because: 'note-required' }
    return planned(target, move, id(), note.trim() === '' ? undefined : note.trim())
  }
  const planned = (target: Target, move: string, id: string, note?: string): PlannedMove => {
    const { book, page } = target
    return { ...target, writes: moveWrites(book, page, move, { nowMs: input.clock.now(), today: input.today(), me: input.me().id, titleOf }), entry: { id, move, from: page.state, to: leadsTo(book, move, page), ...stamp(), note, after: page.moves.at(-1)?.id } }
  }
  const enter = ({ book, page, store, writes }: PlannedMove, entry: MoveEntry, besides: (doc: Doc) => void = () => {}, origin?: symbol): void => {
    const { doc } = store.volumeOf(page.id)!
    doc.transact(() => {
      for (const [field, value] of writes) {
        write.writeField(doc, book, page.id, field, value, input.clock.now())
        recordChange(doc, page.id, { field, was: page.values[field] }, input.me().id, input.clock.now())
      }
      write.enterMove(doc, page.id, entry)
      besides(doc)
    }, origin)
    together.wrote(store, page.id)
  }
  /** Goes the declared step back, and gives the fields that the move wrote what they had. */
  const moveBackFrom = (address: PageAddress, back: string, before: readonly (readonly [field: string, value: unknown])[]): Done => {
    const gone = commands().move(address, back)
    if (gone.ok) for (const [field, value] of before) commands().set(address, field, value)
    return gone
  }
  const beget = (book: Book, page: Page, move: string): void => {
    const begotten = book.begets?.by === move ? input.book(book.begets.book) : undefined
    const store = begotten === undefined ? undefined : input.store(begotten.id)
    // Before everything is read nobody knows what is there: then the rule makes them later.
    if (begotten === undefined || store?.ready() !== true) return
    // An approval that others have still to join has not led anywhere yet.
    if (page.moves.findLast(({ verdict }) => verdict === 'applied')?.to !== book.moves[move]?.to) return
    const lacking = begottenBy(book, page, begotten, begetsGround(input.standing()), (key) => store.peek(key) !== undefined)
    if (lacking.length > 0) commands().createByRule(begotten.id, lacking)
  }
  const make = (move: PlannedMove, entry: MoveEntry, besides?: (doc: Doc) => void): void => {
    const { book, page, store } = move
    const address = { book: book.id, id: page.id }
    const back = moveBack(book, entry.move, page.state)
    const before = move.writes.map(([field]) => [field, page.values[field]] as const)
    enter(move, entry, besides)
    beget(book, store.peek(page.id)!, entry.move)
    const mayGoBack = back !== undefined && may({ ...move, page: store.peek(page.id)! }, back).ok
    undoStack.push({ command: 'move', page: address, field: entry.move, takeBack: mayGoBack ? () => moveBackFrom(address, back, before) : undefined })
  }
  const seal = async (address: PageAddress, move: string, note = ''): Promise<Done> => {
    let made: string | undefined
    const id = (): string => (made ??= newId(input.random))
    const first = plan(address, move, note, id)
    if ('because' in first) return refused(first)
    if (input.key === undefined || first.book.moves[move]?.sealed !== true) return commands().move(address, move, note)
    const { sealMove } = await import('../sealing/seal-move.ts')
    return sealMove({ ...input, key: input.key, plan: () => plan(address, move, note, id), make })
  }

  return {
    move(address, move, note = '') {
      const next = plan(address, move, note, () => newId(input.random))
      if ('because' in next) return refused(next)
      if (input.key !== undefined && next.book.moves[move]?.sealed === true) {
        // It is made once it is signed, a moment later; who wants to hear whether it was asks for `seal`.
        void seal(address, move, note)
        return done
      }
      make(next, next.entry)
      return done
    },
    seal,
    moveByRule(address, move) {
      const target = find(address)
      if (target === undefined) return refused({ because: 'no-such-page' })
      const allowed = may(target, move, true)
      // Named by what it follows, so that two devices that find it due make one move.
      const next = planned(target, move, `auto-${move}-${target.page.moves.at(-1)?.id ?? 'first'}`)
      if (allowed.ok) enter(next, next.entry, undefined, byItself)
      return allowed
    },
    mayMove(page, move) {
      const book = input.book(page.book)
      return book === undefined ? refused({ because: 'no-such-page' }) : may({ book, page, store: input.store(book.id) }, move)
    },
  }
}
