import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';

test('a named person signs; anyone can check it; it can be taken back in the open', async ({
	as,
	visitor,
	cast,
}) => {
	const organisation = await cast.organisation(`Boldklubben ${unique()}`, { signed: false });
	const owner = await as(organisation.owner);
	const sign = `/min-organisation/${organisation.slug}/skriv-under`;

	await test.step('read and sign', async () => {
		await owner.goto(sign);
		await expectAccessible(owner);
		await fitsNarrowWindow(owner);
		await unfold(owner, 'Læs teksten på engelsk');
		await expect(owner.locator('[lang=en]').getByRole('heading').first()).toBeVisible();
		await owner.getByLabel('Navn på den, der skriver under').fill('');
		await owner.getByRole('button', { name: 'Skriv under' }).click();
		await expect(owner.getByRole('alert').getByRole('link')).toHaveCount(3);
		await expectAccessible(owner);
		await owner.getByLabel('Navn på den, der skriver under').fill('Noor Dahl');
		await owner.getByLabel('Stilling eller rolle').fill('Formand');
		await owner.getByRole('checkbox', { name: /Jeg må skrive under for/ }).check();
		await owner.getByRole('button', { name: 'Skriv under' }).click();
		await expect(owner.getByRole('heading', { name: 'I har skrevet under' })).toBeVisible();
		await expect(owner.getByText('Underskriften gælder')).toBeVisible();
	});

	await test.step('the certificate', async () => {
		await owner.getByRole('link', { name: 'Se og udskriv beviset' }).click();
		await expect(owner.getByRole('heading', { name: 'Vi blander os i byen' })).toBeVisible();
		await expect(
			owner.getByRole('img', { name: 'QR-kode til siden, hvor man tjekker beviset' }),
		).toBeVisible();
		await fitsNarrowWindow(owner);
		await owner.emulateMedia({ media: 'print' });
		await expect(owner.getByRole('banner')).toBeHidden();
		await expect(owner.getByRole('heading', { name: 'Vi blander os i byen' })).toBeVisible();
		await owner.emulateMedia({ media: 'screen' });
	});

	const code =
		(
			await owner
				.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
				.first()
				.textContent()
		)?.trim() ?? '';
	await test.step('checked by a stranger, who types the code carelessly', async () => {
		await visitor.goto('/verify');
		await visitor.getByLabel('Kode').fill('hvad som helst');
		await visitor.getByRole('button', { name: 'Tjek' }).click();
		await expect(visitor.getByText('Det ligner ikke en kode')).toBeVisible();
		await expectAccessible(visitor);
		await visitor.getByLabel('Kode').fill(` ${code.toLowerCase().replace('-', ' ')} `);
		await visitor.getByRole('button', { name: 'Tjek' }).click();
		await expect(visitor).toHaveURL(`/verify/${code}`);
		await expect(visitor.getByText('Underskriften gælder')).toBeVisible();
		await expect(visitor.getByText('Noor Dahl, Formand')).toBeVisible();
		await visitor.getByRole('link', { name: 'Se beviset' }).click();
		await expect(visitor.getByRole('heading', { name: 'Vi blander os i byen' })).toBeVisible();
	});

	await test.step('on the wall', async () => {
		await visitor.goto('/muren');
		await fitsNarrowWindow(visitor);
		await visitor.getByRole('searchbox', { name: 'Søg efter navn' }).fill(organisation.name);
		await visitor.getByRole('button', { name: 'Søg' }).click();
		await expect(visitor.getByRole('heading', { name: organisation.name })).toBeVisible();
		await visitor.goto('/muren?q=findes-ikke-her');
		await expect(visitor.getByText('Vi fandt ingen')).toBeVisible();
		await expectAccessible(visitor);
	});

	await test.step('taken back, and still to be seen', async () => {
		await owner.goto(sign);
		await unfold(owner, 'Træk underskriften tilbage');
		await owner.getByRole('button', { name: 'Træk underskriften tilbage' }).click();
		await expect(owner.getByRole('alert')).toContainText('Skriv med få ord hvorfor');
		await expectAccessible(owner);
		await owner.getByLabel('Hvorfor trækker I den tilbage?').fill('Klubben holder pause i et år.');
		await owner.getByRole('button', { name: 'Træk underskriften tilbage' }).click();
		await expect(owner.getByRole('heading', { name: 'Tidligere underskrifter' })).toBeVisible();
		await visitor.goto(`/verify/${code}`);
		await expect(visitor.getByText('Underskriften er trukket tilbage')).toBeVisible();
		await expect(visitor.getByText('Klubben holder pause i et år.')).toBeVisible();
		await expectAccessible(visitor);
	});
});
