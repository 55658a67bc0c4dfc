import { seededRandom, type SeededRandom } from '../kit/seeded-random.ts'

/** Seeds from 1: `HEBU_SEED=17` runs that one alone, `HEBU_SEEDS=5000` more than usual. */
export function seeds(usual: number): readonly number[] {
  const one = process.env['HEBU_SEED']
  if (one !== undefined) return [Number(one)]
  return Array.from({ length: Number(process.env['HEBU_SEEDS'] ?? usual) }, (_, index) => index + 1)
}

/** Runs a course of events for every seed. A failure names its seed and how to have it again. */
export async function forEachSeed(all: readonly number[], run: (random: SeededRandom, seed: number) => Promise<void>): Promise<void> {
  for (const seed of all) {
    try {
      await run(seededRandom(seed), seed)
    } catch (error) {
      throw new Error(`Seed ${seed} fails; HEBU_SEED=${seed} npx -y pnpm@12 exec vitest run convergence (in test/) repeats it.\n${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}
