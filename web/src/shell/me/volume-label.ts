import { parseAddress, parseShelf } from '@hebu/shared/vocabulary/address.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'

import type { Words } from '../../words/language.tsx'
import { meWords } from '../../words/me.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { groupLabel } from '../members/labels.ts'

/** A volume's address in words: `客户档案 · 华东组 · 2026-Q4`. */
export function volumeLabel(name: string, workspace: Workspace, words: Words): string {
  const address = parseAddress(name)
  const shelf = address === undefined ? undefined : parseShelf(address.shelf)
  if (address === undefined || shelf === undefined) return name
  const book = workspace.bookById(address.book)
  const part = address.part === undefined ? undefined : book?.parts?.[address.part]
  const scope =
    shelf.scope === 'all'
      ? words.say(meWords.volumeScopeAll)
      : 'group' in shelf.scope
        ? groupLabel(workspace.charter(), shelf.scope.group, words)
        : (memberById(workspace.directory(), shelf.scope.member)?.name ?? shelf.scope.member)
  return [book === undefined ? address.book : words.say(book.name), part === undefined ? undefined : words.say(part.label), scope, shelf.period].filter((each) => each !== undefined).join(' · ')
}
