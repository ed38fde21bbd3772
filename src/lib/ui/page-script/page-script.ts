/**
 * The script of every page, and the only one where it is not hydrated (`csr = false`): what pages do beyond links and
 * forms. It listens at the document for what the markup says with `data-…`, holds no texts, and without it everything
 * still works.
 */
import { listenForChoices } from '#lib/ui/page-script/choices.ts';
import { offerLanguage } from '#lib/ui/page-script/language.ts';
import { listenForMenus } from '#lib/ui/page-script/menus.ts';
import { listenForPresses } from '#lib/ui/page-script/presses.ts';

listenForMenus();
listenForChoices();
listenForPresses();
offerLanguage();
// A form that came back with sentences: they are what to read first.
document.querySelector<HTMLElement>('[data-errors]')?.focus();
