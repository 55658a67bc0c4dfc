import type { Accessor } from 'solid-js'
import { createContext, useContext } from 'solid-js'

/** What everything in the record of an open page shares. */
export interface RecordContextValue {
  /** Raised every minute, for what is told relative to now. */
  readonly minute: Accessor<number>
  /** Keys of drafts on this device. */
  draftKey(...place: readonly string[]): string
}

export const RecordContext = createContext<RecordContextValue>()

export function useRecord(): RecordContextValue {
  const record = useContext(RecordContext)
  if (record === undefined) throw new Error('useRecord is called outside of the record of a page')
  return record
}
