import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { proofFileEnding } from '@hebu/shared/codec/sealing/proof.ts'

import { saveFile } from '../../../ui/save-file.ts'
import { showToast } from '../../../ui/toast.ts'
import { exportWords } from '../../../words/exchange.ts'
import type { Words } from '../../../words/language.tsx'
import { pageWords } from '../../../words/page.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import type { Names } from '../values/use-names.ts'
import { fileName } from './file-name.ts'

export interface ExportProofContext {
  readonly workspace: Workspace
  readonly words: Words
  readonly names: Names
}

/** Saves the seals of a page as a file that anybody can check, and says where ([WIT16]). */
export async function exportProof(book: Book, page: Page, { workspace, words, names }: ExportProofContext): Promise<void> {
  try {
    const title = names.title(book, page)
    const department = workspace.directory().workspace
    const bytes = await workspace.proofOf({ book: book.id, id: page.id }, [words.say(pageWords.proofAbout), `${words.say(book.name)} · ${title}`, department.name])
    if (bytes === undefined) throw new Error('The page bears no seal.')
    const name = fileName(title, Date.now(), department.timeZone, proofFileEnding.slice(1))
    saveFile(new Blob([new Uint8Array(bytes)]), name)
    workspace.exported(book.id, 1)
    showToast(words.say(pageWords.proofDone, { name, address: `${location.origin}/verify` }))
  } catch {
    showToast(words.say(exportWords.failed), { tone: 'problem' })
  }
}
