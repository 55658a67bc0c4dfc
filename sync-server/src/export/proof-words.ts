import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import type { CanonicalPage } from '@hebu/shared/codec/canonical.ts'
import { type CheckedProof, type CheckedSeal, checkProof, type ProvenFault } from '@hebu/shared/codec/sealing/check-proof.ts'
import { createEd25519 } from '@hebu/shared/codec/sealing/ed25519.ts'
import { readProof } from '@hebu/shared/codec/sealing/proof.ts'
import { type ToldStep, toldSteps } from '@hebu/shared/rules/approval/told-steps.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'

import { createInWords, type InWords } from './in-words.ts'

/** What `hebu verify FILE` answers. */
export interface ProofVerdict {
  readonly sound: boolean
  readonly words: string
}

const faults: Readonly<Record<ProvenFault, string>> = {
  forged: 'DOES NOT HOLD: what is written is not what was signed',
  'another-page': 'DOES NOT HOLD: it was made for another page or department',
  'broken-log': 'DOES NOT HOLD: the seal that it follows is missing or another',
  'unknown-key': 'DOES NOT HOLD: nobody knows the key that it was made with',
  'wrong-key': 'DOES NOT HOLD: the key is another member’s',
  'key-ended': 'DOES NOT HOLD: the device had been signed out',
  'refused-by-relay': 'DOES NOT HOLD: the relay refused it',
  'wrong-witness': 'DOES NOT HOLD: what the relay is said to have signed it did not sign',
  'content-missing': 'DOES NOT HOLD: what it was made over is not in the file, or is altered',
}

const refusals = {
  'not-a-proof': 'This is no proof of Hebu.',
  newer: 'A newer Hebu wrote this proof; check it with that version.',
  altered: 'This proof is not as it was written: at least one byte is another. Nothing in it is to be believed.',
} as const

export interface ProofQuestion {
  readonly language: Language
  /** The relay's public key, as the department named it elsewhere. */
  readonly relayKey?: string | undefined
}

/** Checks a proof and says in words what it shows, seal by seal, and what is wrong with it where something is ([WIT13]). */
export async function proofInWords(bytes: Uint8Array, { language, relayKey }: ProofQuestion): Promise<ProofVerdict> {
  const read = readProof(bytes)
  if (!read.ok) return { sound: false, words: refusals[read.refusal] }
  const checked = await checkProof(read.value, createEd25519())
  const inWords = wordsOf(checked, language)
  const isTheirs = relayKey === undefined || read.value.relayKeys.includes(relayKey)
  const sound = checked.sound && isTheirs
  const book = books.find(({ id }) => id === read.value.book)
  const content = checked.seals.findLast((seal) => seal.content !== undefined)?.content
  const told = toldSteps(checked.seals.map(({ statement }) => statement), book)
  const head = [
    `${book === undefined ? read.value.book : inWords.say(book.name)}: ${titleOf(book, content, inWords)}`,
    `Department: ${checked.workspace.name}${checked.attested ? '' : ' (names as the exporting device had them; the relay has not signed them)'}`,
  ]
  const keys = read.value.relayKeys.map((key) => `Relay key: ${key}`)
  const theirs = relayKey === undefined ? ['Compare it with the one that the department names, or give that with --relay-key.'] : [isTheirs ? 'It is the key that was given.' : 'DOES NOT HOLD: it is not the key that was given.']
  const verdict = sound ? `Every seal holds: ${checked.seals.length} of ${checked.seals.length}.` : 'NOT EVERYTHING HOLDS. See above.'
  return { sound, words: [...head, '', ...checked.seals.flatMap((seal, place) => [...sealLines(seal, place, checked, book, inWords, told[place]), '']), ...factLines(book, content, inWords), ...keys, ...theirs, '', verdict].join('\n') }
}

function wordsOf({ names, workspace }: CheckedProof, language: Language): InWords {
  const members = names.map(({ id, name, post }): Member => ({ id, name, post, code: '', status: 'active', administrator: false, joinedAt: '' }))
  return createInWords({ language, directory: { revision: 0, workspace, members }, charter: charterById(workspace.charter), find: () => undefined })
}

function titleOf(book: Book | undefined, content: CanonicalPage | undefined, inWords: InWords): string {
  if (book === undefined || content === undefined) return content?.page ?? ''
  return inWords.title(book, pageOf(content))
}

/** As much of a page as its title asks for. */
const pageOf = ({ page, version, values }: CanonicalPage): Page => ({ id: page, version, values }) as unknown as Page

function sealLines({ statement, fault, witnessed }: CheckedSeal, place: number, { names, workspace }: CheckedProof, book: Book | undefined, inWords: InWords, told: ToldStep | undefined): readonly string[] {
  if (statement === undefined) return [`${place + 1}. ${faults.forged}`]
  const { by, for: stoodIn, move, from, at, note, content } = statement
  const { to, nth, of }: ToldStep = told ?? { to: statement.to }
  const charter = charterById(workspace.charter)
  const postOf = (id: string | undefined): string => (id !== undefined && charter !== undefined && Object.hasOwn(charter.posts, id) ? inWords.say(charter.posts[id]!.label) : (id ?? ''))
  const post = witnessed === undefined ? names.find(({ id }) => id === by)?.post : witnessed.post
  const label = book !== undefined && Object.hasOwn(book.moves, move) ? inWords.say(book.moves[move]!.label) : move
  const state = (id: string): string => (book !== undefined && Object.hasOwn(book.states, id) ? inWords.say(book.states[id]!) : id)
  const who = [inWords.member(by), postOf(post), stoodIn === undefined ? '' : `for ${inWords.member(stoodIn)}`].filter((part) => part !== '').join(' · ')
  const seen = witnessed === undefined ? 'not witnessed: when it was made, and whose key it is, only the file says' : `seen by the relay ${inWords.instant(witnessed.at)}${witnessed.number === undefined ? '' : `, numbered ${witnessed.series} ${witnessed.number}`}`
  const step = nth === undefined ? '' : `step ${nth} of ${of}, `
  const leads = to === from ? `still ${state(to)}` : `${state(from)} → ${state(to)}`
  return [
    `${place + 1}. ${who}: ${label} (${step}${leads})`,
    `   signed ${inWords.instant(at)}; ${seen}`,
    ...(note === undefined ? [] : [`   “${note}”`]),
    `   over ${content}`,
    `   ${fault === undefined ? 'holds' : `${faults[fault]}${witnessed?.refused === undefined ? '' : ` (${witnessed.refused})`}`}`,
  ]
}

/** The plain fields of what was sealed. */
function factLines(book: Book | undefined, content: CanonicalPage | undefined, inWords: InWords): readonly string[] {
  if (book === undefined || content === undefined) return []
  const lines = Object.entries(book.fields).flatMap(([name, field]) =>
    field.internal === true || field.kind === 'computed' || field.kind === 'rows' || field.kind === 'richText' || content.values[name] === undefined ? [] : [`   ${inWords.say(field.label)}: ${inWords.value(name, field, content.values[name])}`],
  )
  return lines.length === 0 ? [] : ['What was sealed last:', ...lines, '']
}
