import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, test } from 'vitest';
import { adressevaelger } from '#lib/geography/addresses/adressevaelger.server.ts';
import { combineProviders, withDistrict } from '#lib/geography/addresses/addresses.ts';
import { searchWords } from '#lib/geography/addresses/known-addresses.server.ts';
import { fromUtm32 } from '#lib/geography/utm.ts';

const id = '0a3f507a-ec01-32b8-e044-0003ba298018';
const houseNumber = {
	status: 'ok',
	husnummer: {
		husnummertekst: '1',
		vejnavn: 'Rådhuspladsen',
		postnummer: { postnr: '1550', navn: 'København V' },
		adgangspunkt: { geometri: { type: 'Point', coordinates: [724434.93, 6175755.61] } },
	},
};
const street = {
	type: 'navngivenvejpostnummer',
	vejnavn: 'Rådhuspladsen',
	postnr: '1550',
	postdistrikt: 'København V',
};

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function standIn(answer: (url: URL, response: ServerResponse) => unknown) {
	const asked: URL[] = [];
	const server = createServer((request: IncomingMessage, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		asked.push(url);
		const body = answer(url, response);
		if (body !== undefined) response.end(typeof body === 'string' ? body : JSON.stringify(body));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	stops.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const errors: string[] = [];
	const provider = adressevaelger({
		token: 'a-secret-token',
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		timeoutMs: 300,
		onError: (message) => errors.push(message),
	});
	return { provider, asked, errors };
}

describe('Adressevælger', () => {
	it('finds a house number and looks up its point', async () => {
		const { provider, asked, errors } = await standIn((url) =>
			url.pathname === '/husnumre/soeg' ? { status: 'ok', fund: [{ type: 'husnummer', id }] } : houseNumber,
		);
		const [address, ...others] = await provider.suggest('Rådhuspladsen 1', 8);
		expect(address).toMatchObject({
			text: 'Rådhuspladsen 1',
			postcode: '1550',
			city: 'København V',
			district: 1,
		});
		expect(address?.lat).toBeCloseTo(55.676, 2);
		expect(others).toEqual([]);
		expect(errors).toEqual([]);
		expect(asked.map((url) => url.pathname)).toEqual(['/husnumre/soeg', `/husnumre/${id}`]);
		expect(asked[0]?.searchParams.get('tekst')).toBe('Rådhuspladsen 1');
		expect(asked.every((url) => url.searchParams.get('token') === 'a-secret-token')).toBe(true);
	});

	it('goes from a street to its house numbers', async () => {
		const { provider } = await standIn((url) => {
			if (url.pathname !== '/husnumre/soeg') return houseNumber;
			const isWithin = url.searchParams.get('tekst') === 'Rådhuspladsen , 1550 København V';
			return { status: 'ok', fund: isWithin ? [{ type: 'husnummer', id }] : [street] };
		});
		expect(await provider.suggest('Rådhuspl', 8)).toHaveLength(1);
	});

	it('leaves out addresses far from Copenhagen', async () => {
		const aarhus = structuredClone(houseNumber);
		aarhus.husnummer.adgangspunkt.geometri.coordinates = [574_600, 6_223_900];
		const { provider } = await standIn((url) =>
			url.pathname === '/husnumre/soeg' ? { fund: [{ type: 'husnummer', id }] } : aarhus,
		);
		expect(await provider.suggest('Rådhuspladsen 1', 8)).toEqual([]);
	});

	test.each<[string, (url: URL, response: ServerResponse) => unknown, string]>([
		['an error', (_, response) => ((response.statusCode = 503), '{}'), 'status 503'],
		['no JSON', () => '<h1>Oops</h1>', 'SyntaxError'],
		['an unknown shape', () => ({ hits: [] }), 'unexpected answer at fund'],
		['no answer in time', () => undefined, 'TimeoutError'],
	])('%s is an empty list and a warning without token or text', async (_, answer, warning) => {
		const { provider, errors } = await standIn(answer);
		expect(await provider.suggest('Hemmelig Vej 7', 8)).toEqual([]);
		expect(errors).toEqual([`address search failed: ${warning}`]);
	});

	it('ignores hits it does not know, and asks nothing for a single letter', async () => {
		const { provider, asked, errors } = await standIn(() => ({
			fund: [{ type: 'vejnavn' }, { id: '../../x' }, null],
		}));
		expect(await provider.suggest('Rådhuspladsen', 8)).toEqual([]);
		expect(await provider.suggest(' R ', 8)).toEqual([]);
		expect(asked).toHaveLength(1);
		expect(errors).toEqual([]);
	});
});

describe('addresses', () => {
	it('from two providers are shown once, the first provider first', async () => {
		const address = (text: string) =>
			withDistrict({ text, postcode: '2200', city: 'København N', lat: 55.69, lng: 12.55 });
		const answering = (...texts: string[]) => ({ suggest: async () => texts.map(address) });
		const combined = combineProviders(
			answering('Kapelvej 16'),
			answering('KAPELVEJ 16', 'Kapelvej 18', 'Kapelvej 20'),
		);
		expect((await combined.suggest('kapel', 2)).map(({ text }) => text)).toEqual([
			'Kapelvej 16',
			'Kapelvej 18',
		]);
	});

	test.each([
		['Kapelvej 16', ['Kapelvej', '16']],
		['16 Kapelvej', ['Kapelvej', '16']],
		['  2200  16 Kapelvej, ', ['Kapelvej', '2200', '16']],
		['2200', ['2200']],
		['', []],
	])('search words of "%s"', (text, words) => {
		expect(searchWords(text)).toEqual(words);
	});

	it('turn from the grid of the registers into degrees', () => {
		const { lat, lng } = fromUtm32(500_000, 6_175_000);
		expect(lng).toBe(9);
		expect(lat).toBeCloseTo(55.7207, 3);
	});
});
