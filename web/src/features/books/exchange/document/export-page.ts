import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import { writeDocument } from '../../../../platform/exchange/write/write-document.ts'
import { saveFile } from '../../../../ui/save-file.ts'
import { showToast } from '../../../../ui/toast.ts'
import { exportWords } from '../../../../words/exchange.ts'
import { fileName } from '../file-name.ts'
import type { DocumentContext } from './page-document.ts'
import { pageDocument } from './page-document.ts'

/** Saves a page as a Word document. */
export async function exportPage(book: Book, page: Page, context: DocumentContext): Promise<void> {
  const { words, workspace } = context
  try {
    const out = pageDocument(book, page, context)
    const name = fileName(out.title, Date.now(), workspace.directory().workspace.timeZone, 'docx')
    saveFile(await writeDocument(out), name)
    workspace.exported(book.id, 1)
    showToast(words.say(exportWords.doneOne, { name }))
  } catch {
    showToast(words.say(exportWords.failed), { tone: 'problem' })
  }
}
