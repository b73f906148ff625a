import { describeFixtures } from '../../../support/fixture-findings.js';

describeFixtures('test/fixtures/aws/go');
describeFixtures('test/fixtures/gcp/go');
