import type { Command } from 'commander';
import type { Shell } from '../src/commands/shell.js';
import type { Rule } from '../src/model.js';

export function rulesPage(rules: readonly Rule[]): string;
export function cliPage(buildProgram: (shell: Shell) => Command): string;
