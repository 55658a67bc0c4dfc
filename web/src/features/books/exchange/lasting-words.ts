import { createFormats } from '../../../words/formats.ts'
import type { Words } from '../../../words/language.tsx'
import type { Workspace } from '../../../workspace/workspace.ts'

/** The words of what is kept and passed on: days are told with their year, also those of this one, which a file outlives ([XCH44]). */
export function lastingWords(words: Words, workspace: Workspace): Words {
  const format = createFormats(words.language(), workspace.directory().workspace.timeZone, () => 0)
  return { ...words, format: () => format }
}
