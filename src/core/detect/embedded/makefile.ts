import { rewritten, ScriptBuilder } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';
import { hole, prologue } from './shell-text.js';
import type { HostVariable } from './shell-text.js';

const ASSIGNMENT = /^(?:export[ \t]+|override[ \t]+)*([A-Za-z_][\w.-]*)[ \t]*(:{0,3}=|\?=|\+=|!=)[ \t]*(.*)$/;

/** Recipes of a Makefile ("GNU make manual": recipes, variables, the shell function). A rule's lines are one script. */
export function makefileScripts(text: string): readonly EmbeddedScript[] {
  const source: SourceText = { text };
  const variables = new Map<string, HostVariable | undefined>();
  const rules: EmbeddedScript[] = [];
  let recipe: ScriptBuilder | undefined;
  const close = (): void => {
    if (recipe && recipe.length > 0) rules.push(recipe.build());
    recipe = undefined;
  };
  for (let at = 0; at < text.length;) {
    let end = lineEnd(text, at);
    while (end < text.length && /\\\r?$/.test(text.slice(at, end))) end = lineEnd(text, end + 1);
    const line = text.slice(at, end);
    if (line.startsWith('\t')) {
      recipe ??= new ScriptBuilder('shellscript');
      const lead = /^\t[ \t]*[@+-]*[ \t]*/.exec(line)?.[0].length ?? 1;
      recipe.copy(source, at + lead, end).put('\n', source, end, end);
    } else if (line.trim() !== '' && !line.startsWith('#')) {
      close();
      const assignment = ASSIGNMENT.exec(line.replace(/\s+#.*$/, ''));
      if (assignment) {
        const [, name = '', operator, value = ''] = assignment;
        // Assigned twice, it depends on conditions which value holds.
        const known =
          variables.has(name) || operator === '+='
            ? undefined
            : { name, value, open: operator === '?=', start: at, end };
        variables.set(name, operator === '!=' ? undefined : known);
        const command = operator === '!=' ? value : /\$\(shell[ \t]+(.*)\)/s.exec(value)?.[1];
        if (command !== undefined) {
          const start = at + line.lastIndexOf(command);
          rules.push(new ScriptBuilder('shellscript').copy(source, start, start + command.length).build());
        }
      } else {
        const inline = /^[^\t#:=]+:[^=;]*;[ \t]*/.exec(line)?.[0].length;
        if (inline !== undefined) (recipe = new ScriptBuilder('shellscript')).copy(source, at + inline, end);
      }
    }
    at = end + 1;
  }
  close();
  const known = [...variables.values()].filter(
    (variable) => variable !== undefined && !/\$\((?:shell|call|eval)\b/.test(variable.value),
  );
  const lead = expanded(
    prologue(
      known.filter((each): each is HostVariable => each !== undefined),
      source,
      true,
    ),
  );
  return rules.map((rule) => new ScriptBuilder('shellscript').append(lead).append(expanded(rule)).build());
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** `$$` is the shell's `$`; `$(NAME)` is put in by make, as a variable of the same name would be; other functions are not followed. */
const expanded = (script: EmbeddedScript): EmbeddedScript =>
  rewritten(
    script,
    /\$\$|\$\(([\w.-]+)\)|\$\{([\w.-]+)\}|\$([@<^*?+|%])|\$\((\w+)[ \t]((?:[^()]|\([^()]*\))*)\)/g,
    (match) => {
      const [whole, round, curly, automatic, name, rest] = match;
      if (whole === '$$') return '$';
      const variable = round ?? curly;
      if (variable !== undefined) return /^[A-Za-z_]\w*$/.test(variable) ? `\${${variable}}` : hole(variable);
      if (automatic !== undefined) return hole('target');
      return name === 'shell' ? `$(${rest ?? ''})` : hole(name ?? '');
    },
  );
