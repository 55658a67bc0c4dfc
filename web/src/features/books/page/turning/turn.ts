import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import { stringIn } from '@hebu/shared/books/read-values.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { customerFrom, opportunityFrom } from '@hebu/shared/rules/care/turn-inquiry.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { granted } from '@hebu/shared/vocabulary/result.ts'

import { whole } from '../../../../workspace/whole.ts'
import type { Done, Step, Workspace } from '../../../../workspace/workspace.ts'

const addressOf = ({ id }: Page) => ({ book: 'inquiries', id })

/** Names on the inquiry what it has become, and, where it is one, the customer. */
function note({ commands }: Workspace, inquiry: Page, book: string, page: PageLink): Done<PageLink> {
  if (book === 'customers') {
    const named = commands.set(addressOf(inquiry), 'customer', page)
    if (!named.ok) return named
  }
  const turned = commands.set(addressOf(inquiry), 'turnedInto', { id: `${book}:${page.id}`, shelf: page.shelf })
  return turned.ok ? granted(page) : turned
}

/** Makes a customer of an inquiry, with what is known of them ([CUS28]). */
export const turnIntoCustomer = (workspace: Workspace, inquiry: Page, known: Parameters<typeof customerFrom>[1], step: Step): Done<PageLink> =>
  whole(workspace, step, () => {
    const made = workspace.commands.create('customers', customerFrom(inquiry, known))
    return made.ok ? note(workspace, inquiry, 'customers', made.value) : made
  })

/** Notes that an inquiry is of a customer who is there already ([CUS29]). */
export const turnIntoKnown = (workspace: Workspace, inquiry: Page, customer: PageLink, step: Step): Done<PageLink> => whole(workspace, step, () => note(workspace, inquiry, 'customers', customer))

/** Who most likely follows an opportunity with a customer: the owner, or this member where the owner has left. */
export function likelyFollower(workspace: Workspace, customer: string): string {
  const owner = stringIn(workspace.table('customers').page(customer)?.values['owner'])
  return owner !== undefined && memberById(workspace.directory(), owner)?.status === 'active' ? owner : workspace.me().id
}

/** Makes an opportunity of an inquiry; each names the other ([CUS28]). */
export const turnIntoOpportunity = (workspace: Workspace, inquiry: Page, known: Parameters<typeof opportunityFrom>[1], step: Step): Done<PageLink> =>
  whole(workspace, step, () => {
    const made = workspace.commands.create('opportunities', opportunityFrom(inquiry, known))
    return made.ok ? note(workspace, inquiry, 'opportunities', made.value) : made
  })
