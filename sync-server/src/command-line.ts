import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { charters } from '@hebu/shared/charters/catalogue.ts'
import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import { Invite, Setup, TokenOrder } from '@hebu/shared/wire/http.ts'
import * as v from 'valibot'
import { checked, languageIn, type OptionNames, type Options, optionsOf, Refusal, required } from './command-options.ts'
import { type Config, configFrom, localOrigin } from './config.ts'
import { exportWorkspace } from './export/export-workspace.ts'
import { proofInWords } from './export/proof-words.ts'
import { help } from './keeper-help.ts'
import { holdNumbers, holdRestoredNumbers, numbersInWords, releaseNumbers } from './number-commands.ts'
import { filesApart, readFiles } from './open-store.ts'
import { openAccounts } from './open-accounts.ts'
import { enterBackup } from './store/backup/backup-record.ts'
import { beginHealing } from './store/backup/healing.ts'
import { type Restored, restoreBackup, RestoreRefused, verifyBackup } from './store/backup/restore-backup.ts'
import { takeBackup } from './store/backup/take-backup.ts'
import { BucketFault } from './store/files/bucket.ts'
import { DatabaseFault } from './store/postgres/blocking.ts'
import { silentLogger } from './store/logger.ts'
import { openSharedReader, openStoreReader } from './store/read-store.ts'
import { removeUnreferred, sweepInWords } from './sweep-files.ts'

type Opened = ReturnType<typeof openAccounts>

interface Command extends OptionNames {
  run(options: Options, opened: Opened, config: Config): Promise<string> | string
}

/** Works on the files of the store; nothing of it is opened before. */
interface FileCommand extends OptionNames {
  onFiles(options: Options, config: Config): Promise<string>
}

const commands: Readonly<Record<string, Command | FileCommand>> = {
  init: { options: ['department', 'charter', 'owner', 'password', 'language'], run: init },
  invite: { options: ['post', 'group', 'name', 'hours'], run: invite },
  token: { options: ['member', 'label'], run: token },
  password: { options: ['member', 'password'], run: password },
  'second-step': { options: ['member'], run: secondStep },
  audit: { options: ['last'], run: audit },
  numbers: { options: [], run: (_, opened) => numbersInWords(opened.numberHold, workspaceOf(opened).workspace) },
  'numbers hold': { options: [], run: (_, opened) => holdNumbers(opened.numberHold, workspaceOf(opened).workspace) },
  'numbers release': { options: [], run: (_, opened) => releaseNumbers(opened.numberHold, workspaceOf(opened).workspace) },
  'files sweep': { options: [], switches: ['remove', 'backed-up'], run: sweepFiles },
  backup: { options: ['to'], onFiles: backup },
  restore: { options: ['from'], switches: ['rehearse'], onFiles: restore },
  export: { options: ['to', 'language'], run: exportAll },
}

async function backup(options: Options, config: Config): Promise<string> {
  const { dataFolder } = config
  const to = required(options, 'to')
  if (!existsSync(join(dataFolder, 'accounts.sqlite'))) throw noStore(dataFolder)
  if (!existsSync(join(dataFolder, 'volumes.sqlite'))) throw new Refusal(`No relay has run on ${dataFolder} yet, so there is nothing to back up. Start it once.`)
  const { entries, takenAt } = await takeBackup(dataFolder, to, new Date(systemClock.now()).toISOString(), readFiles(config)).catch((error: unknown) => {
    throw (error as { code?: string }).code === 'EEXIST' ? new Refusal(`${to} is there already. Name another file.`) : error
  })
  await enterBackup(dataFolder, { takenAt })
  return `Backed up into ${to}: ${megabytes(entries)} MB, ${entries.length - 2} attached files.`
}

async function rehearse(from: string, dataFolder: string): Promise<string> {
  const { takenAt, ...counts } = await verifyBackup(from, tmpdir()).catch(inWords)
  // Only a store that is here remembers it.
  if (existsSync(join(dataFolder, 'accounts.sqlite'))) await enterBackup(dataFolder, { rehearsedAt: new Date(systemClock.now()).toISOString(), rehearsedOf: takenAt })
  return `The backup of ${takenAt} is whole: ${counted(counts)}.`
}

async function restore(options: Options, config: Config): Promise<string> {
  const { dataFolder } = config
  const from = required(options, 'from')
  if (options['rehearse'] !== undefined) return rehearse(from, dataFolder)
  const { takenAt, ...counts } = await restoreBackup(from, dataFolder, filesApart(config)).catch(inWords)
  beginHealing(dataFolder, systemClock.now())
  holdRestoredNumbers(dataFolder, systemClock.now())
  return `Restored the backup of ${takenAt} into ${dataFolder}: ${counted(counts)}. Everybody signs in again. New running numbers wait until the devices have shown those that they hold, a week at most: see hebu numbers. Put the relay-key of the old folder beside it, or authenticators' codes are not taken.`
}

const counted = ({ volumes, members, files }: Omit<Restored, 'takenAt'>): string => `${members} members, ${volumes} volumes, ${files} attached files`
const megabytes = (entries: readonly { readonly sizeBytes: number }[]): string => (entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1024 / 1024).toFixed(1)
const noStore = (folder: string): Refusal => new Refusal(`No store in ${folder}. HEBU_DATA names another folder.`)

function inWords(error: unknown): never {
  throw error instanceof RestoreRefused ? new Refusal(error.message) : error
}

async function init(options: Options, { entering, membership }: Opened): Promise<string> {
  const [department, charter, owner, password] = ['department', 'charter', 'owner', 'password'].map((name) => required(options, name))
  const language = languageIn(options) ?? 'zh-Hans'
  const { token: _, ...shape } = Setup.entries
  const order = checked(v.object(shape), { department, charter, name: owner, password, language })
  const entered = await entering.setUp(order)
  if (entered.ok) return membership.makeToken(entered.value.member.id, 'hebu init').secret
  if (entered.refusal === 'setup-done') throw new Refusal('This store has a workspace already. Use another HEBU_DATA for another one.')
  if (entered.refusal === 'charter-unknown') throw new Refusal(`No charter “${charter}”. There are: ${charters.map(({ id }) => id).join(', ')}.`)
  throw new Refusal(`--owner “${owner}” is no name.`)
}

function invite(options: Options, opened: Opened, config: Config): string {
  const { workspace, members } = workspaceOf(opened)
  const validHours = options['hours'] === undefined ? undefined : Number(options['hours'])
  const order = checked(Invite, { post: required(options, 'post'), group: options['group'], name: options['name'], validHours })
  const administrator = members.find((member) => member.status === 'active' && member.administrator)!
  const made = opened.membership.invite({ workspace, member: administrator.id, credential: 'command-line' }, order)
  if (made.ok) return `${config.origin ?? localOrigin(config)}/join#${made.value.secret}`
  const charter = charters.find(({ id }) => id === opened.accounts.directory(workspace)?.workspace.charter)
  if (made.refusal === 'post-unknown') throw new Refusal(`No post “${order.post}”. There are: ${Object.keys(charter?.posts ?? {}).join(', ')}.`)
  if (made.refusal === 'group-unknown') throw new Refusal(`No group “${order.group}”. There are: ${Object.keys(charter?.groups ?? {}).join(', ')}.`)
  throw new Refusal(`Not done: ${made.refusal}.`)
}

function token(options: Options, opened: Opened): string {
  const { label } = checked(TokenOrder, { label: options['label'] ?? 'hebu token' })
  const member = memberOf(options, opened)
  const made = opened.membership.makeToken(member.id, label)
  noteOfKeeper(opened, 'token-made', member.id)
  return made.secret
}

async function password(options: Options, opened: Opened): Promise<string> {
  const member = memberOf(options, opened)
  const { password: word } = checked(v.object({ password: Setup.entries.password }), { password: required(options, 'password') })
  opened.accounts.endKeys(workspaceOf(opened).workspace, { member: member.id }, systemClock.now())
  await opened.signIn.setPassword(member.id, word)
  noteOfKeeper(opened, 'password-changed', member.id)
  return `${member.name} signs in with the new password.`
}

function secondStep(options: Options, opened: Opened): string {
  const member = memberOf(options, opened)
  if (!opened.own.endByKeeper(member.id)) throw new Refusal(`${member.name} has no second step.`)
  noteOfKeeper(opened, 'second-step-off', member.id)
  return `${member.name} signs in with the password alone.`
}

function audit(options: Options, opened: Opened): string {
  const { workspace, members } = workspaceOf(opened)
  const last = Number(options['last'] ?? 20)
  if (!Number.isSafeInteger(last) || last < 0) throw new Refusal('--last is a number.')
  const { rows, alteredAt } = opened.audit.verify()
  if (alteredAt !== undefined) throw new Refusal(`The audit was altered at entry ${alteredAt}.`)
  const nameOf = (id: string | undefined): string => members.find((member) => member.id === id)?.name ?? id ?? '–'
  const entries = opened.audit.latest(workspace, last).toReversed()
  const lines = entries.map(({ atMs, kind, member, subject, detail, from }) => [new Date(atMs).toISOString(), kind, nameOf(member), subject === undefined ? '–' : nameOf(subject), detail ?? '–', from ?? '–'].join('\t'))
  return [`${rows} entries, none altered.`, ...lines].join('\n')
}

async function sweepFiles(options: Options, { accounts, audit, shared }: Opened, config: Config): Promise<string> {
  const nowMs = systemClock.now()
  if (options['remove'] === undefined) return sweepInWords({ config, accounts, nowMs })
  const { done, words } = await removeUnreferred({ config, accounts, audit, shared, nowMs, isBackedUp: options['backed-up'] !== undefined })
  if (!done) throw new Refusal(words)
  return words
}

async function exportAll(options: Options, opened: Opened, config: Config): Promise<string> {
  const { dataFolder, shared } = config
  const to = required(options, 'to')
  const { workspace, members } = workspaceOf(opened)
  const language = languageIn(options) ?? members.find(({ administrator }) => administrator)?.language ?? 'zh-Hans'
  const reader = shared === undefined ? openStoreReader(dataFolder) : openSharedReader(shared.databaseUrl)
  try {
    const order = { to, reader, blobs: readFiles(config), directory: opened.accounts.directory(workspace)!, audit: opened.audit.latest(workspace, Number.MAX_SAFE_INTEGER), language, nowMs: systemClock.now() }
    const { books, pages, files, missing } = await exportWorkspace(order)
    opened.audit.note({ workspace, kind: 'export', detail: `${pages} by command line` })
    const lacking = missing.length === 0 ? '' : ` ${missing.length} files have not reached the relay; index.json names them.`
    return `Exported into ${to}: ${pages} pages of ${books} books, ${files} attached files.${lacking}`
  } catch (error) {
    throw (error as { code?: string }).code === 'EEXIST' ? new Refusal(`${to} is there already. Name another folder.`) : error
  } finally {
    reader.close()
  }
}

/** Of a proof there is no store to look into: the file says all of it. */
async function verifyProof(file: string | undefined, args: readonly string[]): Promise<string> {
  if (file === undefined || file.startsWith('--')) throw new Refusal('Name the file: hebu verify <file.hebu-proof>.')
  const options = optionsOf({ options: ['relay-key', 'language'] }, args)
  if (!existsSync(file)) throw new Refusal(`There is no ${file}.`)
  const { sound, words } = await proofInWords(readFileSync(file), { language: languageIn(options) ?? 'en', relayKey: options['relay-key'] })
  if (!sound) throw new Refusal(words)
  return words
}

const noteOfKeeper = ({ audit, accounts }: Opened, kind: string, subject: string): void => audit.note({ workspace: accounts.workspaceOf(subject) ?? '', kind, subject, detail: 'by command line' })

function memberOf(options: Options, opened: Opened): Member {
  const wanted = required(options, 'member')
  const active = workspaceOf(opened).members.filter((member) => member.status === 'active')
  const found = active.find(({ id, code }) => id === wanted || code.toLowerCase() === wanted.toLowerCase()) ?? opened.accounts.memberNamed(wanted)
  if (found === undefined) throw new Refusal(`No member “${wanted}”. There are: ${active.map(({ name, code }) => `${name} (${code})`).join(', ')}.`)
  return found
}

/** The command line serves the one workspace that setup founds. */
function workspaceOf({ accounts }: Opened): { readonly workspace: string; readonly members: readonly Member[] } {
  const workspace = accounts.workspaces()[0]
  if (workspace === undefined) throw new Refusal('This store has no workspace yet. Found one with `hebu init`, or by the link that the relay prints.')
  return { workspace, members: accounts.directory(workspace)?.members ?? [] }
}

/** Runs one command; the answer for standard output. Throws a {@link Refusal} with words. */
async function answer(args: readonly string[], environment: NodeJS.ProcessEnv, projectFolder: string): Promise<string> {
  // Two words name a command, where the first names what it is about.
  const [name, ...rest] = args[0] === 'files' || (args[0] === 'numbers' && args.length > 1 && args[1]?.startsWith('--') === false) ? [args.slice(0, 2).join(' '), ...args.slice(2)] : args
  if (name === undefined || args.includes('--help') || name === 'help') return help.trimEnd()
  if (name === 'verify') return verifyProof(rest[0], rest.slice(1))
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) throw new Refusal(`No command “${name}”. See hebu --help.`)
  const options = optionsOf(command, rest)
  const config = configFrom(environment, projectFolder)
  if (!config.ok) throw new Refusal(config.refusal.join('\n'))
  const { shared } = config.value
  if ('onFiles' in command) {
    if (shared !== undefined) throw new Refusal('With DATABASE_URL the store lies in PostgreSQL. Back it up with pg_dump, and the files after it (HEBU_FILES, or the bucket); restore both together, then hebu numbers hold.')
    return command.onFiles(options, config.value)
  }
  if (shared === undefined && name !== 'init' && !existsSync(join(config.value.dataFolder, 'accounts.sqlite'))) throw noStore(config.value.dataFolder)
  const opened = openAccounts(config.value, { clock: systemClock, logger: silentLogger })
  try {
    return await command.run(options, opened, config.value)
  } finally {
    opened.accounts.close()
  }
}

/** What a command ended with: its words are for standard output where the code is 0, else for standard error. */
export interface CommandEnd {
  readonly code: 0 | 1
  readonly words: string
}

/** Runs one command of the keeper in an environment. Refusals are told in words; a bug throws. */
export async function runKeeperCommand(args: readonly string[], environment: NodeJS.ProcessEnv, projectFolder: string): Promise<CommandEnd> {
  try {
    return { code: 0, words: await answer(args, environment, projectFolder) }
  } catch (error) {
    if (error instanceof Refusal || error instanceof BucketFault) return { code: 1, words: error.message }
    if (error instanceof DatabaseFault) return { code: 1, words: `PostgreSQL at DATABASE_URL cannot be used: ${error.message} Look whether it runs, and whether its user may make tables there.` }
    throw error
  }
}

if (import.meta.main) {
  const { code, words } = await runKeeperCommand(process.argv.slice(2), process.env, resolve(import.meta.dirname, '../..'))
  if (code === 0) console.log(words)
  else console.error(words)
  process.exitCode = code
}
