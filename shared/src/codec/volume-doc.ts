import type { AbstractType, Item, YEvent } from 'yjs'
import { ContentType, Doc, XmlElement, XmlText } from 'yjs'

type Root = AbstractType<YEvent<never>>

/** So many times the number of roots are kept of the order in which they changed, and so many at least. */
const [mostChanges, leastChanges] = [8, 1_000]

/**
 * Roots as they are listed for a search: in the order in which they came and changed, from where the last search ended. Yjs finds
 * the name of a root by going through all of them, for each first item under it that it writes; a volume has as many
 * roots as pages, so writing it whole, or a change of all its pages, would take time with the square of their number.
 * Writing follows the order of changes, taking back the reverse of it, and so does this list: the next root sought
 * stands beside the last found, on one side or the other.
 */
class RootMap extends Map<string, Root> {
  readonly #nameOf = new WeakMap<object, string>()
  #order: string[] = []
  #last = 0

  override set(name: string, root: Root): this {
    this.#nameOf.set(root, name)
    if (!this.has(name)) this.#order.push(name)
    return super.set(name, root)
  }

  /** Told of what a transaction changed, before it is written. */
  changed(types: Iterable<object>): void {
    const from = this.#order.length
    for (const type of types) {
      const name = this.#nameOf.get(type)
      if (name !== undefined && name !== this.#order.at(-1)) this.#order.push(name)
    }
    this.#last = Math.max(0, Math.min(from, this.#order.length - 1))
    if (this.#order.length > leastChanges + mostChanges * this.size) this.#shorten()
  }

  /** Each root once, then the latest changes. */
  #shorten(): void {
    const latest = this.#order.slice(-2 * this.size - leastChanges / 2)
    this.#order = [...new Set(this.#order), ...latest]
    this.#last = this.#order.length - latest.length
  }

  override *entries(): MapIterator<[string, Root]> {
    const order = this.#order
    const [start, count] = [this.#last, order.length]
    for (let step = 0; step < count; step++) {
      // 0, 1, -1, 2, -2 … from where the last search ended, round the ends.
      const away = step % 2 === 0 ? -step / 2 : (step + 1) / 2
      const at = (start + away + count) % count
      this.#last = at
      yield [order[at]!, this.get(order[at]!)!]
    }
  }
}

/** A deleted line of a text stays as an empty shell, so that letters typed into it elsewhere are still known for its own ([TXT31]). */
const isCollected = ({ content }: Item): boolean => !(content instanceof ContentType && (content.type instanceof XmlElement || content.type instanceof XmlText))

/** An empty document for a volume of many pages. It differs from any other in how fast it is written, and in what it keeps of deleted lines. */
export function createVolumeDoc(guid?: string): Doc {
  const doc = new Doc({ gcFilter: isCollected, ...(guid === undefined ? {} : { guid }) })
  const roots = new RootMap()
  doc.share = roots as unknown as Doc['share']
  doc.on('afterTransaction', ({ changed }) => roots.changed(changed.keys()))
  return doc
}
