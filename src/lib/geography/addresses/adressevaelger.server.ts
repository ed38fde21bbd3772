/**
 * Adressevælger, the state's address search after DAWA (closed 2026), by token. A search finds house numbers
 * or streets by text; a look-up by id gives each house number its postcode and its point in UTM zone 32.
 * The map pin and the known addresses always remain, so any failure is only an empty list and a warning.
 */
import * as v from 'valibot';
import {
	maxSuggestions,
	minSearchLength,
	withDistrict,
	type AddressProvider,
	type AddressSuggestion,
} from '#lib/geography/addresses/addresses.ts';
import { checkPoint } from '#lib/geography/locate.ts';
import { fromUtm32 } from '#lib/geography/utm.ts';

export type AdressevaelgerOptions = {
	token: string;
	baseUrl?: string;
	fetch?: typeof globalThis.fetch;
	timeoutMs?: number;
	/** Told of every answer that could not be used; the message holds neither token nor search text. */
	onError?: (message: string) => void;
};

const Found = v.variant('type', [
	v.object({ type: v.literal('husnummer'), id: v.pipe(v.string(), v.uuid()) }),
	v.object({
		type: v.literal('navngivenvejpostnummer'),
		vejnavn: v.string(),
		postnr: v.string(),
		postdistrikt: v.string(),
	}),
]);
const SearchAnswer = v.object({ fund: v.array(v.unknown()) });
const LookupAnswer = v.object({
	husnummer: v.object({
		vejnavn: v.string(),
		husnummertekst: v.string(),
		postnummer: v.object({ postnr: v.pipe(v.string(), v.regex(/^\d{4}$/)), navn: v.string() }),
		adgangspunkt: v.object({ geometri: v.object({ coordinates: v.tuple([v.number(), v.number()]) }) }),
	}),
});

// The service reads at most 73 characters.
const longestText = 73;

export function adressevaelger(options: AdressevaelgerOptions): AddressProvider {
	const { token, baseUrl = 'https://adressevaelger.dk', timeoutMs = 3000, onError = () => {} } = options;
	const ask = options.fetch ?? globalThis.fetch;

	async function get<S extends v.GenericSchema>(
		path: string,
		query: Record<string, string>,
		schema: S,
		signal: AbortSignal,
	): Promise<v.InferOutput<S>> {
		const url = new URL(baseUrl.replace(/\/+$/, '') + path);
		url.search = new URLSearchParams({ ...query, token }).toString();
		const response = await ask(url, { signal, headers: { accept: 'application/json' } });
		if (!response.ok) throw new Error(`status ${response.status}`);
		return v.parse(schema, await response.json());
	}

	async function search(text: string, limit: number, signal: AbortSignal) {
		const query = { tekst: text.slice(0, longestText), maksimum: String(limit) };
		const { fund } = await get('/husnumre/soeg', query, SearchAnswer, signal);
		return fund.flatMap((found) => {
			const parsed = v.safeParse(Found, found);
			return parsed.success ? [parsed.output] : [];
		});
	}

	async function findHouseNumbers(text: string, limit: number, signal: AbortSignal): Promise<string[]> {
		const ids = (found: v.InferOutput<typeof Found>[]) =>
			found.flatMap((one) => (one.type === 'husnummer' ? [one.id] : []));
		const found = await search(text, limit, signal);
		const street = found.find((one) => one.type === 'navngivenvejpostnummer');
		if (ids(found).length > 0 || !street) return ids(found);
		// A space before the comma asks for the house numbers of the street.
		const within = `${street.vejnavn} , ${street.postnr} ${street.postdistrikt}`;
		return ids(await search(within, limit, signal));
	}

	async function lookUp(id: string, signal: AbortSignal): Promise<AddressSuggestion> {
		const { husnummer } = await get(`/husnumre/${id}`, {}, LookupAnswer, signal);
		const { vejnavn, husnummertekst, postnummer, adgangspunkt } = husnummer;
		const point = fromUtm32(...adgangspunkt.geometri.coordinates);
		return withDistrict({
			text: `${vejnavn} ${husnummertekst}`,
			postcode: postnummer.postnr,
			city: postnummer.navn,
			...point,
		});
	}

	return {
		async suggest(text, limit) {
			if (text.trim().length < minSearchLength) return [];
			const signal = AbortSignal.timeout(timeoutMs);
			try {
				const ids = await findHouseNumbers(text.trim(), Math.min(limit, maxSuggestions), signal);
				const addresses = await Promise.all(ids.slice(0, limit).map((id) => lookUp(id, signal)));
				return addresses.filter((address) => checkPoint(address) === 'ok');
			} catch (thrown) {
				onError(`address search failed: ${describe(thrown)}`);
				return [];
			}
		},
	};
}

function describe(thrown: unknown): string {
	if (v.isValiError(thrown)) return `unexpected answer at ${v.getDotPath(thrown.issues[0]) ?? 'the top'}`;
	if (!(thrown instanceof Error)) return 'unknown error';
	return /^status \d+$/.test(thrown.message) ? thrown.message : thrown.name;
}
