/**
 * Every traditional wording found in a value, however deep, that has no simplified form of its own. Texts that a
 * function makes are out of reach: a module keeps them apart from the function if it wants them converted.
 */
export declare function collectTexts(value: unknown, found?: Set<string>, seen?: Set<object>): Set<string>;
