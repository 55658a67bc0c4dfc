import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createContext, useContext } from 'solid-js'

import type { CommandRefusal, Step } from '../../workspace/workspace.ts'

/** What a plan's pane is given by whoever shows it: names of pages and people, and words for what was done or refused. */
export interface PlanDesk {
  title(book: Book, page: Page): string
  member(id: string): string
  /** Says what was done, with a way to take it back. */
  offer(step: Step, done: string): void
  refuse(refusal: CommandRefusal): void
}

const DeskContext = createContext<PlanDesk>()

export function PlanDeskProvider(props: { readonly desk: PlanDesk; readonly children: JSX.Element }): JSX.Element {
  return <DeskContext.Provider value={props.desk}>{props.children}</DeskContext.Provider>
}

/** Throws outside of its provider. */
export function usePlanDesk(): PlanDesk {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('usePlanDesk is called outside of PlanDeskProvider')
  return desk
}
