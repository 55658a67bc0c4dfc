import { Navigate } from '@solidjs/router'
import type { JSX } from 'solid-js'

import { useWorkspace } from '../workspace/context.tsx'

/** The start: the first book of the rail. */
export function StartPlace(): JSX.Element {
  const workspace = useWorkspace()
  return <Navigate href={`/${workspace.heads()[0]?.id ?? 'members'}`} />
}
