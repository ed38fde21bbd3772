/**
 * The one script of a page that is not hydrated (`csr = false`): what a visitor's pages do beyond links and forms. It listens at
 * the document for what the markup says with `data-…`, holds no texts, and without it everything still works.
 */
import { listenForChoices } from '#lib/ui/page-script/choices.ts';
import { listenForPresses } from '#lib/ui/page-script/presses.ts';
import { listenForMenus } from '#lib/ui/page-script/menus.ts';

listenForMenus();
listenForChoices();
listenForPresses();
// A form that came back with sentences: they are what to read first.
document.querySelector<HTMLElement>('[data-errors]')?.focus();
