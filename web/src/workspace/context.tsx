import type { JSX } from 'solid-js'
import { createContext, useContext } from 'solid-js'

import type { Workspace } from './workspace.ts'

const WorkspaceContext = createContext<Workspace>()

/** Gives the open workspace to everything inside. */
export function WorkspaceProvider(props: { readonly workspace: Workspace; readonly children: JSX.Element }): JSX.Element {
  return <WorkspaceContext.Provider value={props.workspace}>{props.children}</WorkspaceContext.Provider>
}

/** The open workspace. Throws outside of its provider. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === undefined) throw new Error('useWorkspace is called outside of WorkspaceProvider')
  return workspace
}
