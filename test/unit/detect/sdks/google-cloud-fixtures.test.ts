import { describeFixtures } from '../../../support/fixture-findings.js';

describeFixtures('test/fixtures/gcp/python');
describeFixtures('test/fixtures/gcp/typescript');
describeFixtures('test/fixtures/gcp/javascript');
