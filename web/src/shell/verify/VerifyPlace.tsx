import IconFile from '~icons/lucide/file-check'
import type { JSX } from 'solid-js'
import { createSignal, Match, Show, Switch } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { proofRefusalWords, verifyWords } from '../../words/verify.ts'
import { EntryPlace } from '../entry/EntryPlace.tsx'
import type { OpenedProof, ProofFile } from './opened-proof.ts'
import { openProof } from './opened-proof.ts'
import { ProofSheet } from './ProofSheet.tsx'
import styles from './verify.module.css'

/** Where anybody checks the seals of an exported page, with or without an account, with or without a network ([WIT15]). */
export function VerifyPlace(): JSX.Element {
  const { say } = useWords()
  const [file, setFile] = createSignal<ProofFile>()
  const [reading, setReading] = createSignal<string>()
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement

  const take = async (files: FileList | null | undefined): Promise<void> => {
    const [chosen] = files ?? []
    if (chosen === undefined) return
    setFile(undefined)
    setReading(chosen.name)
    const opened = await openProof(chosen)
    // Another one may have been chosen meanwhile.
    if (reading() !== chosen.name) return
    setFile(opened)
    setReading(undefined)
  }
  const opened = (): OpenedProof | undefined => {
    const one = file()
    return one?.kind === 'opened' ? one : undefined
  }
  const problem = (): string => {
    const one = file()
    if (one?.kind !== 'refused') return ''
    const { because, name } = one
    return say(because === 'too-large' ? verifyWords.tooLarge : because === 'unreadable' ? verifyWords.unreadable : proofRefusalWords[because], { name })
  }
  return (
    <EntryPlace title={say(verifyWords.title)} intro={say(verifyWords.intro)} wide>
      <div
        class={styles.drop}
        classList={{ [styles.small ?? '']: opened() !== undefined }}
        data-over={over() ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer?.files)
        }}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept=".hebu-proof,application/json"
          onChange={() => {
            void take(input.files)
            input.value = ''
          }}
        />
        <Show when={opened() === undefined}>
          <IconFile />
          <p>{say(verifyWords.drop)}</p>
        </Show>
        <Button variant={opened() === undefined ? 'primary' : 'plain'} busy={reading() !== undefined} onClick={() => input.click()}>
          {say(opened() === undefined ? verifyWords.choose : verifyWords.another)}
        </Button>
      </div>
      <p class={styles.status} role="status">
        {reading() === undefined ? '' : say(verifyWords.checking, { name: reading() ?? '' })}
      </p>
      <Switch>
        <Match when={opened()} keyed>
          {(one) => <ProofSheet opened={one} />}
        </Match>
        <Match when={problem() !== ''}>
          <p class={`${styles.verdict} ${styles.unsound}`} role="alert">
            {problem()}
          </p>
        </Match>
      </Switch>
    </EntryPlace>
  )
}
