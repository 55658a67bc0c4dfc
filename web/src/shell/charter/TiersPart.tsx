import IconArchive from '~icons/lucide/archive'
import IconPencil from '~icons/lucide/pencil'
import IconPlus from '~icons/lucide/plus'
import IconRestore from '~icons/lucide/rotate-ccw'
import type { Tier } from '@hebu/shared/charters/define-charter.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { charterWords, tierWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import { intervalInWords, postsWith } from './charter-names.ts'
import styles from './charter.module.css'
import { ChangedMark } from './ChangedMark.tsx'
import { GiveUpTier, RestoreTier } from './GiveUpTier.tsx'
import { TierDialog } from './TierDialog.tsx'

type Asked = { readonly act: 'change' | 'giveUp' | 'restore'; readonly name: string } | { readonly act: 'add' }

/** The classes of customers in their order: how each is served, how often it is contacted, and those that were given up ([SET20]). */
export function TiersPart(props: { readonly book: CharterBook }): JSX.Element {
  const words = useWords()
  const { say } = words
  const [asked, setAsked] = createSignal<Asked>()
  const names = createMemo(() => Object.keys(props.book.charter().tiers))
  const tier = (name: string): Tier => props.book.charter().tiers[name]!
  const former = createMemo(() => Object.entries(props.book.charter().formerTiers ?? {}))
  const may = () => props.book.may('tiers.x')
  const close = () => setAsked(undefined)
  return (
    <>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say(charterWords.tier)}</th>
            <th scope="col">{say(charterWords.interval)}</th>
            <Show when={may()}><td class={styles.act} /></Show>
          </tr>
        </thead>
        <tbody>
          <For each={names()}>
            {(name) => (
              <Show when={props.book.charter().tiers[name]}>
                <tr data-key={`tiers.${name}`}>
                  <th scope="row">
                    <b>{say(tier(name).label)}</b> <ChangedMark book={props.book} key={`tiers.${name}`} />
                    <Show when={tier(name).ownedBy}>{(owner) => <small>{say(tierWords.belongsTo, { posts: postsWith(owner(), props.book.charter(), words) })}</small>}</Show>
                    <Show when={tier(name).service}>{(service) => <small>{say(service())}</small>}</Show>
                  </th>
                  <td>{intervalInWords(tier(name), words)}</td>
                  <Show when={may()}>
                    <td class={styles.act}>
                      <span class={styles.both}>
                        <IconButton icon={<IconPencil />} label={say(charterWords.edit, { name: say(tier(name).label) })} onClick={() => setAsked({ act: 'change', name })} />
                        <Show when={names().length > 1}><IconButton icon={<IconArchive />} label={say(tierWords.giveUp, { name: say(tier(name).label) })} onClick={() => setAsked({ act: 'giveUp', name })} /></Show>
                      </span>
                    </td>
                  </Show>
                </tr>
              </Show>
            )}
          </For>
        </tbody>
      </table>
      <p class={places.hint}>{say(charterWords.tierMeans)}</p>
      <Show when={may()}><p class={places.padded}><Button icon={<IconPlus />} onClick={() => setAsked({ act: 'add' })}>{say(tierWords.add)}</Button></p></Show>
      <Show when={former().length > 0}>
        <section class={places.section}>
          <h2>{say(tierWords.former)}</h2>
          <ul class={places.rows}>
            <For each={former()}>
              {([name, of]) => (
                <li class={styles.line} data-key={`tiers.${name}`}>
                  <span class={places.rowText}>
                    <b>{say(of.label)}</b>
                    <small>{say(tierWords.wentTo, { name: say(tier(of.into).label) })}</small>
                  </span>
                  <Show when={may()}><IconButton icon={<IconRestore />} label={say(tierWords.restore, { name: say(of.label) })} onClick={() => setAsked({ act: 'restore', name })} /></Show>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <Show when={asked()} keyed>
        {(one) => (
          <>
            <Show when={one.act === 'change' && one}>{(change) => <TierDialog book={props.book} name={change().name} onClose={close} />}</Show>
            <Show when={one.act === 'add'}><TierDialog book={props.book} onClose={close} /></Show>
            <Show when={one.act === 'giveUp' && one}>{(given) => <GiveUpTier book={props.book} name={given().name} onClose={close} />}</Show>
            <Show when={one.act === 'restore' && one}>{(back) => <RestoreTier book={props.book} name={back().name} onClose={close} />}</Show>
          </>
        )}
      </Show>
    </>
  )
}
