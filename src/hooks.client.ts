import { rememberTyped } from '#lib/ui/typed-early.ts';

rememberTyped();
