/** Chance that comes out the same every time: one stream a part of the city, so that a new event moves no partner. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export interface Random {
	/** A whole number, both ends included. */
	whole: (least: number, most: number) => number;
	share: () => number;
	chance: (share: number) => boolean;
	pick: <T>(from: readonly T[]) => T;
	/** Up to `count` different ones, in chance's order. */
	some: <T>(from: readonly T[], count: number) => T[];
	/** Letters and digits that are not misread, as addresses and codes carry them. */
	code: (length: number) => string;
}

/** FNV-1a for the name, mulberry32 for the stream. */
export function randomFrom(name: string): Random {
	let state = 0x811c9dc5;
	for (const letter of name) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193);
	const share = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
	const some = <T>(from: readonly T[], count: number): T[] => {
		const left = [...from];
		const taken: T[] = [];
		while (taken.length < count && left.length) taken.push(...left.splice(whole(0, left.length - 1), 1));
		return taken;
	};
	return {
		whole,
		share,
		some,
		chance: (limit) => share() < limit,
		pick: (from) => from[whole(0, from.length - 1)]!,
		code: (length) => Array.from({ length }, () => alphabet[whole(0, 31)]).join(''),
	};
}
