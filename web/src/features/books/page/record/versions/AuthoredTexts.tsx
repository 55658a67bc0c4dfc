import type { AuthoredJson } from '@hebu/shared/codec/versioning/writers.ts'
import { unknownWriter } from '@hebu/shared/codec/versioning/writers.ts'
import type { Token } from '@hebu/shared/rules/comparing/compare-words.ts'
import { linesOf } from '@hebu/shared/rules/comparing/text-lines.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { personColour } from '../../../../../ui/person.ts'
import { useWords } from '../../../../../words/language.tsx'
import { authorWords } from '../../../../../words/versions.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import type { PageVersions } from '../../../../../workspace/versions/page-versions.ts'
import { now } from '../../../../../workspace/versions/page-versions.ts'
import content from '../../../content/content.module.css'
import { useNames } from '../../../values/use-names.ts'
import { useVersionNames } from './version-names.ts'
import styles from './versions.module.css'

interface Passage {
  readonly author: string | undefined
  readonly text: string
}

/** Letters of one author side by side; signs like mentions go with what stands before them. */
function passagesOf(tokens: readonly Token[]): readonly Passage[] {
  const passages: { author: string | undefined; text: string }[] = []
  for (const { text, author } of tokens) {
    const last = passages.at(-1)
    if (last !== undefined && (author === undefined || last.author === author)) last.text += text
    else passages.push({ author, text })
  }
  return passages
}

function lettersBy(content: readonly AuthoredJson[], counts: Map<string, number>): Map<string, number> {
  for (const json of content) {
    if ('text' in json) counts.set(json.author, (counts.get(json.author) ?? 0) + Array.from(json.text.replaceAll(/\s/gu, '')).length)
    else lettersBy(json.content ?? [], counts)
  }
  return counts
}

/** The texts of a version with each passage in the hue of who wrote it, as far as that is known ([VER8], [VER10]). */
export function AuthoredTexts(props: { readonly versions: PageVersions; readonly version: string }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const places = useVersionNames()
  const [only, setOnly] = createSignal<string>()
  const told = createMemo(() => props.versions.authored(props.version))
  const texts = () => told() ?? []
  const shares = createMemo(() => [...texts().reduce((counts, { content }) => lettersBy(content, counts), new Map<string, number>())].filter(([, count]) => count > 0).toSorted(([a, x], [b, y]) => (a === unknownWriter ? 1 : b === unknownWriter ? -1 : y - x)))
  const nameOf = (author: string): string => (author === unknownWriter ? words.say(authorWords.unknown) : names.member(author))
  const hueOf = (author: string): string => (author === unknownWriter ? 'var(--ink-faint)' : personColour(joiningPlace(workspace.directory(), author)))
  return (
    <Show when={texts().length > 0} fallback={<p class={styles.same}>{words.say(told() === undefined ? authorWords.notKept : props.version === now ? authorWords.none : authorWords.noneThen)}</p>}>
      <div class={styles.legend} role="group" aria-label={words.say(authorWords.legend)}>
        <For each={shares()}>
          {([author, count]) => (
            <button type="button" aria-pressed={only() === author} style={{ '--hue': hueOf(author) }} title={author === unknownWriter ? words.say(authorWords.unknownHint) : undefined} onClick={() => setOnly(only() === author ? undefined : author)}>
              {words.say(authorWords.share, { name: nameOf(author), count })}
            </button>
          )}
        </For>
      </div>
      <Show when={shares().some(([author]) => author === unknownWriter)}><p class={styles.why}>{words.say(authorWords.unknownHint)}</p></Show>
      <Show when={props.version !== now}><p class={styles.why}>{words.say(authorWords.asNoted)}</p></Show>
      <div class={content.whole} data-only={only() === undefined ? undefined : ''}>
        <For each={texts()}>
          {(text) => (
            <section data-kind="text" aria-label={places.place(text.member === undefined ? text.field : `${text.field}/${text.member}`)}>
              <h3>{places.place(text.member === undefined ? text.field : `${text.field}/${text.member}`)}</h3>
              <div class={content.lines}>
                <For each={linesOf(text.content)}>
                  {(line) => (
                    <p data-line={line.kind} data-level={line.level}>
                      <For each={passagesOf(line.tokens)}>
                        {(passage) => (
                          <Show when={passage.author !== undefined && passage.author} fallback={<span class={passage.author === undefined ? undefined : styles.unknown} data-dim={only() !== undefined && only() !== unknownWriter ? '' : undefined}>{passage.text}</span>}>
                            {(author) => <span class={styles.passage} style={{ '--hue': hueOf(author()) }} title={nameOf(author())} data-dim={only() !== undefined && only() !== author() ? '' : undefined}><span class="spoken-only">{words.say(authorWords.by, { name: nameOf(author()) })}</span>{passage.text}</span>}
                          </Show>
                        )}
                      </For>
                    </p>
                  )}
                </For>
              </div>
            </section>
          )}
        </For>
      </div>
    </Show>
  )
}
