import type { Book } from '@hebu/shared/books/define-book.ts'

import { useWords } from '../../../../../words/language.tsx'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { toNames } from '../comments/mention-typing.ts'
import { useChangeWords } from '../history/use-change-words.ts'
import type { TimelineItem } from './timeline.ts'

/** What an entry of the open page's timeline says, as one text to look through. */
export function useEntryWords(): (item: TimelineItem) => string {
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const changed = useChangeWords()
  const lines = (item: TimelineItem): readonly (string | undefined)[] => {
    switch (item.kind) {
      case 'comment':
        return [toNames(item.comment.text, names.member)]
      case 'move':
        return [moveName(open.book, item.record.move), item.record.note]
      case 'step':
        return [names.title(item.book, item.page), moveName(item.book, item.record.move), item.record.note]
      case 'page':
        return [words.say(item.book.one), names.title(item.book, item.page), item.book.timeline?.text(item.page.values, names.naming(item.book))]
      case 'changes':
        return item.changes.flatMap((change) => [changed.place(change), changed.value(change, change.was), change.next.is === 'value' ? changed.value(change, change.next.value) : undefined])
      case 'made':
      case 'imported':
        return []
    }
  }
  const moveName = (book: Book, move: string): string | undefined => {
    const label = book.moves[move]?.label
    return label === undefined ? undefined : words.say(label)
  }
  return (item) => lines(item).filter((line) => line !== undefined).join('\n')
}
