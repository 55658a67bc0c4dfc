import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { contractFrom, proposalFor, proposalFrom } from '@hebu/shared/rules/proposing/carry-over.ts'
import { granted } from '@hebu/shared/vocabulary/result.ts'
import type { XmlElement, XmlText } from 'yjs'

import { whole } from '../../workspace/whole.ts'
import type { Done, Step, Workspace } from '../../workspace/workspace.ts'

/** Makes the contract of an accepted proposal; each names the other ([PROP11]). */
export const openContract = (workspace: Workspace, proposal: Page, step: Step): Done<PageLink> =>
  whole(workspace, step, () => {
    const made = workspace.commands.create('contracts', contractFrom(proposal))
    if (!made.ok) return made
    const named = workspace.commands.set({ book: 'proposals', id: proposal.id }, 'contract', made.value)
    return named.ok ? made : named
  })

/** Begins a proposal for a possible deal ([PROP12]). */
export const beginFor = (workspace: Workspace, opportunity: Page, step: Step): Done<PageLink> => whole(workspace, step, () => workspace.commands.create('proposals', proposalFor(opportunity)))

const texts = ['intro', 'solution', 'service', 'event'] as const

/** Begins a proposal from an earlier one, its texts with it ([PROP12]). */
export const beginFrom = (workspace: Workspace, earlier: Page, step: Step): Done<PageLink> =>
  whole(workspace, step, () => {
    const made = workspace.commands.create('proposals', proposalFrom(earlier))
    if (!made.ok) return made
    const to = { book: 'proposals', id: made.value.id }
    for (const name of texts) {
      const [source, target] = [workspace.text({ book: 'proposals', id: earlier.id }, name), workspace.text(to, name)]
      const content = source?.fragment.toArray() ?? []
      if (target === undefined || content.length === 0) continue
      target.doc.transact(() => target.fragment.insert(0, content.map((each) => (each as XmlElement | XmlText).clone())))
      workspace.commands.noteEdit(to, name)
    }
    return granted(made.value)
  })
