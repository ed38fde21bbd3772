import { rememberTyped } from '#lib/ui/forms/typed-early.ts';

rememberTyped();
