import { FilesRoom as Shape } from '@hebu/shared/wire/files.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createResource, Show } from 'solid-js'

import { backupWords } from '../../words/backups.ts'
import { useWords } from '../../words/language.tsx'
import { safetyWords } from '../../words/safety.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useRelay } from '../session-context.tsx'
import styles from './DataSafety.module.css'

const scarceShare = 0.9

/** How much room attached files take on the relay, one's own and the department's, and how much they may ([FIL17]). */
export function FilesRoom(): JSX.Element {
  const { say, format } = useWords()
  const api = useRelay()
  const workspace = useWorkspace()
  // Asked again when the relay comes back, and when a file has got there.
  const [asked] = createResource(() => `${workspace.sync().kind === 'offline'} ${workspace.files.waiting()}`, () => api.ask(Shape, 'GET', '/api/files-room'))
  const room = (): Shape | undefined => {
    const answer = asked.latest
    return answer?.ok === true ? answer.value : undefined
  }
  const line = ({ usedBytes, mostBytes }: Shape['member'], of: Text, free: Text): JSX.Element => (
    <span classList={{ [styles.wait ?? '']: mostBytes !== undefined && usedBytes > scarceShare * mostBytes }}>
      {mostBytes === undefined ? say(free, { used: format().bytes(usedBytes) }) : say(of, { used: format().bytes(usedBytes), most: format().bytes(mostBytes) })}
    </span>
  )
  return (
    <Show when={room()} fallback={<small>{say(asked.loading ? backupWords.asking : backupWords.notReached)}</small>}>
      {(known) => (
        <>
          {line(known().member, safetyWords.ownFiles, safetyWords.ownFilesFree)}
          {line(known().workspace, safetyWords.allFiles, safetyWords.allFilesFree)}
        </>
      )}
    </Show>
  )
}
