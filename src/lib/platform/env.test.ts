import { describe, expect, test } from 'vitest';
import { EnvRefused, loadEnv } from '#lib/platform/env.server.ts';

const production = {
	NODE_ENV: 'production',
	DATABASE_URL: 'postgres://bland:secret@db.example.dk:5432/bland',
	ORIGIN: 'https://blanddigibyen.kk.dk/',
	SMTP_URL: 'smtps://user:secret@smtp.example.dk:465',
	MAIL_FROM: 'Bland dig i byen <post@kk.dk>',
};

function wrongIn(source: Record<string, string | undefined>): string[] {
	try {
		loadEnv(source);
		return [];
	} catch (error) {
		if (!(error instanceof EnvRefused)) throw error;
		return error.wrong.map(({ name, problem }) => `${name} ${problem}`);
	}
}

describe('settings', () => {
	test('development needs none', () => {
		expect(loadEnv({})).toMatchObject({
			ORIGIN: 'http://localhost:3000',
			PORT: 3000,
			FILES_DIR: '.data/files',
			WORKER: true,
			SESSION_DAYS: 90,
			REGISTRATION_DAYS: 30,
			SELF_CHECK_SECONDS: 30,
			DEMO: false,
			PRODUCTION: false,
		});
	});

	test('production takes what it is given', () => {
		expect(loadEnv({ ...production, PORT: '8080', WORKER: 'off', TRUSTED_PROXY: '1' })).toMatchObject({
			ORIGIN: 'https://blanddigibyen.kk.dk',
			PORT: 8080,
			WORKER: false,
			TRUSTED_PROXY: 1,
			PRODUCTION: true,
		});
	});

	test('a demo in production mode needs none', () => {
		expect(wrongIn({ NODE_ENV: 'production', DEMO: 'on' })).toEqual([]);
	});

	test.each<[string, Record<string, string | undefined>, string[]]>([
		[
			'nothing set',
			{ NODE_ENV: 'production' },
			['DATABASE_URL missing', 'ORIGIN missing', 'SMTP_URL missing', 'MAIL_FROM missing'],
		],
		['an empty database', { ...production, DATABASE_URL: ' ' }, ['DATABASE_URL missing']],
		['another kind of database', { ...production, DATABASE_URL: 'mysql://x' }, ['DATABASE_URL wrong']],
		['a plain http origin', { ...production, ORIGIN: 'http://kk.dk' }, ['ORIGIN wrong']],
		['an origin without scheme', { ...production, ORIGIN: 'kk.dk' }, ['ORIGIN wrong']],
		['a mail server without scheme', { ...production, SMTP_URL: 'smtp.kk.dk:25' }, ['SMTP_URL wrong']],
		['a sender without address', { ...production, MAIL_FROM: 'Kommunen' }, ['MAIL_FROM wrong']],
		['a port in words', { ...production, PORT: 'web' }, ['PORT wrong']],
		['a port too high', { ...production, PORT: '70000' }, ['PORT wrong']],
		['a proxy that is not a number', { ...production, TRUSTED_PROXY: 'yes' }, ['TRUSTED_PROXY wrong']],
		['a worker that is maybe', { ...production, WORKER: 'maybe' }, ['WORKER wrong']],
		[
			'sessions longer than the privacy page says',
			{ ...production, SESSION_DAYS: '91' },
			['SESSION_DAYS wrong'],
		],
		[
			'sign-ups kept longer than the privacy page says',
			{ ...production, REGISTRATION_DAYS: '31' },
			['REGISTRATION_DAYS wrong'],
		],
		['a bare address', { ...production, SECURITY_CONTACT: 'it@kk.dk' }, ['SECURITY_CONTACT wrong']],
		['no self-check', { ...production, SELF_CHECK_SECONDS: '0' }, ['SELF_CHECK_SECONDS wrong']],
		['an unknown log level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL wrong']],
	])('%s is refused by name', (_, source, expected) => {
		expect(wrongIn(source)).toEqual(expected);
	});

	test('the refusal says what the setting should look like', () => {
		expect(() => loadEnv({ ...production, ORIGIN: '' })).toThrow(
			/ORIGIN is missing.*https:\/\/blanddigibyen\.kk\.dk/,
		);
	});
});

describe('the bucket for files', () => {
	const whole = {
		S3_ENDPOINT: 'https://s3.example.dk',
		S3_BUCKET: 'bland-files',
		S3_ACCESS_KEY_ID: 'key',
		S3_SECRET_ACCESS_KEY: 'secret',
	};
	test('is a folder until it is named, and then needs all of its settings', () => {
		expect(loadEnv({}).S3).toBeNull();
		expect(loadEnv(whole).S3).toEqual({
			endpoint: 'https://s3.example.dk',
			bucket: 'bland-files',
			region: 'us-east-1',
			accessKeyId: 'key',
			secretAccessKey: 'secret',
		});
		expect(loadEnv({ ...whole, S3_REGION: 'eu-north-1' }).S3?.region).toBe('eu-north-1');
		expect(wrongIn({ S3_BUCKET: 'bland-files' })).toEqual([
			'S3_ENDPOINT missing',
			'S3_ACCESS_KEY_ID missing',
			'S3_SECRET_ACCESS_KEY missing',
		]);
		expect(wrongIn({ ...whole, S3_ENDPOINT: 's3.example.dk', S3_BUCKET: 'Not A Bucket' })).toEqual([
			'S3_ENDPOINT wrong',
			'S3_BUCKET wrong',
		]);
	});
});
