import type { Accounts } from '../store/accounts/accounts.ts'
import type { Caller } from './gate.ts'

/** How many bytes of files there may be; absent: as many as the disk takes. */
export interface FilesMost {
  readonly workspaceBytes?: number | undefined
  readonly memberBytes?: number | undefined
}

/** What there is, and what there may be. */
export interface FilesRoom {
  readonly usedBytes: number
  readonly mostBytes?: number | undefined
}

export interface FileQuotaDeps {
  readonly accounts: Pick<Accounts, 'filesUsed' | 'knowsFile'>
  readonly most: FilesMost
}

/**
 * How much room files may take, of a workspace and of a member ([FIL17]). Looked at before a file is received, so that what
 * is under way at once may go beyond it by that much and no more.
 */
export function createFileQuota({ accounts, most }: FileQuotaDeps) {
  const { workspaceBytes = Number.POSITIVE_INFINITY, memberBytes = Number.POSITIVE_INFINITY } = most
  return {
    /** Why there is no room for a file; `undefined` where there is, or where the workspace has it already. */
    refusal({ workspace, member }: Pick<Caller, 'workspace' | 'member'>, sha256: string, sizeBytes: number): 'no-room-workspace' | 'no-room-member' | undefined {
      if (accounts.knowsFile(workspace, sha256)) return undefined
      const used = accounts.filesUsed(workspace, member)
      if (used.memberBytes + sizeBytes > memberBytes) return 'no-room-member'
      return used.workspaceBytes + sizeBytes > workspaceBytes ? 'no-room-workspace' : undefined
    },
    room({ workspace, member }: Pick<Caller, 'workspace' | 'member'>): { readonly workspace: FilesRoom; readonly member: FilesRoom } {
      const used = accounts.filesUsed(workspace, member)
      return { workspace: { usedBytes: used.workspaceBytes, mostBytes: most.workspaceBytes }, member: { usedBytes: used.memberBytes, mostBytes: most.memberBytes } }
    },
  }
}

export type FileQuota = ReturnType<typeof createFileQuota>
