import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { functionsOf, mayManageMembers } from '@hebu/shared/rules/access.ts'
import type { Member } from '@hebu/shared/vocabulary/directory.ts'

const isHead = (post: string, charter: Charter): boolean => charter.posts[post]?.functions.includes('head') === true

/** Posts that this member may give: the head's only by the head and administrators. The relay decides again ([JOIN6]). */
export const grantablePosts = (me: Member, charter: Charter): readonly string[] =>
  Object.keys(charter.posts).filter((post) => me.administrator || !isHead(post, charter) || functionsOf(me, charter).includes('head'))

/** Whether this member may change or remove another. The relay decides again. */
export const mayChangeMember = (me: Member, other: Member, charter: Charter): boolean =>
  other.status === 'active' &&
  mayManageMembers(me, charter) &&
  (me.administrator || (!other.administrator && grantablePosts(me, charter).includes(other.post)))
