import IconAlert from '~icons/lucide/circle-alert'
import IconSound from '~icons/lucide/circle-check'
import { createProofRelay } from '../../platform/seal-relay.ts'
import type { CheckedSeal } from '@hebu/shared/codec/sealing/check-proof.ts'
import { writeRunningNumber } from '@hebu/shared/vocabulary/running-number.ts'
import type { JSX } from 'solid-js'
import { createResource, For, Show } from 'solid-js'

import { WholeContent } from '../../features/books/content/WholeContent.tsx'
import { Seal } from '../../ui/Seal.tsx'
import { joiningWords } from '../../words/joining.ts'
import { useWords } from '../../words/language.tsx'
import { provenFaultWords, verifyWords } from '../../words/verify.ts'
import { useRelay } from '../session-context.tsx'
import type { OpenedProof } from './opened-proof.ts'
import { createProofWords } from './proof-words.ts'
import styles from './verify.module.css'

/** What a proof shows: the verdict, the seals one by one, what was sealed, and whose relay signed. */
export function ProofSheet(props: { readonly opened: OpenedProof }): JSX.Element {
  const { say } = useWords()
  const words = createProofWords(() => props.opened)
  const checked = () => props.opened.checked
  const verdict = (): 'sound' | 'unseen' | 'unsound' =>
    checked().sound ? 'sound' : checked().seals.every(({ fault }) => fault === undefined) && (checked().attested || checked().proof.names === undefined) ? 'unseen' : 'unsound'
  const numbered = () => checked().seals.findLast(({ fault, witnessed }) => fault === undefined && witnessed?.number !== undefined)?.witnessed
  return (
    <article class={styles.sheet} aria-labelledby="proof-title">
      <div class={`${styles.verdict} ${styles[verdict()] ?? ''}`} role="status">
        <Show when={verdict() === 'sound'} fallback={<IconAlert />}>
          <IconSound />
        </Show>
        <div>
          <strong>{say(verifyWords[verdict()])}</strong>
          <p>{say(verifyWords[`${verdict()}Detail`], { n: checked().seals.length })}</p>
        </div>
      </div>
      <header class={styles.head}>
        <span>{words.bookName()}</span>
        <h2 id="proof-title">{words.title()}</h2>
      </header>
      <dl class={styles.facts}>
        <Fact label={say(verifyWords.department)} value={checked().workspace.name} />
        <Show when={numbered()}>{(said) => <Fact label={say(verifyWords.number)} value={writeRunningNumber({ series: said().series!, number: said().number! })} />}</Show>
        <Fact label={say(verifyWords.madeAt)} value={words.moment(checked().proof.madeAt)} />
      </dl>
      <Show when={!checked().attested}>
        <p class={styles.note}>{say(verifyWords.namesUnsigned)}</p>
      </Show>
      <h3>{say(verifyWords.seals)}</h3>
      <ol class={styles.seals}>
        <For each={checked().seals}>{(seal, place) => <SealLine seal={seal} does={words.step(place())} isOfEarlier={words.earlier().some(({ seals }) => seals.includes(place() + 1))} words={words} />}</For>
      </ol>
      <Show when={words.contentNames()}>
        {(names) => (
          <Show when={words.last()}>
            {(content) => (
              <>
                <h3>{say(verifyWords.content)}</h3>
                <p class={styles.note}>{say(verifyWords.contentNote)}</p>
                <WholeContent book={props.opened.book!} content={content()} names={names()} level={4} />
                <For each={words.earlier()}>
                  {(earlier) => (
                    <details class={styles.earlier}>
                      <summary>{say(verifyWords.earlierContent, { seals: earlier.seals.join(say(joiningWords.comma)) })}</summary>
                      <WholeContent book={props.opened.book!} content={earlier.content} names={names()} level={4} />
                    </details>
                  )}
                </For>
              </>
            )}
          </Show>
        )}
      </Show>
      <RelayKeys keys={checked().proof.relayKeys} />
    </article>
  )
}

function Fact(props: { readonly label: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}

function SealLine(props: { readonly seal: CheckedSeal; readonly does: string; readonly isOfEarlier: boolean; readonly words: ReturnType<typeof createProofWords> }): JSX.Element {
  const { say } = useWords()
  const statement = () => props.seal.statement
  const state = () => (props.seal.fault !== undefined ? 'broken' : props.seal.witnessed === undefined ? 'unwitnessed' : 'verified')
  const by = (): string => props.words.member(statement()?.by)
  return (
    <li class={styles.seal} classList={{ [styles.faulty ?? '']: props.seal.fault !== undefined }}>
      <Seal name={by()} state={state()} size="small" />
      <div>
        <Show when={statement()} keyed>
          {(said) => (
            <>
              <strong>{[by(), props.words.post(props.seal), said.for === undefined ? '' : say(verifyWords.standIn, { whom: props.words.member(said.for) })].filter((part) => part !== '').join(' · ')}</strong>
              <span>{props.does}</span>
              <Show when={said.note}>{(note) => <q>{note()}</q>}</Show>
              <small>
                {say(verifyWords.signedAt, { at: props.words.moment(said.at) })}
                {' · '}
                {props.seal.witnessed === undefined ? say(verifyWords.notSeen) : say(verifyWords.seenAt, { at: props.words.moment(props.seal.witnessed.at) })}
              </small>
              <Show when={props.isOfEarlier}><small>{say(verifyWords.changedSince)}</small></Show>
            </>
          )}
        </Show>
        <Show when={props.seal.fault}>{(fault) => <em>{say(provenFaultWords[fault()])}</em>}</Show>
      </div>
    </li>
  )
}

/** The keys that the relay signed with, compared with those of the server that this page came from. */
function RelayKeys(props: { readonly keys: readonly string[] }): JSX.Element {
  const { say } = useWords()
  const relay = createProofRelay(useRelay())
  const [answer] = createResource(() => relay.relayKey())
  const compared = (): string => {
    const known = answer.latest
    if (known === undefined) return ''
    if (!known.ok) return say(verifyWords.noRelay)
    const theirs = [known.value.key, ...known.value.earlier]
    return say(props.keys.length > 0 && props.keys.every((key) => theirs.includes(key)) ? verifyWords.sameRelay : verifyWords.otherRelay)
  }
  return (
    <section class={styles.keys}>
      <h3>{say(verifyWords.relayKey)}</h3>
      <For each={props.keys}>{(key) => <code>{key}</code>}</For>
      <p role="status">{compared()}</p>
    </section>
  )
}
