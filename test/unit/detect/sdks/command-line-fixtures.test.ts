import { describeFixtures } from '../../../support/fixture-findings.js';

describeFixtures('test/fixtures/aws/shell');
describeFixtures('test/fixtures/gcp/shell');
