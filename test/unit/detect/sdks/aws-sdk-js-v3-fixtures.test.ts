import { describeFixtures } from '../../../support/fixture-findings.js';

describeFixtures('test/fixtures/aws/typescript');
describeFixtures('test/fixtures/aws/javascript');
