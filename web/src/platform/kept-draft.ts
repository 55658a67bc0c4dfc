/** What is typed of a contact or follow-up that is not logged yet, kept on this device until it is ([CUS13]). */
export interface KeptDraft<T> {
  /** What was typed about this customer, or about none yet. */
  read(customer: string | undefined): Partial<T>
  /** `undefined` forgets. */
  keep(customer: string | undefined, draft: T | undefined): void
}

/** Begins like all that the browser's storage keeps for a member, so that it goes with the account ([LOC2]). */
export function keptDraft<T>(storage: () => Storage, workspace: string, member: string, of: 'contact' | 'followUp'): KeptDraft<T> {
  const keyOf = (customer: string | undefined) => `hebu.draft.${workspace}.${member}.${of}.${customer ?? ''}`
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
