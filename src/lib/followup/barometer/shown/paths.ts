/** A page of the barometer in an edition; without one it is the newest. In code form. */
export const editionPath = (path: string, edition: string | null): string =>
	edition ? `${path}?edition=${edition}` : path;
