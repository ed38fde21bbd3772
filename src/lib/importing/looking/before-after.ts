/** Long texts beside each other: from shortly before they part, and no further than one reads. */
import { cut } from '#lib/platform/text/cut.ts';

const before = 40;
const most = 200;

export function whereTheyPart(one: string, other: string): [string, string] {
	let same = 0;
	while (same < one.length && one[same] === other[same]) same++;
	const start = same <= before ? 0 : one.lastIndexOf(' ', same - before) + 1;
	const shown = (text: string) => `${start > 0 ? '… ' : ''}${cut(text.slice(start), most)}`;
	return [shown(one), shown(other)];
}
