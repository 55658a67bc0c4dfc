import { environmentHelp } from './config.ts'

/** What `hebu --help` prints. */
export const help = `hebu: the keeper's commands. They work on the store in HEBU_DATA, also while the relay runs.

  hebu init --department <name> --charter <id> --owner <name> --password <password> [--language zh-Hans|zh-Hant|en]
      founds the workspace of an empty store; prints an access token of the owner
  hebu invite --post <id> [--group <id>] [--name <name>] [--hours <1-720>]
      prints an invitation link, good once and for 72 hours unless said otherwise
  hebu token --member <name, code or id> [--label <what for>]
      prints a new access token of a member
  hebu password --member <name, code or id> --password <password>
      gives a member another password and ends their sessions
  hebu second-step --member <name, code or id>
      signs a member in without a second step again, who has lost the phone and the recovery codes
  hebu audit [--last <how many>]
      proves that the audit is as it was written, and prints its latest entries
  hebu files sweep [--remove [--backed-up]]
      lists attached files that nothing has referred to for 90 days; removes them only when told to, with every relay
      stopped and a backup of the last 24 hours; of a shared store the keeper says that there is one
  hebu backup --to <file>
      writes everything of the store into one file, as it stands at one moment
  hebu restore --from <file> --rehearse
      restores a backup aside, proves that all of it is there, and leaves nothing behind
  hebu restore --from <file>
      brings a backup into an empty HEBU_DATA; devices then bring what is newer, for a week also for each other
  hebu numbers [hold|release]
      says whether new running numbers are given, and whose devices they wait for after a restore; hold, after another
      kind of restore, makes them wait until every device has shown those that it holds, a week at most; release ends it
  hebu export --to <folder> [--language zh-Hans|zh-Hant|en]
      writes the workspace as plain files into a new folder: JSON, Markdown to read, attached files
  hebu verify <file.hebu-proof> [--relay-key <key>] [--language zh-Hans|zh-Hant|en]
      checks the seals of an exported page, without a store: who sealed what and when, and what does not hold
  hebu --help

Environment:
${environmentHelp}
`
