/** Danish alphabetical order: æ ø å last, Aa as Å, numbers by size. */
const collator = new Intl.Collator('da', { numeric: true, sensitivity: 'variant' });

export const compareDanish: (a: string, b: string) => number = collator.compare;

/** A copy of `things` in Danish order of `name`. */
export const sortDanish = <Thing>(things: readonly Thing[], name: (thing: Thing) => string): Thing[] =>
	things.toSorted((a, b) => compareDanish(name(a), name(b)));
