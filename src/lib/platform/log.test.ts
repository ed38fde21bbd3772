import { expect, test } from 'vitest';
import { jsonLine } from '#lib/platform/log.server.ts';

test('a line is JSON with level, time and fields', () => {
	const line = JSON.parse(jsonLine('info', 'request', { requestId: 'a1', status: 200 }));
	expect(line).toMatchObject({ level: 'info', message: 'request', requestId: 'a1', status: 200 });
	expect(Date.parse(line.time)).not.toBeNaN();
});

test('an address never reaches the log, not even inside an error', () => {
	const error = new Error('duplicate key: (email)=(maja.holm@example.dk)');
	const line = jsonLine('error', 'to <bo@example.dk> failed', { error, who: 'ida@example.dk' });
	expect(line).not.toMatch(/example\.dk/);
	expect(line).toMatch(/duplicate key/);
});
