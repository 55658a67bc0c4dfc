/**
 * Wordings whose simplified form is not the character-by-character one, by fragment. They are put in before the
 * characters are converted. The regulations use mainland wording in both scripts, so there are few.
 */
export declare const hansOverrides: Readonly<Record<string, string>>;
