import type { CheckedSeal } from '@hebu/shared/codec/sealing/check-proof.ts'
import type { CanonicalPage } from '@hebu/shared/codec/canonical.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { toldSteps } from '@hebu/shared/rules/approval/told-steps.ts'

import type { ContentNames } from '../../features/books/content/content-names.ts'
import { contentNames } from '../../features/books/content/content-names.ts'
import { namingFor } from '../../features/books/values/naming.ts'
import { createFormats } from '../../words/formats.ts'
import { useWords } from '../../words/language.tsx'
import { verifyWords } from '../../words/verify.ts'
import type { OpenedProof } from './opened-proof.ts'

/** What a proof says in the reader's language; moments in the zone of the department. All readings are tracked. */
export function createProofWords(opened: () => OpenedProof) {
  const { say, language } = useWords()
  const checked = () => opened().checked
  const words = { say, language, format: () => createFormats(language(), checked().workspace.timeZone, Date.now) }
  const member = (id: string | undefined): string => checked().names.find((each) => each.id === id)?.name ?? id ?? ''
  const charter = () => opened().anyCharter
  const naming = () => {
    const { book } = opened()
    return book === undefined ? undefined : namingFor(book, { words, charter: charter(), memberName: member, bookById: () => undefined, pageOf: () => undefined, keptName: (_, id) => say(verifyWords.linkById, { id }) })
  }
  /** The content of the last seal that holds. */
  const last = () => checked().seals.findLast(({ fault, content }) => fault === undefined && content !== undefined)?.content
  const called = (wordings: Readonly<Record<string, Parameters<typeof say>[0]>> | undefined, id: string): string => (wordings !== undefined && Object.hasOwn(wordings, id) ? say(wordings[id]!) : id)
  return {
    member,
    moment: (at: string): string => (Number.isNaN(Date.parse(at)) ? at : words.format().dateTime(at)),
    bookName: (): string => (opened().book === undefined ? checked().proof.book : say(opened().book!.name)),
    title(): string {
      const [book, content, names] = [opened().book, last(), naming()]
      return (book === undefined || content === undefined || names === undefined ? '' : book.title(content.values as Page['values'], names)) || say(verifyWords.untitled)
    },
    post({ statement, witnessed }: CheckedSeal): string {
      const id = witnessed === undefined ? checked().names.find((each) => each.id === statement?.by)?.post : witnessed.post
      const posts = opened().charter?.posts
      return id === undefined ? '' : posts !== undefined && Object.hasOwn(posts, id) ? say(posts[id]!.label) : id
    },
    /** What the seal at this place did: which step it answered, and where it led the page. */
    step(place: number): string {
      const { seals } = checked()
      const told = toldSteps(seals.map(({ statement }) => statement), opened().book)[place]
      const statement = seals[place]?.statement
      if (told === undefined || statement === undefined) return ''
      const { nth: n, of } = told
      const moves = opened().book?.moves
      const move = moves !== undefined && Object.hasOwn(moves, statement.move) ? say(moves[statement.move]!.label) : statement.move
      const [from, to] = [statement.from, told.to].map((state) => called(opened().book?.states, state)) as [string, string]
      if (n === undefined || of === undefined) return say(verifyWords.step, { move, from, to })
      return say(statement.from === told.to ? verifyWords.stepStays : verifyWords.stepOf, { move, n, of, from, to })
    },
    /** What stands in contents, in words; nothing of a book that this version does not know. */
    contentNames(): ContentNames | undefined {
      const [book, names] = [opened().book, naming()]
      return book === undefined || names === undefined ? undefined : contentNames(book, () => ({ naming: names, charter: charter(), words }), words)
    },
    /** What the last seal is over. */
    last,
    /** What earlier seals are over that was changed afterwards, each with the places of its seals, counted from one. */
    earlier(): readonly { readonly content: CanonicalPage; readonly seals: readonly number[] }[] {
      const found = new Map<CanonicalPage, number[]>()
      for (const [place, { fault, content }] of checked().seals.entries()) {
        if (fault !== undefined || content === undefined || content === last()) continue
        found.set(content, [...(found.get(content) ?? []), place + 1])
      }
      return [...found].map(([content, seals]) => ({ content, seals }))
    },
  }
}
