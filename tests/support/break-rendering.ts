/** Loaded before a site that is to break: on SIGUSR2 something every page needs is written over, as a form once could. */
process.on('SIGUSR2', () => {
	(Object.prototype.toString as unknown as Record<string, unknown>).call = 'x';
});
