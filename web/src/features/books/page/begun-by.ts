import type { Page } from '@hebu/shared/codec/page.ts'

import { pageWords } from '../../../words/page.ts'
import type { Words } from '../../../words/language.tsx'
import type { Names } from '../values/use-names.ts'

/** Who began a page and when; of one that came from a file, what the file says of it, or who brought it in. */
export function begunBy({ imported }: Page, made: NonNullable<Page['made']>, names: Names, words: Words, year?: 'always'): string {
  if (imported !== undefined && imported.author === undefined && imported.dated !== true) return words.say(pageWords.importedBy, { name: names.member(imported.by), when: words.format().date(imported.at, year) })
  const name = imported?.author !== undefined && made.by === imported.by ? imported.author : names.member(made.by)
  return words.say(pageWords.created, { name, when: words.format().date(made.at, year) })
}
