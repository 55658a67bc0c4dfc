import type { AbstractType, Item, YEvent } from 'yjs'
import { ContentType, Doc, XmlElement, XmlText } from 'yjs'

type Root = AbstractType<YEvent<never>>

/**
 * Roots in the order they were met, listed from where the last search ended. Yjs finds the name of a root by going
 * through all of them, for each first item under it that it writes; a volume has as many roots as pages, so writing it
 * whole would take time with the square of their number. Writing follows the order of creation, taking back the reverse
 * of it, and so does this list: the next root sought stands beside the last found, on one side or the other.
 */
class RootMap extends Map<string, Root> {
  readonly #names: string[] = []
  #last = 0

  override set(name: string, root: Root): this {
    if (!this.has(name)) this.#names.push(name)
    return super.set(name, root)
  }

  override *entries(): MapIterator<[string, Root]> {
    const names = this.#names
    const [start, count] = [this.#last, names.length]
    for (let step = 0; step < count; step++) {
      // 0, 1, -1, 2, -2 … from where the last search ended, round the ends.
      const away = step % 2 === 0 ? -step / 2 : (step + 1) / 2
      const at = (start + away + count) % count
      this.#last = at
      yield [names[at]!, this.get(names[at]!)!]
    }
  }
}

/** A deleted line of a text stays as an empty shell, so that letters typed into it elsewhere are still known for its own ([TXT31]). */
const isCollected = ({ content }: Item): boolean => !(content instanceof ContentType && (content.type instanceof XmlElement || content.type instanceof XmlText))

/** An empty document for a volume of many pages. It differs from any other in how fast it is written, and in what it keeps of deleted lines. */
export function createVolumeDoc(guid?: string): Doc {
  const doc = new Doc({ gcFilter: isCollected, ...(guid === undefined ? {} : { guid }) })
  doc.share = new RootMap() as unknown as Doc['share']
  return doc
}
