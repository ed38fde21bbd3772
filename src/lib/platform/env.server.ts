/**
 * Every setting of the product, in one place. `npm start` (production) refuses to run with a missing or wrong one
 * and names it; demo, development and tests need none.
 */
import * as v from 'valibot';
import { days } from '#lib/platform/personal-data/retention.ts';
import type { S3Settings } from '#lib/platform/files/file-store.ts';

type Source = Record<string, string | undefined>;

const text = (meaning: string) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.description(meaning));
const url = (schemes: string[], meaning: string) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.check((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol)),
		v.description(meaning),
	);
const whole = (least: number, most: number, meaning: string) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^\d+$/),
		v.transform(Number),
		v.minValue(least),
		v.maxValue(most),
		v.description(meaning),
	);
const onOff = (meaning: string) =>
	v.pipe(
		v.picklist(['on', 'off', '1', '0', 'true', 'false']),
		v.transform((value) => ['on', '1', 'true'].includes(value)),
		v.description(meaning),
	);

/** One of the keys that seal what people tell, by the name it stands under in what it sealed. */
export interface SealingKey {
	readonly id: string;
	readonly key: Buffer;
}

/** `2026:BASE64,2025:BASE64`, each of 32 bytes, none twice. */
function readSealingKeys(text: string): SealingKey[] | null {
	const keys = text.split(',').map((one) => {
		const [, id = '', base64 = ''] = /^\s*([A-Za-z0-9_-]{1,40}):([A-Za-z0-9+/]{43}=)\s*$/.exec(one) ?? [];
		return { id, key: Buffer.from(base64, 'base64') };
	});
	const names = new Set(keys.map(({ id }) => id));
	return names.size === keys.length && keys.every(({ key }) => key.length === 32) ? keys : null;
}

const settings = {
	DATABASE_URL: url(
		['postgres:', 'postgresql:'],
		'the database, such as postgres://user:password@host:5432/bland',
	),
	ORIGIN: v.pipe(
		url(['https:', 'http:'], ''),
		v.transform((value) => new URL(value).origin),
		v.description('the public address of the site, such as https://blanddigibyen.kk.dk'),
	),
	SMTP_URL: url(['smtp:', 'smtps:'], 'the mail server, such as smtps://user:password@smtp.example.dk:465'),
	MAIL_FROM: v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^([^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/),
		v.description('the sender of mails, such as Bland dig i byen <post@blanddigibyen.kk.dk>'),
	),
	PORT: whole(0, 65_535, 'the port the site listens on, such as 3000'),
	HOST: text('the address the site listens on, such as 127.0.0.1 or 0.0.0.0'),
	DATA_DIR: text('the folder for what the site keeps outside the database, such as .data'),
	FILES_DIR: text('the folder for uploaded pictures and papers, such as .data/files'),
	S3_ENDPOINT: url(
		['https:', 'http:'],
		'the file store that speaks S3, such as https://s3.eu-north-1.amazonaws.com; with it S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed, and files are no longer kept in FILES_DIR',
	),
	S3_BUCKET: v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
		v.description(
			'the bucket for uploaded files, such as bland-files; it must exist and be closed to the public',
		),
	),
	S3_REGION: v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^[a-z0-9-]{2,40}$/),
		v.description("the bucket's region, such as eu-north-1; us-east-1 where the store has none"),
	),
	S3_ACCESS_KEY_ID: text('the name of the key to the bucket'),
	S3_SECRET_ACCESS_KEY: text('the secret of the key to the bucket'),
	BASEMAP: text(
		'a PMTiles or TopoJSON file under the map, or a raster tile address with {z}/{x}/{y} and its attribution',
	),
	ADDRESS_TOKEN: text('the token for the national address search'),
	ADDRESS_URL: url(['https:', 'http:'], 'the national address search, such as https://adressevaelger.dk'),
	WEB_PROCESSES: whole(
		1,
		64,
		'how many processes answer, such as 2; with more than one, the jobs have their own',
	),
	WORKER: onOff('on: the web process also does the jobs; off: npm run worker does them'),
	TRUSTED_PROXY: whole(
		1,
		10,
		'how many proxies of your own stand before the site, such as 1; leave it out when none does',
	),
	SESSION_DAYS: whole(1, days.sessionAtMost, 'after how many days everybody logs in anew, such as 90'),
	REGISTRATION_DAYS: whole(
		1,
		days.registration,
		'how many days after an event its sign-ups are deleted, such as 30',
	),
	SECURITY_CONTACT: url(
		['mailto:', 'https:', 'tel:'],
		'where somebody who found a weakness writes, such as mailto:security@kommune.example or an https page',
	),
	LISTINGS_PER_DAY: whole(
		1,
		10_000,
		'how much an organisation may put before the public in a day, a series counting as one, such as 30',
	),
	IMPORTED_PER_DAY: whole(
		1,
		100_000,
		'how many events from its calendars go before the public in a day for an organisation, such as 300; what comes beyond is a draft',
	),
	LINKS_OF_NEW_PARTNERS: whole(0, 1000, 'how many links one text of a new partner may hold, such as 2'),
	LINKS_PER_LISTING: whole(0, 1000, 'how many links one text of any other partner may hold, such as 10'),
	SEALING_KEYS: v.pipe(
		v.string(),
		v.transform(readSealingKeys),
		v.check((keys) => keys !== null),
		v.transform((keys) => keys ?? []),
		v.description(
			'the keys that seal what people tell of discrimination, such as 2026:BASE64 of 32 random bytes; several with a comma between: the first seals, all open',
		),
	),
	SELF_CHECK_SECONDS: whole(
		1,
		3600,
		'how often the site tries whether it can still render a page, such as 30',
	),
	LOG_LEVEL: v.pipe(
		v.picklist(['debug', 'info', 'warn', 'error', 'silent']),
		v.description('how much is logged: debug, info, warn, error or silent'),
	),
	DEMO: onOff('on: invented content, and mails are read at /dev/mail'),
} as const;

type Settings = typeof settings;
type Bucket = Extract<keyof Settings, `S3_${string}`>;
type Optional =
	| 'SMTP_URL'
	| 'BASEMAP'
	| 'ADDRESS_TOKEN'
	| 'ADDRESS_URL'
	| 'TRUSTED_PROXY'
	| 'SECURITY_CONTACT'
	| 'SEALING_KEYS';
type Values = { [Name in keyof Settings]: v.InferOutput<Settings[Name]> };

export type Env = Omit<Values, Optional | Bucket> &
	Partial<Pick<Values, Optional>> & {
		PRODUCTION: boolean;
		/** The bucket for files; null where they are kept in FILES_DIR. */
		S3: S3Settings | null;
	};

/** One wrong setting: which, and what it should be. */
export type Wrong = { name: string; problem: 'missing' | 'wrong'; meaning: string };

export class EnvRefused extends Error {
	override name = 'EnvRefused';
	readonly wrong: Wrong[];

	constructor(wrong: Wrong[]) {
		super(
			wrong
				.map(
					({ name, problem, meaning }) =>
						`${name} is ${problem === 'missing' ? 'missing' : 'not right'}. It is ${meaning}.`,
				)
				.join('\n'),
		);
		this.wrong = wrong;
	}
}

/** The address alone that mails come from. */
export const senderAddress = (): string => /[^<>@\s]+@[^<>@\s]+/.exec(env().MAIL_FROM)![0];

const requiredInProduction = ['DATABASE_URL', 'ORIGIN', 'SMTP_URL', 'MAIL_FROM'];
/** One of these takes all of them: half a bucket would lose files. */
const bucketSettings = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];

function defaultsFor(source: Source): Source {
	const dataDir = source.DATA_DIR || '.data';
	const port = source.PORT || '3000';
	return {
		DATABASE_URL: 'postgres://postgres@127.0.0.1:5432/bland',
		ORIGIN: `http://localhost:${port}`,
		MAIL_FROM: 'Bland dig i byen <noreply@localhost>',
		PORT: port,
		HOST: source.NODE_ENV === 'production' ? '0.0.0.0' : '127.0.0.1',
		DATA_DIR: dataDir,
		FILES_DIR: `${dataDir}/files`,
		WEB_PROCESSES: '1',
		WORKER: 'on',
		SESSION_DAYS: String(days.sessionAtMost),
		REGISTRATION_DAYS: String(days.registration),
		LISTINGS_PER_DAY: '30',
		IMPORTED_PER_DAY: '300',
		LINKS_OF_NEW_PARTNERS: '2',
		LINKS_PER_LISTING: '10',
		SELF_CHECK_SECONDS: '30',
		LOG_LEVEL: source.VITEST ? 'silent' : 'info',
		DEMO: 'off',
	};
}

/**
 * Reads and checks all settings. An empty variable counts as left out.
 * @throws EnvRefused naming every missing or wrong one.
 */
export function loadEnv(source: Source): Env {
	const demo = v.safeParse(settings.DEMO, source.DEMO || 'off');
	const production = source.NODE_ENV === 'production' && !(demo.success && demo.output);
	const inBucket = bucketSettings.some((name) => source[name]?.trim());
	const defaults = { ...defaultsFor(source), S3_REGION: inBucket ? 'us-east-1' : undefined };
	const wrong: Wrong[] = [];
	const values: Record<string, unknown> = { PRODUCTION: production };

	for (const [name, schema] of Object.entries(settings)) {
		const meaning = v.getDescription(schema) ?? '';
		const required =
			(production && requiredInProduction.includes(name)) || (inBucket && bucketSettings.includes(name));
		const given = source[name]?.trim() || (required ? undefined : (defaults as Source)[name]);
		if (given === undefined) {
			if (required) wrong.push({ name, problem: 'missing', meaning });
			continue;
		}
		const parsed = v.safeParse(schema, given);
		if (parsed.success) values[name] = parsed.output;
		else wrong.push({ name, problem: 'wrong', meaning });
	}
	if (production && typeof values.ORIGIN === 'string' && !values.ORIGIN.startsWith('https:')) {
		wrong.push({
			name: 'ORIGIN',
			problem: 'wrong',
			meaning: `${v.getDescription(settings.ORIGIN)} (https in production)`,
		});
	}
	if (wrong.length > 0) throw new EnvRefused(wrong);
	return { ...values, S3: inBucket ? bucketOf(values as Pick<Values, Bucket>) : null } as Env;
}

const bucketOf = (values: Pick<Values, Bucket>): S3Settings => ({
	endpoint: values.S3_ENDPOINT,
	bucket: values.S3_BUCKET,
	region: values.S3_REGION,
	accessKeyId: values.S3_ACCESS_KEY_ID,
	secretAccessKey: values.S3_SECRET_ACCESS_KEY,
});

let cached: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
	cached ??= loadEnv(process.env);
	return cached;
}
