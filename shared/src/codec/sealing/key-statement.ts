import type { KeyStatement } from '../../vocabulary/sealing.ts'
import { canonicalJson } from '../canonical.ts'

/** What a device signs to show that it holds the key that it hands in ([WIT1]). */
export const keyStatement = (of: Omit<KeyStatement, 'hebu'>): string => canonicalJson({ hebu: 'key/1', ...of } satisfies KeyStatement)
