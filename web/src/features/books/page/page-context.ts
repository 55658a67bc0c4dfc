import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { ComparedContent } from '@hebu/shared/rules/comparing/compare-content.ts'
import type { Accessor, JSX } from 'solid-js'
import { createContext, useContext } from 'solid-js'

import type { Lacking } from './moves/lacking.ts'
import type { PageAddress, PageRecord, PageRights, Presence } from '../../../workspace/workspace.ts'
import type { RecordAsking } from './record/asking.ts'
import type { Passages } from './record/passages/passages.ts'
import type { Seen } from './record/seen.ts'

/** The page that is open, for everything drawn inside of it. */
export interface OpenPage {
  readonly book: Book
  readonly page: Accessor<Page>
  readonly address: PageAddress
  readonly rights: Accessor<PageRights>
  readonly presence: Accessor<readonly Presence[]>
  /** What was said and changed on the page. */
  readonly record: Accessor<PageRecord>
  /** Conversations that still ask for something, by field; `undefined` for those about the page. */
  readonly openThreads: Accessor<ReadonlyMap<string | undefined, number>>
  readonly seen: Seen
  /** Passages of its texts that are commented on. */
  readonly passages: Passages
  /** What the record beside the fields shows, and how to have it show something else. */
  readonly asking: RecordAsking
  /** How the book's own feature draws what became of a field between two versions; `undefined` where it leaves that to the pane. */
  readonly compares?: ((field: string, before: ComparedContent, after: ComparedContent) => (() => JSX.Element) | undefined) | undefined
  /** Brings a field into sight and puts the keyboard into it; `field/column` works too. */
  focusField(name: string): void
  /** What the main move still wants; its fields bear a mark ([FLD20]). */
  readonly lacking: Accessor<Lacking | undefined>
  /** The field that somebody was led to: it is shown also where empty ones are folded. */
  readonly wanted: Accessor<string | undefined>
  /** Whether everything is drawn: at first only what is seen first is. */
  readonly whole: Accessor<boolean>
  /** Whether all of it stands, the record too: what nobody sees yet comes now. */
  readonly settled: Accessor<boolean>
}

export const OpenPageContext = createContext<OpenPage>()

export function useOpenPage(): OpenPage {
  const open = useContext(OpenPageContext)
  if (open === undefined) throw new Error('useOpenPage is called outside of a page')
  return open
}

/** The field that is drawn; within rows it is theirs. */
export const FieldNameContext = createContext<string>()

/** The id of a field's control on the page. */
export const controlId = (address: PageAddress, field: string): string => `${address.book}-${address.id}-${field}`.replaceAll(/[^\w-]/g, '_')
