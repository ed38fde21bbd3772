/** What looks are worth without colour: as somebody sees them who sees none, and as a printer in black and white lays them down. */
import type { Locator } from '@playwright/test';
import sharp from 'sharp';

export interface Look {
	/** The words beside it. */
	name: string;
	grey: Uint8Array;
}

const side = 24;
/** Steps of grey, of 255, that are told apart at a glance. */
const seen = 40;
/** Of two looks so much has to differ: a dash, a corner, a row of dots. */
const leastShare = 0.05;

/** @param picture of what is drawn alone, without its words */
export async function lookOf(name: string, picture: Locator): Promise<Look> {
	const grey = await sharp(await picture.screenshot())
		.resize(side, side, { fit: 'fill' })
		.greyscale()
		.raw()
		.toBuffer();
	return { name, grey };
}

const isAlike = (one: Look, other: Look): boolean =>
	one.grey.filter((value, at) => Math.abs(value - other.grey[at]!) >= seen).length <
	one.grey.length * leastShare;

/** Each two that differ by their colour alone. */
export const alike = (looks: readonly Look[]): string[] =>
	looks.flatMap((one, index) =>
		looks
			.slice(index + 1)
			.filter((other) => isAlike(one, other))
			.map((other) => `${one.name} = ${other.name}`),
	);
