import type { OpenVolume } from '@hebu/sync-server/room/open-volume.ts'
import type { News } from '@hebu/sync-server/room/writes.ts'
import type { WriteRefusal } from '@hebu/sync-server/store/volume-log.ts'

/** Makes durable what was judged; gives why not. */
export const durably = (volume: OpenVolume, news: News, member = 'wang'): Promise<WriteRefusal | undefined> => new Promise((settle) => volume.write({ news, member, settle }))
