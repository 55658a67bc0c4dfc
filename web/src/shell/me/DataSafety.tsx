import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { meWords } from '../../words/me.ts'
import { syncProblemWords } from '../../words/sync.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { useDevice, useLastContact } from '../session-context.tsx'
import styles from './DataSafety.module.css'
import { volumeLabel } from './volume-label.ts'

/** What this device keeps, what the relay still lacks, and when it was last heard of. */
export function DataSafety(): JSX.Element {
  const { say, format } = useWords()
  const workspace = useWorkspace()
  const contact = useLastContact()
  const lastContact = (): string => {
    const at = contact()
    return at === undefined ? say(meWords.never) : `${format().dateTime(at)} · ${format().relative(at)}`
  }
  return (
    <dl class={styles.facts}>
      <div>
        <dt>{say(meWords.kept)}</dt>
        <dd>
          <Kept />
        </dd>
      </div>
      <div>
        <dt>{say(meWords.waiting)}</dt>
        <dd>
          <Waiting />
        </dd>
      </div>
      <div>
        <dt>{say(meWords.lastContact)}</dt>
        <dd>
          {lastContact()}
          <Show when={workspace.sync().problem}>{(problem) => <span class={styles.bad}>{say(syncProblemWords[problem()].means)}</span>}</Show>
        </dd>
      </div>
    </dl>
  )
}

function Kept(): JSX.Element {
  const { say, format } = useWords()
  const device = useDevice()
  const [refused, setRefused] = createSignal(false)
  const [persisted, { refetch }] = createResource(() => device.storage?.persisted().catch(() => undefined))
  const [estimate] = createResource(() => device.storage?.estimate().catch(() => undefined))
  const kept = (): { readonly words: Text; readonly tone: string | undefined } => {
    if (!device.durable) return { words: meWords.keptMemory, tone: styles.bad }
    if (persisted.latest === undefined) return { words: meWords.keptUnknown, tone: undefined }
    return persisted.latest ? { words: meWords.keptPersistent, tone: styles.good } : { words: meWords.keptBestEffort, tone: styles.wait }
  }
  const ask = async (): Promise<void> => {
    setRefused((await device.storage?.persist().catch(() => false)) !== true)
    await refetch()
  }
  const usage = (): string | undefined => {
    const { usage: used, quota } = estimate.latest ?? {}
    return used === undefined || quota === undefined ? undefined : say(meWords.usedOf, { used: format().bytes(used), quota: format().bytes(quota) })
  }
  return (
    <Show when={!persisted.loading}>
      <span class={kept().tone}>{say(kept().words)}</span>
      <Show when={usage()}>
        <span>
          {say(meWords.used)} {usage()}
        </span>
      </Show>
      <Show when={device.durable && persisted.latest === false}>
        <Button onClick={() => void ask()}>{say(meWords.askPersistent)}</Button>
      </Show>
      <span role="status">
        <Show when={refused()}>{say(meWords.persistentRefused)}</Show>
      </span>
    </Show>
  )
}

function Waiting(): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const workspace = useWorkspace()
  const volumes = () => Object.entries(workspace.waitingByVolume())
  const files = () => workspace.files.waiting()
  const edits = () => workspace.sync().waiting
  return (
    <>
      <Show when={edits() === 0 && files() === 0}>
        <span class={workspace.sync().kind === 'synced' ? styles.good : undefined}>{say(workspace.sync().kind === 'synced' ? meWords.waitingNone : meWords.waitingNoneKnown)}</span>
      </Show>
      <Show when={edits() > 0}>
        <span class={styles.wait}>{say(meWords.waitingSum, { n: format().number(edits()) })}</span>
      </Show>
      <Show when={files() > 0}>
        <span class={styles.wait}>{say(meWords.waitingFiles, { n: format().number(files()) })}</span>
      </Show>
      <Show when={volumes().length > 0}>
        <ul>
          <For each={volumes()}>
            {([name, count]) => (
              <li>
                <span>{volumeLabel(name, workspace, words)}</span>
                <span>{format().number(count)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}
