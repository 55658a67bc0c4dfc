import { BackupRecord } from '@hebu/shared/wire/backups.ts'
import type { JSX } from 'solid-js'
import { createResource, Match, Show, Switch } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { backupWords } from '../../words/backups.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useRelay } from '../session-context.tsx'
import styles from './DataSafety.module.css'

/** A backup older than this is told as such; so is one that was never restored for trial in a quarter of a year. */
const staleMs = 8 * 86_400_000
const unrehearsedMs = 100 * 86_400_000

/** When the relay was last backed up, and when a backup was last restored for trial ([BAK1]). */
export function Backups(): JSX.Element {
  const { say, format } = useWords()
  const api = useRelay()
  const workspace = useWorkspace()
  // Asked again when the relay comes back.
  const [asked] = createResource(() => `${workspace.sync().kind === 'offline'}`, () => api.ask(BackupRecord, 'GET', '/api/backups'))
  const record = (): BackupRecord | undefined => { const answer = asked.latest; return answer?.ok === true ? answer.value : undefined }
  const isOld = (at: string | undefined, limitMs: number): boolean => at === undefined || Date.now() - Date.parse(at) > limitMs
  return (
    <Switch fallback={<small>{say(asked.loading ? backupWords.asking : backupWords.notReached)}</small>}>
      <Match when={record()?.elsewhere}>
        <span>{say(backupWords.elsewhere)}</span>
        <small>{say(backupWords.elsewhereMeans)}</small>
      </Match>
      <Match when={record()}>
        {(known) => (
          <>
            <span classList={{ [styles.wait ?? '']: isOld(known().takenAt, staleMs) }}>{known().takenAt === undefined ? say(backupWords.never) : say(backupWords.taken, { when: format().relative(known().takenAt!) })}</span>
            <Show when={known().takenAt !== undefined || known().rehearsedAt !== undefined}>
              <span classList={{ [styles.wait ?? '']: isOld(known().rehearsedAt, unrehearsedMs) }}>
                {known().rehearsedAt === undefined ? say(backupWords.neverRehearsed) : say(backupWords.rehearsed, { when: format().relative(known().rehearsedAt!) })}
              </span>
            </Show>
            <small>{say(isOld(known().takenAt, staleMs) || isOld(known().rehearsedAt, unrehearsedMs) ? backupWords.tellKeeper : backupWords.means)}</small>
          </>
        )}
      </Match>
    </Switch>
  )
}
