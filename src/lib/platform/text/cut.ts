/** Cut at a word, with a sign that something followed. */
export function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	const whole = text.slice(0, most - 1);
	const lastSpace = whole.search(/\s\S*$/);
	const end = lastSpace > most / 2 ? lastSpace : whole.length;
	return `${whole
		.slice(0, end)
		.replace(/[\uD800-\uDBFF]$/, '')
		.trimEnd()}…`;
}
