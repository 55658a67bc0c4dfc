import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { safetyWords } from '../../words/safety.ts'
import { useAppNews } from '../app-news.tsx'
import { useDevice } from '../session-context.tsx'
import styles from './DataSafety.module.css'

/** Whether this device keeps its books for good, how to get it, and what installing changes. */
export function Keeping(): JSX.Element {
  const { say } = useWords()
  const device = useDevice()
  const [refused, setRefused] = createSignal(false)
  const [persisted, { refetch }] = createResource(() => device.storage?.persisted().catch(() => undefined))
  const kept = (): { readonly title: Text; readonly means: Text; readonly tone: string | undefined } => {
    if (!device.durable) return { title: safetyWords.memory, means: safetyWords.memoryMeans, tone: styles.bad }
    if (persisted.latest === undefined) return { title: safetyWords.unknown, means: safetyWords.unknownMeans, tone: undefined }
    return persisted.latest
      ? { title: safetyWords.persistent, means: safetyWords.persistentMeans, tone: styles.good }
      : { title: safetyWords.bestEffort, means: safetyWords.bestEffortMeans, tone: styles.wait }
  }
  const ask = async (): Promise<void> => {
    const isGranted = (await device.storage?.persist().catch(() => false)) === true
    setRefused(!isGranted)
    if (isGranted) showToast(say(safetyWords.granted))
    await refetch()
  }
  return (
    <Show when={!persisted.loading}>
      <span class={kept().tone}>{say(kept().title)}</span>
      <small>{say(kept().means)}</small>
      <Show when={device.durable && persisted.latest === false}>
        <Button onClick={() => void ask()}>{say(safetyWords.ask)}</Button>
      </Show>
      <small role="status">
        <Show when={refused()}>{say(safetyWords.refused)}</Show>
      </small>
      <Installing />
    </Show>
  )
}

/** The way to install, where the browser has one; on an iPhone in words. */
function Installing(): JSX.Element {
  const { say } = useWords()
  const { install } = useAppNews()
  return (
    <Show when={install() !== 'no-way'}>
      <Show when={install() !== 'installed'} fallback={<span>{say(safetyWords.installed)}</span>}>
        <Show when={typeof install() === 'function'} fallback={<span>{say(safetyWords.installIos)}</span>}>
          <Button
            onClick={() => {
              const begin = install()
              if (typeof begin === 'function') begin()
            }}
          >
            {say(safetyWords.install)}
          </Button>
        </Show>
        <small>{say(safetyWords.installMeans)}</small>
      </Show>
    </Show>
  )
}

/** Chromium tells more than the standard: how much of it is of which kind. */
interface Usage extends StorageEstimate {
  readonly usageDetails?: Readonly<Record<string, number>> | undefined
}

const scarceShare = 0.85

/** How much room this device gives, and to what. */
export function Space(): JSX.Element {
  const { say, format } = useWords()
  const device = useDevice()
  const [estimate] = createResource(() => device.storage?.estimate().catch(() => undefined))
  const usage = (): Usage | undefined => estimate.latest
  const kinds = (): readonly (readonly [Text, number])[] => {
    const details = usage()?.usageDetails
    if (details === undefined) return []
    const books = details['indexedDB'] ?? 0
    const app = (details['caches'] ?? 0) + (details['serviceWorkerRegistrations'] ?? 0)
    const other = Math.max(0, (usage()?.usage ?? 0) - books - app)
    return ([[safetyWords.spaceBooks, books], [safetyWords.spaceApp, app], [safetyWords.spaceOther, other]] as const).filter(([, size]) => size > 0)
  }
  return (
    <Show when={!estimate.loading}>
      <Show when={usage()?.usage !== undefined && usage()?.quota !== undefined} fallback={<span>{say(safetyWords.unknown)}</span>}>
        <span>{say(safetyWords.spaceOf, { used: format().bytes(usage()?.usage ?? 0), quota: format().bytes(usage()?.quota ?? 0) })}</span>
        <Show when={(usage()?.usage ?? 0) > scarceShare * (usage()?.quota ?? 1)}>
          <span class={styles.bad}>{say(safetyWords.spaceScarce)}</span>
        </Show>
        <Show when={kinds().length > 1}>
          <ul>
            <For each={kinds()}>
              {([kind, size]) => (
                <li>
                  <span>{say(kind)}</span>
                  <span>{format().bytes(size)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </Show>
  )
}
