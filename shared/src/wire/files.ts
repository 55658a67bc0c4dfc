/** How much room files take and may take, apart from `http.ts`: the first screen needs none of it. */
import * as v from 'valibot'

/** `mostBytes` is absent where there is no limit. */
const Room = v.object({ usedBytes: v.number(), mostBytes: v.optional(v.number()) })

/** `GET /api/files-room`, for every member: of the whole workspace, and of what the caller has added. */
export const FilesRoom = v.object({ workspace: Room, member: Room })
export type FilesRoom = v.InferOutput<typeof FilesRoom>
