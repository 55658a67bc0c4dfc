export type StructKind = 'item' | 'gone' | 'skip'
/** Whether a struct is the value of a key or an element of a list; `beside`: whichever the first id that it needs is. */
export type Place = 'key' | 'list' | 'beside'

const kinds: readonly StructKind[] = ['item', 'gone', 'skip']
const places: readonly Place[] = ['key', 'list', 'beside']

/** Of a struct: its clock, where its bytes begin, what it is and how many ids it needs, and those: client and clock of at most two. */
const width = 7
const fromCell = 1
const whatCell = 2
const needCell = 3
/** More of them lie outside of the heap: what one large update left there would stay mapped for long. */
const mostInHeap = 64

/** The structs that an update brings of one client, in order of their clocks and bytes, as numbers in a row: an object for each would take many times its bytes. */
export class Structs {
  readonly #cells: Int32Array | number[]
  #count = 0

  constructor(most: number, clock: number) {
    const cells = (most + 1) * width
    this.#cells = most > mostInHeap ? new Int32Array(cells) : zeros(cells)
    this.#cells[0] = clock
  }

  /** The next struct begins there; {@link need} and {@link end} say the rest. */
  begin(from: number): void {
    this.#cells[this.#count * width + fromCell] = from
  }

  /** The id must be known before the struct can be integrated. */
  need(client: number, clock: number): void {
    const at = this.#count * width
    const cell = at + needCell + 2 * (this.#cells[at + whatCell]! >> 4)
    this.#cells[cell] = client | 0
    this.#cells[cell + 1] = clock
    this.#cells[at + whatCell]! += 1 << 4
  }

  end(kind: StructKind, place: Place, length: number, to: number): void {
    const at = this.#count * width
    this.#cells[at + whatCell]! |= kinds.indexOf(kind) | (places.indexOf(place) << 2)
    this.#cells[at + width] = this.#cells[at]! + length
    this.#cells[at + width + fromCell] = to
    this.#count++
  }

  get count(): number {
    return this.#count
  }

  get hasSkip(): boolean {
    return this.#has('skip')
  }

  get hasGone(): boolean {
    return this.#has('gone')
  }

  #has(kind: StructKind): boolean {
    for (let i = 0; i < this.#count; i++) if (this.kind(i) === kind) return true
    return false
  }

  /** The clock of the struct; of the one behind the last, where they end. */
  clock(index: number): number {
    return this.#cells[index * width]!
  }

  /** The clock behind the struct. */
  endClock(index: number): number {
    return this.#cells[(index + 1) * width]!
  }

  /** Where its bytes begin in the update; those of the one behind the last, where they end. */
  from(index: number): number {
    return this.#cells[index * width + fromCell]!
  }

  kind(index: number): StructKind {
    return kinds[this.#cells[index * width + whatCell]! & 3]!
  }

  place(index: number): Place {
    return places[(this.#cells[index * width + whatCell]! >> 2) & 3]!
  }

  /** How many ids must be known before it can be integrated. */
  needs(index: number): number {
    return this.#cells[index * width + whatCell]! >> 4
  }

  neededClient(index: number, need: number): number {
    return this.#cells[index * width + needCell + 2 * need]! >>> 0
  }

  neededClock(index: number, need: number): number {
    return this.#cells[index * width + needCell + 2 * need + 1]!
  }
}

/** Grown one by one they stay small integers in a row, which costs half of what filling a row of nothing does. */
function zeros(count: number): number[] {
  const cells: number[] = []
  for (let i = 0; i < count; i++) cells.push(0)
  return cells
}
