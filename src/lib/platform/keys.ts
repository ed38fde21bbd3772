/** Keys of things, as the compiler and the program both know them. */

/** What is left of a thing. */
export function without<T extends object, K extends keyof T>(thing: T, keys: readonly K[]): Omit<T, K> {
	const gone = new Set<PropertyKey>(keys);
	return Object.fromEntries(Object.entries(thing).filter(([key]) => !gone.has(key))) as Omit<T, K>;
}

/** `listed<'a' | 'b'>()('a', 'b')`: a list that the compiler holds to name each of a union and nothing else. */
export const listed =
	<Union extends PropertyKey>() =>
	<const Named extends readonly Union[]>(
		...named: Exclude<Union, Named[number]> extends never ? Named : [Forgotten: Exclude<Union, Named[number]>]
	): readonly Union[] =>
		named as unknown as readonly Union[];
