import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the relay's backups in the data-safety panel. */
export const backupWords = {
  title: text('服務器備份', 'Backups of the server'),
  taken: text('上次備份：{when}', 'Last backed up: {when}'),
  never: text('還沒有備份過', 'Never backed up'),
  rehearsed: text('上次恢復演練：{when}，數據完整', 'Last restored for trial: {when}, and found whole'),
  neverRehearsed: text('還沒有做過恢復演練', 'Never restored for trial'),
  means: text('恢復演練把備份在別處還原一遍，證明什麼都不缺。', 'A trial restores the backup aside and proves that nothing is missing.'),
  tellKeeper: text('請服務器管理員按部署說明每晚備份，並做一次恢復演練。', 'Ask the keeper of the server to back up every night and to restore once for trial, as the deployment notes say.'),
  elsewhere: text('由數據庫備份', 'Backed up with the database'),
  elsewhereMeans: text('這裡的數據存放在 PostgreSQL，備份由服務器管理員另行安排。', 'The data lies in PostgreSQL here; the keeper of the server sees to its backups.'),
  asking: text('正在詢問服務器……', 'Asking the server…'),
  notReached: text('連上服務器後才知道', 'Known once the server is reached'),
}
