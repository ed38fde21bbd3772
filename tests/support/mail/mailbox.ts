/** A real mail server on a free port, and what it received, parsed. `answers` may refuse the next mails. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Mailbox = {
	url: string;
	received: Email[];
	/** Codes with which the coming mails are refused, one each, before any is taken again. */
	refuse: (...codes: number[]) => void;
	close: () => Promise<void>;
};

export async function openMailbox(): Promise<Mailbox> {
	const received: Email[] = [];
	const refusals: number[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onRcptTo(address, _session, done) {
			const responseCode = refusals.shift();
			done(responseCode ? Object.assign(new Error(`Not now, ${address.address}`), { responseCode }) : null);
		},
		onData(stream, _session, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
					received.push(mail);
					done();
				}, done);
			});
		},
	});
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		refuse: (...codes) => void refusals.push(...codes),
		close: () => new Promise((settle) => server.close(settle)),
	};
}

/** A mail server that answers as told; null: nobody is at its port. */
export async function brokenServer(answer: ((socket: Socket) => void) | null) {
	const server = createServer((socket) => {
		socket.on('error', () => {});
		answer?.(socket);
	});
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	const { port } = server.address() as AddressInfo;
	const close = () => new Promise<void>((settle) => server.close(() => settle()));
	if (!answer) await close();
	return { url: `smtp://127.0.0.1:${port}`, close: answer ? close : () => Promise.resolve() };
}
