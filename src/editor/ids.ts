/** Every id that package.json also names. A test compares the two. */
export const COMMANDS = {
  refresh: 'unforbid.refresh',
  stopScan: 'unforbid.stopScan',
  chooseStage: 'unforbid.chooseStage',
  decode: 'unforbid.decode',
  decodeSelection: 'unforbid.decodeSelection',
  decodeClipboard: 'unforbid.decodeClipboard',
  createConfiguration: 'unforbid.createConfiguration',
  refreshRoles: 'unforbid.refreshRoles',
  showLog: 'unforbid.showLog',
  copyStatement: 'unforbid.copyStatement',
  addGrant: 'unforbid.addGrant',
  openStatement: 'unforbid.openStatement',
} as const;

/** Commands that only our own links, lenses and quick fixes run: not in package.json, so not in the palette. */
export const INTERNAL_COMMANDS = {
  openLocation: 'unforbid.internal.openLocation',
  copyText: 'unforbid.internal.copyText',
  applyFix: 'unforbid.internal.applyFix',
  suppress: 'unforbid.internal.suppress',
} as const;

export const VIEWS = { container: 'unforbid', inventory: 'unforbid.inventory' } as const;

export const CONTEXT_KEYS = { state: 'unforbid.state' } as const;

export const SETTINGS = {
  section: 'unforbid',
  severityDenied: 'diagnostics.denied',
  severityMissingScope: 'diagnostics.missingScope',
  severityConditional: 'diagnostics.conditional',
  severityUnknown: 'diagnostics.unknown',
  lowConfidence: 'inventory.showLowConfidence',
  tests: 'inventory.showTests',
  exclude: 'scan.exclude',
  maximumFileSize: 'scan.maximumFileSizeKilobytes',
  scanOnOpen: 'scan.onOpen',
} as const;

/** The scheme of our read-only documents. */
export const DOCUMENT_SCHEME = 'unforbid';
