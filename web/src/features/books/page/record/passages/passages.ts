import type { Accessor } from 'solid-js'
import { createSignal } from 'solid-js'

/** Passages of the page's texts that are commented on: which lost their words, and how to bring one into sight. */
export interface Passages {
  /** Comments whose words are all gone, as far as their texts are drawn; tracked. */
  readonly lost: Accessor<ReadonlySet<string>>
  /** What a text knows of its own. */
  tell(text: string, lost: ReadonlySet<string>): void
  /** Brings the words of a comment into sight; answers whether they are there. */
  seek(comment: string): boolean
  /** A text that can bring words into sight. Gives how to stop. */
  answer(seek: (comment: string) => boolean): () => void
}

const same = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => one.size === other.size && [...one].every((id) => other.has(id))

export function createPassages(): Passages {
  const byText = new Map<string, ReadonlySet<string>>()
  const [lost, setLost] = createSignal<ReadonlySet<string>>(new Set(), { equals: same })
  const texts = new Set<(comment: string) => boolean>()
  return {
    lost,
    tell(text, gone) {
      byText.set(text, gone)
      setLost(new Set([...byText.values()].flatMap((ids) => [...ids])))
    },
    seek: (comment) => [...texts].some((seek) => seek(comment)),
    answer(seek) {
      texts.add(seek)
      return () => texts.delete(seek)
    },
  }
}
