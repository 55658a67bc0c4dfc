import { pageVersionWords } from '../../../../../words/versions.ts'
import { useWords } from '../../../../../words/language.tsx'
import type { PageVersion } from '../../../../../workspace/versions/page-versions.ts'
import { now } from '../../../../../workspace/versions/page-versions.ts'
import type { ContentNames } from '../../../content/content-names.ts'
import { contentNames } from '../../../content/content-names.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'

/** Versions of the open page, and what stands in them, in words. */
export interface VersionNames extends ContentNames {
  /** What the page says now, and its versions, to choose from. */
  options(versions: readonly PageVersion[]): readonly { readonly value: string; readonly label: string }[]
  title(version: PageVersion): string
  isEmpty(value: unknown): boolean
}

export function useVersionNames(): VersionNames {
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const moveLabel = (move: string | undefined): string => {
    const declared = move === undefined ? undefined : open.book.moves[move]
    return declared === undefined ? (move ?? '') : words.say(declared.label)
  }
  const title = (version: PageVersion): string => {
    switch (version.kind) {
      case 'named': return version.name ?? words.say(pageVersionWords.unnamed)
      case 'sealed': return version.n === undefined ? moveLabel(version.move) : words.say(pageVersionWords.handedIn, { n: version.n, move: moveLabel(version.move) })
      case 'restored': return version.of === undefined ? words.say(pageVersionWords.restoredOne) : words.say(pageVersionWords.restoredFrom, { name: version.of.kind === 'automatic' ? words.format().dateTime(version.of.at) : title(version.of) })
      default: return words.say(pageVersionWords.automatic)
    }
  }
  return {
    options: (versions) => [
      { value: now, label: words.say(pageVersionWords.nowOf) },
      ...versions.map((version) => ({ value: version.id, label: `${title(version)} · ${words.format().dateTime(version.at)}` })),
    ],
    title,
    ...contentNames(open.book, () => names.format(open.book), words),
    isEmpty: (value) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0),
  }
}
