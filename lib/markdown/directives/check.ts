import type { Directive, Problem } from '../context.ts';
import { directiveForms, directiveNames } from './known.ts';

/** What is wrong with a directive's name and attributes; nothing about what they point to. */
export function checkDirective(directive: Directive, hasContent: boolean): Problem[] {
  const { name, attributes, line } = directive;
  const form = Object.hasOwn(directiveForms, name) ? directiveForms[name] : undefined;
  const error = (problem: string, instead: string): Problem => ({ line, problem, instead, severity: 'error' });

  if (!form) {
    const list = directiveNames.join(', ');
    return [error(`there is no directive "${name}"`, `use one of ${list}; to print the colons write \\:: or \\:::`)];
  }

  const allowed = [...form.required, ...form.optional];
  const problems = form.required
    .filter((key) => !Object.hasOwn(attributes, key) || (attributes[key] === '' && key !== 'alt'))
    .map((key) => error(`${name} has no ${key}`, `write ${form.example}`));
  for (const key of Object.keys(attributes)) {
    if (!allowed.includes(key)) {
      problems.push(error(`${name} does not know "${key}"`, `it takes ${allowed.join(', ')}: ${form.example}`));
    }
  }
  if (hasContent && !form.container) problems.push(error(`${name} has no text inside`, `write ${form.example}`));
  return problems;
}
