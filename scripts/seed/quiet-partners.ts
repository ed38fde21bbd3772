/** Partners of long standing that have gone quiet: two reports missed, and places nobody has confirmed for a year. */
export const quietPartners = [
	{ key: 'oeresundsbaner', approved: 426, signed: 418 },
	{ key: 'malerne-kridt', approved: 431, signed: 422 },
] as const;
