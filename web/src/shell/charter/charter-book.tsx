import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { loadCharter } from '@hebu/shared/charters/load-charter.ts'
import { maySettle } from '@hebu/shared/rules/access.ts'
import type { SettingsVersion } from '@hebu/shared/vocabulary/directory.ts'
import { createResource } from 'solid-js'

import { useWorkspace } from '../../workspace/context.tsx'

/** The charter of the workspace as it was written and as it is, and who may settle it. */
export function useCharterBook() {
  const workspace = useWorkspace()
  const [base] = createResource(() => workspace.directory().workspace.charter, loadCharter)
  const versions = (): readonly SettingsVersion[] => workspace.directory().settings ?? []
  return {
    workspace,
    charter: workspace.charter,
    /** As it was written; what runs until that is here. */
    base: (): Charter => base.latest ?? workspace.charter(),
    versions,
    latest: (): number => versions().at(-1)?.version ?? 0,
    settledBy: (key: string): SettingsVersion | undefined => workspace.charter().settled?.settledBy.get(key),
    may: (key: string): boolean => maySettle(key, workspace.me(), workspace.charter()),
    nameOf: (member: string): string => workspace.directory().members.find(({ id }) => id === member)?.name ?? member,
  }
}

export type CharterBook = ReturnType<typeof useCharterBook>
