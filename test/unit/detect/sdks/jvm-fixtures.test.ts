import { describeFixtures } from '../../../support/fixture-findings.js';

for (const language of ['java', 'kotlin', 'scala']) {
  describeFixtures(`test/fixtures/aws/${language}`);
  describeFixtures(`test/fixtures/gcp/${language}`);
}
