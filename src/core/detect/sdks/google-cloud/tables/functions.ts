import type { MethodRow } from '../table.js';

/** Exported functions that are alike: `functions('NewClient, NewGRPCClient', {..})`, for the exports of a module. */
export const functions = (names: string, row: MethodRow): Readonly<Record<string, MethodRow>> =>
  Object.fromEntries(names.split(', ').map((name) => [name, row]));
