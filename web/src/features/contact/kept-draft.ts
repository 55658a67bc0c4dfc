import type { ContactDraft } from './log-contact.ts'

/** The words of a contact that is not logged yet, kept on this device until it is ([CUS13]). */
export interface KeptDraft {
  /** What was typed about this customer, or about none yet. */
  read(customer: string | undefined): Partial<ContactDraft>
  /** `undefined` forgets. */
  keep(customer: string | undefined, draft: ContactDraft | undefined): void
}

/** Begins like all that the browser's storage keeps for a member, so that it goes with the account ([LOC2]). */
export function keptDraft(storage: () => Storage, workspace: string, member: string): KeptDraft {
  const keyOf = (customer: string | undefined) => `hebu.draft.${workspace}.${member}.contact.${customer ?? ''}`
  return {
    read(customer) {
      try {
        const kept: unknown = JSON.parse(storage().getItem(keyOf(customer)) ?? '{}')
        return typeof kept === 'object' && kept !== null ? kept : {}
      } catch {
        return {}
      }
    },
    keep(customer, draft) {
      try {
        if (draft === undefined) storage().removeItem(keyOf(customer))
        else storage().setItem(keyOf(customer), JSON.stringify(draft))
      } catch {
        // The words stand in the sheet as long as it is open.
      }
    },
  }
}
