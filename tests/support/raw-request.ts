/** Requests as no browser sends them: any header, addresses as they are written, from an address that has asked nothing. */
import { request } from 'node:http';

export const html = { accept: 'text/html' };
export const site = () => process.env.SITE_URL ?? '';

export type Asked = { path: string; headers?: Record<string, string>; method?: string; body?: string };
export type Answered = {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
};

/** As fetch, but with headers that fetch keeps to itself, and addresses as they are written. */
export function ask({ path, headers = {}, method = 'GET', body }: Asked): Promise<Answered> {
	const { hostname, port } = new URL(site());
	return new Promise((settle, fail) => {
		const asked = request({ hostname, port, path, method, headers: { ...html, ...headers } }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('end', () => settle({ status: response.statusCode ?? 0, headers: response.headers, text }));
		});
		asked.on('error', fail);
		asked.end(body);
	});
}

let asked = 0;
const lane = 77 + (Number(process.env.TEST_WORKER_INDEX ?? 0) % 100);
/** No limit is in the way of what comes from here; each worker has a lane of its own. */
export const fresh = () => ({ 'x-forwarded-for': `10.${lane}.${++asked >> 8}.${asked & 255}` });
