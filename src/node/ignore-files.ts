import ignore, { type Ignore } from 'ignore';

/** The rules of one .gitignore, and how a path of the walk reads from its folder. */
interface RuleLevel {
  readonly rules: Ignore;
  readonly relative: (path: string) => string;
}

/**
 * The .gitignore rules in force in a folder: its own and those of all folders above. As in git, the deepest file with
 * a verdict wins, and what lies in an ignored folder is never looked at (the walk does not enter it).
 */
export class IgnoreRules {
  static readonly none = new IgnoreRules([]);

  private constructor(private readonly levels: readonly RuleLevel[]) {}

  /**
   * These rules and, stronger, those of `text`. `relative` turns a path of the walk into one relative to the folder
   * that holds the file (`''` for that folder itself).
   */
  with(text: string, relative: (path: string) => string): IgnoreRules {
    // git compares names as they are on disk, so case is kept.
    return new IgnoreRules([{ rules: ignore({ ignorecase: false }).add(text), relative }, ...this.levels]);
  }

  ignores(path: string, folder: boolean): boolean {
    for (const { rules, relative } of this.levels) {
      const subject = relative(path);
      if (subject === '') continue;
      const verdict = rules.test(folder ? `${subject}/` : subject);
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  }
}
