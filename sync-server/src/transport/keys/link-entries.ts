import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { LinkEntry } from '../../access/entering.ts'
import { digestOf } from '../../access/secrets.ts'

interface LinkOrder {
  /** The secret in the link. */
  readonly token: string
  readonly name: string
  readonly language: Language
}

/** Taking up an invitation, as it was asked for. */
export const linkEntryOf = ({ token, name, language }: LinkOrder): LinkEntry => ({ digest: digestOf(token), name, language })

/** Founding, as it was asked for. */
export const foundingEntryOf = ({ department, charter, ...order }: LinkOrder & { readonly department: string; readonly charter: string }): LinkEntry => ({ ...linkEntryOf(order), founding: { department, charter } })
