import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor } from 'solid-js'
import { createContext, useContext } from 'solid-js'

import type { PageAddress, PageRights, Presence } from '../../../workspace/workspace.ts'

/** The page that is open, for everything drawn inside of it. */
export interface OpenPage {
  readonly book: Book
  readonly page: Accessor<Page>
  readonly address: PageAddress
  readonly rights: Accessor<PageRights>
  readonly presence: Accessor<readonly Presence[]>
  /** Brings a field into sight and puts the keyboard into it; `field/column` works too. */
  focusField(name: string): void
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
