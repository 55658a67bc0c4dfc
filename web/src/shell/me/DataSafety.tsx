import IconWait from '~icons/lucide/cloud-upload'
import IconSafe from '~icons/lucide/shield-check'
import IconBad from '~icons/lucide/triangle-alert'
import IconPlain from '~icons/lucide/hard-drive'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import { useWords } from '../../words/language.tsx'
import { backupWords } from '../../words/backups.ts'
import { safetyWords } from '../../words/safety.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useLastContact } from '../session-context.tsx'
import styles from './DataSafety.module.css'
import { Backups } from './Backups.tsx'
import { FilesRoom } from './FilesRoom.tsx'
import { Keeping, Space } from './Keeping.tsx'
import { standingOf } from './standing.ts'
import { volumeLabel } from './volume-label.ts'

const icons = { good: IconSafe, wait: IconWait, bad: IconBad, plain: IconPlain }
const dayMs = 86_400_000

/** What is true of one's work in a sentence; below what it rests on: what waits, how this device keeps it, how much room it takes. */
export function DataSafety(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const contact = useLastContact()
  const standing = createMemo(() => standingOf(workspace.sync(), workspace.files.waiting(), workspace.files.refused()))
  const days = (): number => workspace.charter().leaseDays
  return (
    <>
      <div class={`${styles.standing} ${styles[standing().tone]}`} role="status">
        <Dynamic component={icons[standing().tone]} aria-hidden="true" />
        <div>
          <b>{say(standing().title, { n: format().number(standing().n) })}</b>
          <p>{say(standing().means)}</p>
        </div>
      </div>
      <Show when={contact()}>
        {(at) => (
          <p class={styles.contact}>
            {say(safetyWords.lastContact, { when: format().relative(at()) })} · {say(safetyWords.openUntil, { day: format().date(at() + days() * dayMs) })}
            <small>{say(safetyWords.openUntilHint, { days: format().number(days()) })}</small>
          </p>
        )}
      </Show>
      <dl class={styles.facts}>
        <div>
          <dt>{say(safetyWords.onlyHere)}</dt>
          <dd>
            <Waiting />
          </dd>
        </div>
        <div>
          <dt>{say(safetyWords.keeping)}</dt>
          <dd>
            <Keeping />
          </dd>
        </div>
        <div>
          <dt>{say(safetyWords.space)}</dt>
          <dd>
            <Space />
          </dd>
        </div>
        <div>
          <dt>{say(safetyWords.filesRoom)}</dt>
          <dd>
            <FilesRoom />
          </dd>
        </div>
        <div>
          <dt>{say(backupWords.title)}</dt>
          <dd>
            <Backups />
          </dd>
        </div>
      </dl>
    </>
  )
}

function Waiting(): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const workspace = useWorkspace()
  const volumes = () => Object.entries(workspace.waitingByVolume()).filter(([, count]) => count > 0)
  const files = () => workspace.files.waiting() - workspace.files.refused()
  return (
    <Show when={volumes().length > 0 || files() > 0} fallback={<span>{say(safetyWords.nothingWaits)}</span>}>
      <ul>
        <For each={volumes()}>
          {([name, count]) => (
            <li>
              <span>{volumeLabel(name, workspace, words)}</span>
              <span class={styles.wait}>{say(safetyWords.edits, { n: format().number(count) })}</span>
            </li>
          )}
        </For>
        <Show when={files() > 0}>
          <li>
            <span class={styles.wait}>{say(safetyWords.files, { n: format().number(files()) })}</span>
          </li>
        </Show>
      </ul>
    </Show>
  )
}
