/** References that one value may take to be read. Values that refer to each other many times over would take for ever. */
const MOST_STEPS = 4000;

/** Counts the references that are followed for one value; what is left when they are used up is not known. */
export class Effort {
  private left = MOST_STEPS;

  /** Before a value is read that nothing else is read for. */
  renew(): void {
    this.left = MOST_STEPS;
  }

  /** False when enough was followed. */
  spend(): boolean {
    this.left -= 1;
    return this.left >= 0;
  }
}
