import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createContext, useContext } from 'solid-js'

import type { OutBlock } from '../../platform/exchange/document-out.ts'
import type { CommandRefusal, Step } from '../../workspace/workspace.ts'

/** What a proposal's panes are given by whoever shows them: names of pages and people, texts as pieces of a document, and words for what was done or refused. */
export interface ProposalDesk {
  title(book: Book, page: Page): string
  member(id: string): string
  /** What stands in a field of any kind, in words. */
  value(page: Page, field: string, column: string | undefined, value: unknown): string
  /** The text of a field as pieces of a document, its lists counted on. */
  blocks(page: Page, field: string, lists: { next: number }): readonly OutBlock[]
  fileName(title: string, ending: string): string
  /** Says what was done, with a way to take it back. */
  offer(step: Step, done: string): void
  refuse(refusal: CommandRefusal): void
  focusField(field: string): void
}

const DeskContext = createContext<ProposalDesk>()

export function ProposalDeskProvider(props: { readonly desk: ProposalDesk; readonly children: JSX.Element }): JSX.Element {
  return <DeskContext.Provider value={props.desk}>{props.children}</DeskContext.Provider>
}

/** Throws outside of its provider. */
export function useProposalDesk(): ProposalDesk {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('useProposalDesk is called outside of ProposalDeskProvider')
  return desk
}
