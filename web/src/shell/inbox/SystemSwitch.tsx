import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { inboxWords } from '../../words/inbox.ts'
import { useWords } from '../../words/language.tsx'
import styles from './inbox.module.css'
import { askForSystem, systemState, turnOffSystem } from './system-notices.ts'

const saidOf = { on: inboxWords.isOn, off: inboxWords.isOff, blocked: inboxWords.isBlocked, missing: inboxWords.isMissing } as const

/** Whether this device tells by the system too, with what can be expected of it. */
export function SystemSwitch(): JSX.Element {
  const { say } = useWords()
  const [state, setState] = createSignal(systemState())
  const turn = async (): Promise<void> => {
    if (state() === 'on') turnOffSystem()
    else await askForSystem()
    setState(systemState())
  }
  return (
    <div class={styles.system}>
      <div>
        <b>{say(inboxWords.system)}</b>
        <Show when={state() === 'on' || state() === 'off'}><Button size="small" onClick={() => void turn()}>{say(state() === 'on' ? inboxWords.turnOff : inboxWords.turnOn)}</Button></Show>
      </div>
      <p role="status">{say(saidOf[state()])}</p>
      <p>{say(inboxWords.honest)}</p>
    </div>
  )
}
