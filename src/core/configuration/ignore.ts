import picomatch from 'picomatch/posix';
import { globPattern, matches } from '../evaluate/pattern.js';
import type { Requirement } from '../model/requirement.js';
import type { Configuration, IgnoreEntry } from './schema.js';

/** The first entry that puts the requirement aside at this time; undefined: none does. */
export function ignoredBy(requirement: Requirement, configuration: Configuration, now: Date): IgnoreEntry | undefined {
  return (configuration.ignore ?? []).find((entry) => isInForce(entry, now) && covers(entry, requirement));
}

/** True when an entry of `ignore` that has not run out covers the requirement: its permission, and all of its sites. */
export function isIgnored(requirement: Requirement, configuration: Configuration, now: Date): boolean {
  return ignoredBy(requirement, configuration, now) !== undefined;
}

/** `until` is the last day (UTC) on which the entry counts. */
function isInForce(entry: IgnoreEntry, now: Date): boolean {
  return entry.until === undefined || now.toISOString().slice(0, 10) <= entry.until;
}

function covers(entry: IgnoreEntry, requirement: Requirement): boolean {
  const { permission, file } = entry;
  if (permission === undefined && file === undefined) return false;
  if (permission !== undefined && !matches(globPattern(permission.toLowerCase()), requirement.permission.toLowerCase()))
    return false;
  if (file === undefined) return true;
  const isMatch = picomatch(file, { dot: true });
  // A permission that another file needs too is still needed.
  return requirement.sites.length > 0 && requirement.sites.every((site) => isMatch(site.location.file));
}
