import type { Locator, Page } from 'playwright-core';

const WORKBENCH_MILLISECONDS = 60_000;

/** What a user sees and does in VS Code's window, for runs that drive it from outside. */
export class Workbench {
  constructor(readonly page: Page) {}

  /** Resolves when the window is drawn and its editors are restored. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: WORKBENCH_MILLISECONDS });
    const editors = this.page.locator('.part.editor .editor-group-container').first();
    await editors.waitFor({ timeout: WORKBENCH_MILLISECONDS });
  }

  /** The command palette, quick picks and input boxes are one widget. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  get quickInputBox(): Locator {
    return this.quickInput.locator('input[type=text]').first();
  }

  quickPickRow(text: string): Locator {
    return this.quickInput.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  async openPalette(text: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInputBox.waitFor();
    await this.quickInputBox.fill(text);
  }

  /** By its whole title: `Unforbid: Decode 403...`. */
  async runCommand(title: string): Promise<void> {
    await this.openPalette(`>${title}`);
    await this.quickPickRow(title).click();
  }

  async openFile(name: string): Promise<void> {
    await this.openPalette(name);
    await this.quickPickRow(name).click();
    await this.tab(name).waitFor();
  }

  /** Lines and columns count from 1, as the status bar shows them. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.openPalette(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.editorFocused();
  }

  /** A key pressed while the focus is still on its way back from the palette is lost. */
  async editorFocused(): Promise<void> {
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  tab(name: string): Locator {
    return this.page.locator(`.tabs-container .tab[data-resource-name="${name}"]`);
  }

  /** Lines of the text editor that hold `text`. */
  editorLines(text: string): Locator {
    return this.page.locator('.monaco-editor .view-line', { hasText: text });
  }

  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /** Shows the hover at a place and waits for the part that holds `text`: its parts arrive one by one. */
  async hoverAt(line: number, column: number, text: string): Promise<Locator> {
    await this.goTo(line, column);
    await this.runCommand('Show or Focus Hover');
    const hover = this.page.locator('.monaco-hover:visible .monaco-hover-content', { hasText: text }).first();
    await hover.waitFor();
    return hover;
  }

  /** Opens the list of quick fixes at the cursor. */
  async quickFixes(): Promise<Locator> {
    await this.editorFocused();
    await this.runCommand('Quick Fix...');
    const actions = this.page.locator('.action-widget .monaco-list-row.action');
    await actions.first().waitFor();
    return actions;
  }

  async openViewContainer(title: string): Promise<void> {
    await this.page.locator(`.activitybar [aria-label^="${title}"]`).first().click();
  }

  /** Only rows that are scrolled into view exist in the page. */
  treeRows(view: string): Locator {
    return this.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);
  }

  treeRow(view: string, text: string): Locator {
    return this.treeRows(view).filter({ hasText: text }).first();
  }

  async openProblems(): Promise<Locator> {
    await this.runCommand('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  get statusItems(): Locator {
    return this.page.locator('.part.statusbar .statusbar-item');
  }

  notification(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();
  }

  async clearNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
  }

  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }
}
