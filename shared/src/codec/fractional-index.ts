/**
 * Places in an order that grows without renumbering: strings over `0-9a-z`, compared by code unit. A place never
 * ends in `0`, so that there is always room below it.
 */
const digits = '0123456789abcdefghijklmnopqrstuvwxyz'
const base = digits.length

/** A place after `low` and before `high`; open ends where absent. Wrongly ordered bounds are taken as open above. */
export function indexBetween(low: string | undefined, high: string | undefined): string {
  const ceiling = high !== undefined && (low === undefined || low < high) ? high : undefined
  const floor = low ?? ''
  let place = ''
  for (let position = 0; ; position++) {
    const from = digits.indexOf(floor[position] ?? '0')
    const within = ceiling !== undefined && ceiling.startsWith(place)
    const to = within ? digits.indexOf(ceiling[position] ?? '0') : base
    // Appending is by far the commonest: step by one instead of halving, so that places stay short.
    const step = ceiling === undefined && floor !== '' ? from + 1 : Math.floor((from + to) / 2)
    if (step > from && step < to) return place + digits[step]!
    place += digits[from]!
    if (from < to && within) return place + indexBetween(floor.slice(position + 1) || undefined, undefined)
  }
}
