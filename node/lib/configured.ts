/** `Configured`: what readers and writers have in common. */

import { optionTexts, type FormatOptions, type OptionValue } from "./formats.js";

/** What is told step by step how to read or write. Immutable: each step gives a new one. */
export abstract class Configured<Owner, Settings extends { readonly options: Record<string, string> }> {
  /** @internal */
  protected readonly owner: Owner;
  /** @internal */
  protected readonly settings: Settings;

  /** @internal */
  constructor(owner: Owner, settings: Settings) {
    this.owner = owner;
    this.settings = settings;
  }

  /** @internal */
  protected with(changes: Partial<Settings>): this {
    const made = this.constructor as new (owner: Owner, settings: Settings) => this;
    return new made(this.owner, { ...this.settings, ...changes });
  }

  /** An option of the format. */
  option(key: string, value: OptionValue): this {
    return this.options({ [key]: value });
  }

  options(options: FormatOptions): this {
    return this.with({ options: { ...this.settings.options, ...optionTexts(options) } } as Partial<Settings>);
  }
}
