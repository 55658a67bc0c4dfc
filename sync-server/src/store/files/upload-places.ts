import { createHash } from 'node:crypto'
import type { UploadName } from './blobs.ts'

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the places of a member's unfinished uploads begin with. */
export const placesOf = (member: string): string => `${digestOf(member).slice(0, 16)}-`

/** Where an unfinished upload lies: digests of whose and what it is, so that nothing that anybody sends becomes part of a path. */
export const placeOf = ({ volume, member, sha256 }: UploadName): string => `${placesOf(member)}${digestOf(`${volume}\n${member}\n${sha256}`)}`
