import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Comment } from '@hebu/shared/codec/comments.ts'
import { mostCommentLetters, readComments, writeComment, writeCommentMark, writeCommentText, writePassage } from '@hebu/shared/codec/comments.ts'
import type { Stamp } from '@hebu/shared/codec/fields.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Doc } from 'yjs'

import type { Target } from '../commands.ts'
import type { UndoStack } from '../undo-stack.ts'
import type { Volume } from '../volume.ts'
import type { Commands, Done, PageAddress } from '../workspace.ts'
import { volumesOf } from './read-record.ts'

export interface CommentCommandsInput {
  find(page: PageAddress): Target | undefined
  stamp(): Stamp
  newId(): string
  me(): string
  readonly push: UndoStack['push']
}

type CommentCommands = Pick<Commands, 'comment' | 'placeComment' | 'changeComment' | 'resolveComment' | 'removeComment' | 'mayComment'>

const done = granted(undefined)

/** What is said about a page. Whoever may write its volume may comment, also where the page is closed or another's ([REC5]). */
export function createCommentCommands({ find, stamp, newId, me, push }: CommentCommandsInput): CommentCommands {
  const open = (address: PageAddress): Done<Target> => {
    const target = find(address)
    if (target === undefined) return refused({ because: 'no-such-page' })
    if (target.page.version > target.book.version) return refused({ because: 'newer-version' })
    return target.page.deleted === undefined ? granted(target) : refused({ because: 'read-only' })
  }
  const volumeFor = ({ book, page, store }: Target, field: string | undefined): Done<Volume> => {
    const declared = field === undefined || !Object.hasOwn(book.fields, field) ? undefined : (book.fields as Fields)[field]
    if (field !== undefined && declared === undefined) return refused({ because: 'no-such-field' })
    const volume = store.volumeOf(page.id, declared?.part)
    return volume?.access() === 'write' ? granted(volume) : refused({ because: 'read-only' })
  }
  /** Writes to a comment in the volume it lies in. */
  const act = (address: PageAddress, id: string, whose: 'own' | 'any', write: (doc: Doc, comment: Comment) => void): Done => {
    const target = open(address)
    if (!target.ok) return target
    for (const { doc, access } of volumesOf(target.value.store, address.id, target.value.page.parts)) {
      const comment = readComments(doc, address.id).find((one) => one.id === id)
      if (comment === undefined) continue
      if (access() !== 'write') return refused({ because: 'read-only' })
      if (whose === 'own' && comment.by !== me()) return refused({ because: 'not-allowed' })
      doc.transact(() => write(doc, comment))
      return done
    }
    return refused({ because: 'no-such-page' })
  }
  const mark = (address: PageAddress, id: string, which: 'resolved' | 'removed', on: boolean): Done => {
    let field: string | undefined
    const written = act(address, id, which === 'removed' ? 'own' : 'any', (doc, comment) => {
      field = comment.field
      writeCommentMark(doc, address.id, id, which, on ? stamp() : undefined)
    })
    if (written.ok) push({ command: 'comment', page: address, field, takeBack: () => mark(address, id, which, !on) })
    return written
  }
  const isSaid = (text: string): boolean => text.trim() !== '' && text.length <= mostCommentLetters

  const commands: CommentCommands = {
    mayComment(address, field) {
      const target = open(address)
      if (!target.ok) return target
      const volume = volumeFor(target.value, field)
      return volume.ok ? done : volume
    },
    comment(address, { text, field, replyTo, passage }) {
      if (!isSaid(text)) return refused({ because: 'invalid-value' })
      const id = newId()
      const begun = { id, ...stamp(), text: text.trim(), field, replyTo, passage: field === undefined ? undefined : passage }
      let written: Done
      let about = field
      if (replyTo === undefined) {
        const target = open(address)
        if (!target.ok) return target
        const volume = volumeFor(target.value, field)
        if (!volume.ok) return volume
        volume.value.doc.transact(() => writeComment(volume.value.doc, address.id, begun))
        written = done
      } else {
        written = act(address, replyTo, 'any', (doc, answered) => {
          about = answered.field
          writeComment(doc, address.id, { ...begun, field: about, passage: undefined })
        })
      }
      if (!written.ok) return written
      push({ command: 'comment', page: address, field: about, takeBack: () => mark(address, id, 'removed', true) })
      return granted(id)
    },
    placeComment: (address, id, passage) => act(address, id, 'any', (doc, comment) => {
      if (comment.passage !== undefined) writePassage(doc, address.id, id, passage)
    }),
    changeComment(address, id, text) {
      if (!isSaid(text)) return refused({ because: 'invalid-value' })
      let before = ''
      let field: string | undefined
      const written = act(address, id, 'own', (doc, comment) => {
        before = comment.text
        field = comment.field
        writeCommentText(doc, address.id, id, text.trim(), stamp().at)
      })
      if (written.ok) push({ command: 'comment', page: address, field, takeBack: () => commands.changeComment(address, id, before) })
      return written
    },
    resolveComment: (address, id, resolved) => mark(address, id, 'resolved', resolved),
    removeComment: (address, id) => mark(address, id, 'removed', true),
  }
  return commands
}
