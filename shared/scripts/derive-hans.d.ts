import type { HansRules } from '../src/vocabulary/hans.ts';
/**
 * Short rules that give every wording its simplified form. Only characters that occur count: each becomes what it mostly
 * becomes, and where that is wrong the fragment around it is a phrase. What the rules make of every wording is compared
 * with what was wanted; throws where they differ ([LNG3]).
 */
export declare function deriveHans(hansByHant: ReadonlyMap<string, string>): HansRules;
