import { settledCharter, keyParts } from '@hebu/shared/charters/settled.ts'
import { ownTier } from '@hebu/shared/charters/tiers.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import type { Names } from '../../features/books/values/use-names.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { Button } from '../../ui/Button.tsx'
import { charterWords, tierWords } from '../../words/charter.ts'
import type { Words } from '../../words/language.tsx'
import { useWords } from '../../words/language.tsx'
import { listWords } from '../../words/list.ts'
import { standInWords } from '../../words/stand-ins.ts'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import { besideInWords, dueInWords, postsWith, settledTierOf } from './charter-names.ts'
import styles from './charter.module.css'
import { limitInWords, limitLabel } from './LimitsPart.tsx'
import { dutyInWords } from './Waivers.tsx'

const shownAtOnce = 30

/** Who settled what, when and why: the latest first, each with what it was before. */
export function HistoryPart(props: { readonly book: CharterBook }): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const names = useNames()
  const [shown, setShown] = createSignal(shownAtOnce)
  const entries = createMemo(() => {
    const versions = props.book.versions()
    const first = Math.max(0, versions.length - shown())
    return versions.slice(first).map((version, index) => {
      const before = settledCharter(props.book.base(), versions.slice(0, first + index))
      const after = settledCharter(props.book.base(), versions.slice(0, first + index + 1))
      return { version, lines: Object.keys(version.changes).map((key) => ({ label: labelOf(key, props.book, words, names), ...whatChanged(valueOf(key, before, props.book, words), valueOf(key, after, props.book, words)) })) }
    }).toReversed()
  })
  return (
    <Show when={entries().length > 0} fallback={<p class={places.hint}>{say(charterWords.noHistory)}</p>}>
      <ol class={styles.history}>
        <For each={entries()}>
          {({ version, lines }) => (
            <li>
              <header>
                <b>{props.book.nameOf(version.by)}</b> <time dateTime={version.at}>{format().dateTime(version.at)}</time>
              </header>
              <ul>
                <For each={lines}>
                  {({ label, was, is }) => (
                    <li>
                      <span>{label}</span> <span class={styles.change}>{say(charterWords.fromTo, { was, is })}</span>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={version.reason}>{(reason) => <p class={places.hint}>{say(charterWords.reasonGiven, { reason: reason() })}</p>}</Show>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.book.versions().length > shown()}>
        <Button variant="quiet" onClick={() => setShown(shown() + shownAtOnce)}>{say(listWords.more)}</Button>
      </Show>
    </Show>
  )
}

/** Of values with several parts, those that are not the same before and after. */
function whatChanged(was: string, is: string): { readonly was: string; readonly is: string } {
  const [before, after] = [was.split(' · '), is.split(' · ')]
  const left = (of: readonly string[], other: readonly string[], whole: string): string => of.filter((part) => !other.includes(part)).join(' · ') || whole
  return { was: left(before, after, was), is: left(after, before, is) }
}

function labelOf(key: string, book: CharterBook, words: Words, names: Names): string {
  const { say, format } = words
  const [section, name] = keyParts(key)
  const { cadences, tiers, posts } = book.charter()
  switch (section) {
    case 'cadences':
      return Object.hasOwn(cadences, name) ? say(cadences[name]!.label) : name
    case 'tiers':
      return say((tiers[name] ?? book.charter().formerTiers?.[name])?.label ?? charterWords.tiers)
    case 'order':
      return say(tierWords.order)
    case 'limits':
      return limitLabel(name, words)
    case 'reportTemplates':
      return `${say(charterWords.templates)} · ${Object.hasOwn(posts, name) ? say(posts[name]!.label) : name}`
    case 'days':
      return format().date(name, 'always')
    case 'leave':
      return say(charterWords.leave)
    case 'delegation':
      return say(standInWords.title)
    case 'waivers':
      return `${say(charterWords.waivers)} · ${dutyInWords(name, book, words, names)}`
    default:
      return key
  }
}

const dayWords = { off: charterWords.dayOff, working: charterWords.dayWorking, half: charterWords.dayHalf }

function valueOf(key: string, charter: Charter, book: CharterBook, words: Words): string {
  const { say, format } = words
  const [section, name] = keyParts(key)
  const { settled } = charter
  switch (section) {
    case 'cadences': {
      const cadence = Object.hasOwn(charter.cadences, name) ? charter.cadences[name] : undefined
      if (cadence === undefined) return say(charterWords.unread)
      if (!cadence.on) return say(charterWords.off)
      return [dueInWords(cadence.due, words), besideInWords(cadence, charter, words)].filter((part) => part !== '').join(' · ')
    }
    case 'tiers': {
      const gone = charter.formerTiers?.[name]
      if (gone !== undefined) return say(tierWords.wentTo, { name: say(charter.tiers[gone.into]!.label) })
      const tier = Object.hasOwn(charter.tiers, name) ? charter.tiers[name]! : undefined
      if (tier === undefined) return say(ownTier.test(name) ? charterWords.none : charterWords.unread)
      return [settledTierOf(tier, words), ...(tier.ownedBy === undefined ? [] : [say(tierWords.belongsTo, { posts: postsWith(tier.ownedBy, charter, words) })]), ...(tier.service === undefined ? [] : [say(tier.service)])].join(' · ')
    }
    case 'order':
      return format().list(Object.values(charter.tiers).map(({ label }) => say(label)))
    case 'limits':
      return Object.hasOwn(charter.limits, name) ? limitInWords(name, charter.limits[name]!, words) : say(charterWords.unread)
    case 'reportTemplates': {
      const template = charter.reportTemplates?.[name]
      const headings = template === undefined ? [] : Object.values(template).flatMap((texts) => texts.map((each) => say(each)))
      return headings.length === 0 ? say(charterWords.usualHeadings) : format().list(headings)
    }
    case 'days': {
      const day = settled?.calendar.ownDays.get(name)
      return day === undefined ? say(charterWords.none) : [say(dayWords[day.kind] ?? charterWords.unread), day.name].filter((part) => part !== undefined).join(' · ')
    }
    case 'delegation': {
      const one = settled?.delegations.find(({ id }) => id === name)
      return one === undefined ? say(charterWords.none) : [say(standInWords.pair, { to: book.nameOf(one.to), from: book.nameOf(one.from) }), say(charterWords.span, { from: format().date(one.begins), to: format().date(one.ends) })].join(' · ')
    }
    case 'leave': {
      const absence = settled?.absences.find(({ id }) => id === name)
      return absence === undefined ? say(charterWords.none) : `${book.nameOf(absence.member)}, ${say(charterWords.span, { from: format().date(absence.from), to: format().date(absence.to) })}`
    }
    case 'waivers':
      return settled?.waivers.get(name)?.why ?? say(charterWords.none)
    default:
      return say(charterWords.unread)
  }
}
