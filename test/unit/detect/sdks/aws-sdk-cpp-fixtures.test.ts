import { describeFixtures } from '../../../support/fixture-findings.js';

describeFixtures('test/fixtures/aws/cpp');
