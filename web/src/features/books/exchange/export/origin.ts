import type { SheetOut } from '../../../../platform/exchange/sheet-out.ts'
import { exportWords } from '../../../../words/exchange.ts'
import { lastingWords } from '../lasting-words.ts'
import type { ExportContext } from './out-columns.ts'

/** Who takes something out, and when: a file that is passed on says where it came from ([XCH36]). */
export function originOf(what: string, count: number, { workspace, words }: Pick<ExportContext, 'workspace' | 'words'>): NonNullable<SheetOut['origin']> {
  const [name, department, when] = [workspace.me().name, workspace.directory().workspace.name, lastingWords(words, workspace).format().dateTime(Date.now())]
  return {
    title: words.say(exportWords.origin),
    by: name,
    facts: [[words.say(exportWords.originOf), department], [words.say(exportWords.originBook), what], [words.say(exportWords.originCount), String(count)], [words.say(exportWords.originBy), name], [words.say(exportWords.originAt), when]],
    foot: words.say(exportWords.originFoot, { department, name, when }),
  }
}
