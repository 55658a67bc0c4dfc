/** `pnpm bench <name> [part …] [--json]`: measures and says what it found. Exits 0 also where a goal is missed. */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'

import type { Bench, Measure } from './measure.ts'

const [name = '', ...only] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const asJson = process.argv.includes('--json')
const file = join(import.meta.dirname, `${name}.ts`)
const notBenches = new Set(['run', 'measure'])

if (!/^[a-z][a-z-]*$/.test(name) || notBenches.has(name) || !existsSync(file)) {
  const known = globSync('*.ts', { cwd: import.meta.dirname }).map((each) => each.replace(/\.ts$/, '')).filter((each) => !notBenches.has(each))
  console.error(`Which bench? ${known.toSorted().map((each) => `pnpm bench ${each}`).join(' · ')}`)
  process.exit(1)
}

const { bench } = (await import(file)) as { readonly bench: Bench }
const measures = await bench((line) => console.error(line), only)
if (asJson) console.log(JSON.stringify(measures, undefined, 2))
else for (const measure of measures) console.log(inWords(measure))

function inWords({ id, value, unit, goal, holds }: Measure): string {
  const verdict = goal === null ? '' : `   goal ${goal} ${unit}: ${holds === true ? 'holds' : 'missed'}`
  return `${id.padEnd(44)} ${value.toLocaleString('en').padStart(12)} ${unit}${verdict}`
}
// Browsers and relays were closed; what a library left running must not keep the shell waiting.
process.exit(0)
