/** What keeps uploaded files, and the settings of one that speaks S3. */

export interface StoredFile {
	body: ReadableStream<Uint8Array>;
	bytes: number;
}

export interface FileStore {
	/** Stores `content` under `key`; storing the same key again changes nothing. What is large is a blob of a file, and never whole in memory. */
	put(key: string, content: Uint8Array | Blob): Promise<void>;
	/** @param part its first byte and its last; else the whole. `bytes` is how much of it comes. */
	get(key: string, part?: { start: number; end: number }): Promise<StoredFile | null>;
	/** Deleting what is not there is no error. */
	delete(key: string): Promise<void>;
	/** Removes what writing left half-done before then, as when the machine went down. */
	tidy(before: Date): Promise<void>;
}

export interface S3Settings {
	endpoint: string;
	bucket: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
}
