/**
 * Files in a bucket of anything that speaks S3 (AWS, MinIO, Ceph, Hetzner …), addressed path-style. A request that gets
 * no answer is given up, and so is a download that has stood still.
 */
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { FileStore, S3Settings } from '#lib/platform/files/file-store.ts';

type Options = S3Settings & {
	/** Where in the bucket a key lies. */
	pathOf: (key: string) => string;
	/** How long an answer may take to begin, and an upload to end, in milliseconds. */
	answerWithin?: number;
	/** How long a download may stand still, in milliseconds. */
	silentFor?: number;
};

/** The store did not do as asked: its name for the reason, never an address or a secret. */
export class FileStoreFailed extends Error {
	override name = 'FileStoreFailed';
}

export function s3Store({
	pathOf,
	answerWithin = 20_000,
	silentFor = 60_000,
	...settings
}: Options): FileStore {
	const { accessKeyId, secretAccessKey, region } = settings;
	const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
	const bucket = `${settings.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(settings.bucket)}`;

	/** What is large takes its time: a second more for each megabyte. */
	const patienceFor = (body: Uint8Array | Blob | undefined) =>
		answerWithin + (body instanceof Blob ? body.size / 1024 : 0);

	async function ask(
		method: string,
		key: string,
		body?: Uint8Array | Blob,
		more: Record<string, string> = {},
	): Promise<Response> {
		const url = `${bucket}/${pathOf(key)}`;
		const headers: Record<string, string> = body
			? { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': await digestOf(body) }
			: more;
		const patience = new AbortController();
		const timer = setTimeout(() => patience.abort(new Error('no answer in time')), patienceFor(body));
		const init = { method, headers, body: body as BodyInit | undefined, signal: patience.signal };
		try {
			const response = await client.fetch(url, init);
			if (response.ok || response.status === 404) return response;
			throw await refusalOf(response);
		} catch (cause) {
			if (cause instanceof FileStoreFailed) throw cause;
			const reason = patience.signal.aborted ? 'no answer in time' : 'not reached';
			throw new FileStoreFailed(`file store: ${method} ${reason}`, { cause });
		} finally {
			clearTimeout(timer);
		}
	}

	return {
		async put(key, content) {
			const response = await ask('PUT', key, content);
			if (response.status === 404) throw await refusalOf(response);
			await response.body?.cancel();
		},
		async get(key, part) {
			const range = part && { range: `bytes=${part.start}-${part.end}` };
			const response = await ask('GET', key, undefined, range);
			if (response.status === 404) {
				const failure = await refusalOf(response);
				if (failure.message.includes('NoSuchBucket')) throw failure;
				return null;
			}
			const bytes = Number(response.headers.get('content-length'));
			if (!response.body) throw new FileStoreFailed('file store: GET answered nothing');
			return { body: response.body.pipeThrough(noSilence(silentFor)), bytes };
		},
		async delete(key) {
			await (await ask('DELETE', key)).body?.cancel();
		},
		/** An object is there whole or not at all. */
		tidy: () => Promise.resolve(),
	};
}

async function digestOf(body: Uint8Array | Blob): Promise<string> {
	const hash = createHash('sha256');
	if (body instanceof Blob) for await (const chunk of body.stream()) hash.update(chunk);
	else hash.update(body);
	return hash.digest('hex');
}

/** What S3 calls it (`NoSuchBucket`, `SignatureDoesNotMatch`); its other words may hold addresses and keys. */
async function refusalOf(response: Response): Promise<FileStoreFailed> {
	const text = await response.text().catch(() => '');
	const code = /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1] ?? '';
	return new FileStoreFailed(`file store: answered ${response.status} ${code}`.trim());
}

/** Ends a stream with an error when nothing has come through for `silentFor` milliseconds. */
function noSilence(silentFor: number): TransformStream<Uint8Array, Uint8Array> {
	let timer: NodeJS.Timeout | undefined;
	const wait = (controller: TransformStreamDefaultController<Uint8Array>) => {
		clearTimeout(timer);
		const end = () => controller.error(new FileStoreFailed('file store: a download stood still'));
		timer = setTimeout(end, silentFor).unref();
	};
	return new TransformStream({
		start: wait,
		transform(chunk, controller) {
			wait(controller);
			controller.enqueue(chunk);
		},
		flush: () => clearTimeout(timer),
		cancel: () => clearTimeout(timer),
	} as Transformer<Uint8Array, Uint8Array>);
}
