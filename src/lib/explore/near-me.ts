/** Asks the device where it is, when `[data-near]` is pressed and not before; what that comes to stands in its markup. */
import { reaches, rounded } from '#lib/explore/reach.ts';

export function listenForNearMe(): void {
	const button = document.querySelector<HTMLButtonElement>('[data-near]');
	const note = button?.parentElement?.querySelector('[role="status"]');
	if (!button || !note) return;
	const { near = '', failed = '', outside = '' } = button.dataset;
	const end = (sentence: string) => {
		button.removeAttribute('aria-busy');
		note.textContent = sentence;
	};
	const show = ({ coords }: GeolocationPosition) => {
		const [lat, lng] = [rounded(coords.latitude), rounded(coords.longitude)];
		if (!reaches({ lat, lng })) return end(outside);
		end('');
		const address = new URL(near, location.href);
		address.searchParams.set('near', `${lat},${lng}`);
		location.assign(address);
	};
	button.addEventListener('click', () => {
		// Absent where the page is not served securely.
		const geolocation = navigator.geolocation as Geolocation | undefined;
		if (!geolocation) return end(failed);
		note.textContent = '';
		button.setAttribute('aria-busy', 'true');
		geolocation.getCurrentPosition(show, () => end(failed), { maximumAge: 60_000, timeout: 10_000 });
	});
}
