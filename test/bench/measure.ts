/** One figure of a bench. */
export interface Measure {
  readonly id: string
  readonly value: number
  readonly unit: 'KB' | 'ms' | 's' | 'MB' | 'per second' | 'ratio'
  /** What is to be reached; `null` where the figure is only told. */
  readonly goal: string | null
  readonly holds: boolean | null
}

/** A bench: measures, and ends by itself. `say` is told what it does, for people; `only` names the parts that are wanted, all where it is empty. */
export type Bench = (say: (line: string) => void, only: readonly string[]) => Promise<readonly Measure[]>

/** Small figures keep three digits. */
const rounded = (value: number): number => (Math.abs(value) < 10 ? Math.round(value * 1000) / 1000 : Math.round(value * 10) / 10)

export const told = (id: string, value: number, unit: Measure['unit']): Measure => ({ id, value: rounded(value), unit, goal: null, holds: null })

export const atMost = (id: string, value: number, unit: Measure['unit'], goal: number): Measure => ({ id, value: rounded(value), unit, goal: `≤ ${goal}`, holds: value <= goal })

export const atLeast = (id: string, value: number, unit: Measure['unit'], goal: number): Measure => ({ id, value: rounded(value), unit, goal: `≥ ${goal}`, holds: value >= goal })

/** The value below which this share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
