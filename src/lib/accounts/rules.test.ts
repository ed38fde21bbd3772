import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emailField, nameField } from '#lib/accounts/account-fields.ts';
import { linkState } from '#lib/platform/mail/links.ts';
import { passwordProblem } from '#lib/accounts/signing-in/password-rules.ts';
import { safeReturnPath, startPage } from '#lib/accounts/signing-in/return-path.ts';

describe('passwordProblem', () => {
	it.each([
		['korthed', 'short'],
		['ni tegn 9', 'short'],
		['ti tegn er', null],
		['🙂🙂🙂🙂🙂', 'short'],
		['a'.repeat(201), 'long'],
		['Password123', 'common'],
		['adgangskode123', 'common'],
		['ababababababab', 'common'],
		['min rosa@prove.example kode', 'like_email'],
		['lilletrommer', null],
		['cykelsti og havregrød', null],
	])('%s -> %s', (password, problem) => {
		expect(passwordProblem(password, 'rosa@prove.example')).toBe(problem);
	});
	it('knows the first part of the e-mail when it is long enough to mean something', () => {
		expect(passwordProblem('annelise2026', 'annelise@prove.example')).toBe('like_email');
		expect(passwordProblem('ida og alle de andre', 'ida@prove.example')).toBeNull();
	});
});

describe('linkState', () => {
	const now = new Date('2026-11-22T12:00:00Z');
	const later = new Date('2026-11-22T12:00:01Z');
	it.each([
		['open', { expiresAt: later, usedAt: null, revokedAt: null }],
		['expired', { expiresAt: now, usedAt: null, revokedAt: null }],
		['used', { expiresAt: now, usedAt: now, revokedAt: null }],
		['revoked', { expiresAt: later, usedAt: null, revokedAt: now }],
		['unknown', undefined],
	] as const)('%s', (state, link) => expect(linkState(link, now)).toBe(state));
});

describe('safeReturnPath', () => {
	it.each([
		['/min-organisation/nordlys-k3v9x?vis=alt', '/min-organisation/nordlys-k3v9x?vis=alt'],
		['/en/events', '/en/events'],
		['https://ond.example/', null],
		['//ond.example/', null],
		['/\\ond.example', null],
		['/a\n/b', null],
		['/..//ond.example', null],
		['javascript:alert(1)', null],
		['/log-ind?to=/x', null],
		['/en/logout', null],
		['', null],
		[null, null],
	])('%s -> %s', (to, path) => expect(safeReturnPath(to)).toBe(path));

	it('starts people where they work', () => {
		expect(startPage({ municipalRole: 'consultant', memberships: [{ slug: 'a' }] })).toBe('/kommune');
		expect(startPage({ municipalRole: null, memberships: [{ slug: 'a' }] })).toBe('/min-organisation/a');
		expect(startPage({ municipalRole: null, memberships: [] })).toBe('/konto');
	});
});

describe('input', () => {
	it.each([
		[' Rosa@Prove.Example ', 'rosa@prove.example'],
		['rosa', null],
		['rosa@prove', null],
		['rosa@prove.example\nbcc: alle@prove.example', null],
		['rosa@prove.example, alle@prove.example', null],
		['bjørn@æblegård.example', 'bjørn@æblegård.example'],
		[`${'a'.repeat(250)}@b.dk`, null],
	])('e-mail %j -> %s', (text, email) => {
		const parsed = v.safeParse(emailField, text);
		expect(parsed.success ? parsed.output : null).toBe(email);
	});
	it.each([
		['Şükran Ağa', true],
		['محمد علي', true],
		['李', true],
		['R', true],
		['\u200B', false],
		['Køb på https://ond.example', false],
	])('name %j', (name, good) => expect(v.safeParse(nameField, name).success).toBe(good));
	it('takes a name on one line, so that nothing follows it in a mail', () =>
		expect(v.parse(nameField, 'Rosa\r\nBcc: x')).toBe('Rosa Bcc: x'));
});
