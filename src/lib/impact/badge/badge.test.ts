import { expect, test } from 'vitest';
import { badgeNames, badgeSvg, xmlText } from '#lib/impact/badge/badge.ts';
import { sayAll, type PartnerFacts } from '#lib/impact/partner-standing.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';

const signedAt = new Date('2025-03-04T10:00:00Z');
const stands: PartnerFacts = {
	name: 'Nordlys El',
	state: 'approved',
	standing: 'on_time',
	confirmed: 0.729,
	pledge: { signedAt, withdrawnAt: null },
};
const withdrawn = { signedAt, withdrawnAt: new Date('2026-05-06T10:00:00Z') };

const cases: { why: string; facts: Partial<PartnerFacts>; says: string[] }[] = [
	{
		why: 'all is well',
		facts: {},
		says: [
			'Har skrevet under på charteret 4. marts 2025',
			'Har rapporteret til tiden',
			'72\u00a0% af det leverede er bekræftet af andre',
		],
	},
	{ why: 'nothing confirmed', facts: { confirmed: 0 }, says: ['Ingen bidrag er bekræftet endnu'] },
	{ why: 'nothing delivered', facts: { confirmed: null }, says: ['Ingen bidrag er bekræftet endnu'] },
	{ why: 'almost all is not all', facts: { confirmed: 0.9999 }, says: ['99\u00a0%'] },
	{ why: 'a little is not nothing', facts: { confirmed: 0.0001 }, says: ['1\u00a0%'] },
	{ why: 'due', facts: { standing: 'due' }, says: ['Næste rapport er på vej'] },
	{ why: 'late', facts: { standing: 'late' }, says: ['Rapporten er forsinket'] },
	{ why: 'silent', facts: { standing: 'inactive' }, says: ['Inaktiv: to rapporter mangler'] },
	{ why: 'owes nothing yet', facts: { standing: null }, says: ['Ingen rapporter at sende endnu'] },
	{
		why: 'withdrawn',
		facts: { pledge: withdrawn },
		says: ['Har trukket sin underskrift tilbage 6. maj 2026'],
	},
	{ why: 'suspended', facts: { state: 'suspended' }, says: ['Partnerskabet er sat på pause af kommunen'] },
	{ why: 'closed', facts: { state: 'closed', pledge: withdrawn }, says: ['Er ikke længere partner'] },
	{ why: 'never signed', facts: { pledge: null }, says: ['Har ikke skrevet under på charteret'] },
];

test.each(cases)('the badge says it: $why', ({ facts, says }) => {
	const svg = badgeSvg({ ...stands, ...facts });
	for (const words of says) expect(svg).toContain(xmlText(words));
	expect(svg.match(/<text/g)).toHaveLength(2 + sayAll({ ...stands, ...facts }).length);
});

test('who has left the pledge is not said to report', () => {
	const svg = badgeSvg({ ...stands, pledge: withdrawn });
	expect(svg).not.toContain('rapporteret');
	expect(svg).toContain('stroke="#b3261e"');
});

test('a badge in English, and a name that is no markup', () => {
	const name = '<script>alert("1")</script> & søn\u202e\u0007';
	const svg = withLocale('en', () => badgeSvg({ ...stands, name }));
	expect(svg).toContain('Signed the charter 4 March 2025');
	expect(svg).not.toMatch(/<script|\u202e|\u0007|style=/);
	expect(svg).toContain('&lt;script&gt;');
});

test('the code to paste leads to the partner and escapes its name', () => {
	const { code, src } = badgeNames({ slug: 'nordlys-el-a1b2c', name: 'A "B" & C' }, 'https://by.example');
	expect(src).toBe('/partnere/nordlys-el-a1b2c/badge.svg');
	expect(code).toContain('<a href="https://by.example/partnere/nordlys-el-a1b2c">');
	expect(code).toContain('A &quot;B&quot; &amp; C');
});
