import { parseArgs } from 'node:util'
import { type Language, languages } from '@hebu/shared/vocabulary/text.ts'
import * as v from 'valibot'

/** What went wrong, in words for the keeper; nothing was changed. */
export class Refusal extends Error {}

export type Options = Readonly<Record<string, string | undefined>>

/** The options that a command has. */
export interface OptionNames {
  readonly options: readonly string[]
  /** Options without a value; given, they read `yes`. */
  readonly switches?: readonly string[]
}

/** Throws a {@link Refusal} where it is none that Hebu speaks. */
export function languageIn(options: Options): Language | undefined {
  const language = options['language']
  const known = languages.find((each) => each === language)
  if (language !== undefined && known === undefined) throw new Refusal(`--language is one of ${languages.join(', ')}.`)
  return known
}

/** Throws a {@link Refusal} where it was not given. */
export function required(options: Options, name: string): string {
  const value = options[name]
  if (value === undefined || value.trim() === '') throw new Refusal(`--${name} is needed. See hebu --help.`)
  return value
}

/** The input as its schema reads it; throws a {@link Refusal} that names the option. */
export function checked<const S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, input)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const names: Readonly<Record<string, string>> = { name: 'owner or name', validHours: 'hours' }
  const path = String(v.getDotPath(issue) ?? '')
  throw new Refusal(`--${names[path] ?? path}: ${issue.message}.`)
}

/** What was given after a command, by option; throws a {@link Refusal} where it has no such option. */
export function optionsOf(command: OptionNames, args: readonly string[]): Options {
  try {
    const { switches = [] } = command
    const options = Object.fromEntries([...command.options.map((name) => [name, { type: 'string' as const }] as const), ...switches.map((name) => [name, { type: 'boolean' as const }] as const)])
    const { values } = parseArgs({ args: valuesJoined(args, command.options), options })
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === true ? 'yes' : String(value)]))
  } catch (error) {
    throw new Refusal(`${(error as Error).message} See hebu --help.`)
  }
}

/** A value may begin with a dash, as every 64th key does: `--name -x` is `--name=-x`, but for the name of another option. */
function valuesJoined(args: readonly string[], names: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const last = joined.at(-1)
    const isValue = arg.startsWith('-') && !arg.startsWith('--') && names.some((name) => last === `--${name}`)
    if (isValue) joined[joined.length - 1] = `${last}=${arg}`
    else joined.push(arg)
  }
  return joined
}
