import type { Charter } from '@hebu/shared/charters/define-charter.ts'

import type { SelectOption } from '../../ui/Select.tsx'
import type { Words } from '../../words/language.tsx'

/** The name of a post; its id where the charter does not know it. */
export const postLabel = (charter: Charter, post: string, { say }: Words): string => {
  const known = charter.posts[post]
  return known === undefined ? post : say(known.label)
}

export const groupLabel = (charter: Charter, group: string | undefined, { say }: Words): string => {
  if (group === undefined) return ''
  const known = charter.groups[group]
  return known === undefined ? group : say(known)
}

export const postOptions = (charter: Charter, posts: readonly string[], words: Words): readonly SelectOption[] =>
  posts.map((post) => ({ value: post, label: postLabel(charter, post, words) }))

export const groupOptions = (charter: Charter, words: Words): readonly SelectOption[] =>
  Object.keys(charter.groups).map((group) => ({ value: group, label: groupLabel(charter, group, words) }))
