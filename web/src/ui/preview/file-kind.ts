import { fileHeadBytes, fileTypeOf } from '@hebu/shared/vocabulary/file-types.ts'

/** What can be told by a file's name: for its icon, and to notice names that lie. */
export type NamedKind = 'image' | 'pdf' | 'audio' | 'video' | 'text' | 'sheet' | 'document' | 'slides' | 'archive' | 'other'

const endings: Readonly<Record<Exclude<NamedKind, 'other'>, readonly string[]>> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'heic', 'heif'],
  pdf: ['pdf'],
  audio: ['mp3', 'wav', 'm4a', 'ogg', 'flac', 'aac', 'amr'],
  video: ['mp4', 'mov', 'webm', 'm4v', 'avi', 'mkv'],
  text: ['txt', 'csv', 'tsv', 'md', 'log', 'json', 'xml', 'yml', 'yaml', 'ini', 'vcf', 'ics', 'srt'],
  sheet: ['xlsx', 'xls', 'et', 'ods', 'numbers'],
  document: ['docx', 'doc', 'wps', 'odt', 'rtf', 'pages'],
  slides: ['pptx', 'ppt', 'dps', 'odp', 'key'],
  archive: ['zip', 'rar', '7z', 'gz', 'tar'],
}

/** The ending of a name, without its dot and in small letters. */
export const endingOf = (name: string): string => /\.([^.\s]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? ''

export function namedKind(name: string): NamedKind {
  const ending = endingOf(name)
  for (const [kind, known] of Object.entries(endings)) if (known.includes(ending)) return kind as NamedKind
  return 'other'
}

/** How a file is shown: as what its bytes are. `lies`: its name promises something else, and it is not opened. */
export type ShownAs = 'image' | 'pdf' | 'audio' | 'video' | 'text' | 'none' | 'lies'

const promised = new Set<NamedKind>(['image', 'pdf', 'audio', 'video'])

/** @param bytes the file; its beginning is looked at. */
export async function shownAs(name: string, bytes: Blob): Promise<ShownAs> {
  const told = fileTypeOf(new Uint8Array(await bytes.slice(0, fileHeadBytes).arrayBuffer()))
  const named = namedKind(name)
  if (told?.shows !== undefined) return told.shows
  // A kind that browsers do not draw is no lie: pictures of telephones, old films.
  if (told === undefined && promised.has(named)) return bytes.size > 0 && (named === 'image' || named === 'pdf') ? 'lies' : 'none'
  return told === undefined && named === 'text' ? 'text' : 'none'
}
