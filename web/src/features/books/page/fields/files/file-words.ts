import type { FileRef } from '@hebu/shared/books/field-kinds.ts'

import { fileDelayWords, fileRefusedWords, fileWords } from '../../../../../words/files.ts'
import type { Words } from '../../../../../words/language.tsx'
import type { FileState } from '../../../../../workspace/files/file-state.ts'

/** How a file stands, in words; `percent` while it is on its way. */
export interface FileStanding {
  readonly words: string | undefined
  readonly tone: 'faint' | 'amber' | 'cinnabar'
  readonly percent?: number | undefined
}

export function standingOf({ sizeBytes }: FileRef, state: FileState, { say, format }: Words): FileStanding {
  const share = (bytes: number): number => Math.min(100, Math.floor((100 * bytes) / Math.max(1, sizeBytes)))
  const onItsWay = (words: typeof fileWords.sending, bytes: number, tone: FileStanding['tone']): FileStanding =>
    ({ words: say(words, { percent: format().percent(share(bytes)) }), tone, percent: share(bytes) })
  switch (state.kind) {
    case 'sending': return onItsWay(fileWords.sending, state.sentBytes, 'amber')
    case 'fetching': return onItsWay(fileWords.fetching, state.receivedBytes, 'faint')
    case 'waiting': return { words: say(state.because === undefined ? fileWords.queued : fileDelayWords[state.because]), tone: 'amber' }
    case 'refused': return { words: say(fileRefusedWords[state.because]), tone: 'cinnabar' }
    case 'away': return { words: say(fileWords.away), tone: 'faint' }
    case 'kept': return { words: state.pinned ? say(fileWords.pinned) : undefined, tone: 'faint' }
  }
}
