/**
 * A pattern over a person's text. valibot goes on to the next check when one before it has failed, so a `maxLength` does not
 * keep a later pattern from a text of megabytes: here the length decides first. `tests/patterns.test.ts` tries every
 * pattern of the house on its worst letters, at `longest`.
 */
export const matches =
	(pattern: RegExp, longest: number) =>
	(text: string): boolean =>
		text.length <= longest && pattern.test(text);

/** The text without those of `letters` that close it. A pattern like `/[.]+$/` begins anew at each of ten thousand dots. */
export function withoutClosing(text: string, letters: string): string {
	let end = text.length;
	while (end > 0 && letters.includes(text[end - 1]!)) end--;
	return text.slice(0, end);
}
