import { describe, expect, test } from '@jest/globals';
import { ENDPOINTS } from '../../../functions/routes.ts';
import { synthesize, synthesizeChecked } from '../../support/cdk/stack.ts';

const ofCarrier = ENDPOINTS.filter((endpoint) => endpoint.access === 'carrier');

/** What the routes of the carrier call, and what API Gateway may call for them. */
const calledIn = ({ list, named }: ReturnType<typeof synthesize>) => {
  const routes = list('AWS::ApiGatewayV2::Route').filter(({ Properties }) =>
    ofCarrier.some(({ method, path }) => Properties.RouteKey === `${method} ${path}`),
  );
  const targets = routes.map(({ Properties }) => Properties.Target.replace('integrations/', ''));
  const permissions = list('AWS::Lambda::Permission').map(({ Properties }) => Properties);
  return {
    called: targets.map((it) => named('AWS::ApiGatewayV2::Integration', it).Properties.IntegrationUri),
    permitted: permissions
      .filter(({ FunctionName, SourceArn }) => FunctionName.startsWith('transfer/') && SourceArn)
      .map(({ Action, FunctionName, Principal }) => [Principal, Action, FunctionName]),
  };
};

describe('where nothing was chosen', () => {
  const plain = synthesize();

  test('no instance stands ready, so there is neither a version nor an alias to pay or to wait for', () => {
    expect([...plain.list('AWS::Lambda::Version'), ...plain.list('AWS::Lambda::Alias')]).toEqual([]);
    expect(new Set(calledIn(plain).called)).toEqual(new Set(['transfer/Lambda']));
  });

  test('nothing is reserved: a new account could not, and every function may use what there is', () => {
    for (const { Properties } of plain.list('AWS::Lambda::Function')) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });
});

describe('where instances stand ready', () => {
  const ready = synthesizeChecked({ transferProvisionedConcurrency: '3', transferReservedConcurrency: '50' });
  const alias = ready.only('AWS::Lambda::Alias').Properties;
  const [version] = ready.list('AWS::Lambda::Version');

  test('they are of the function that answers callers, as it was deployed last', () => {
    expect(alias).toMatchObject({
      FunctionName: 'transfer/Lambda',
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 },
    });
    expect(ready.list('AWS::Lambda::Version')).toHaveLength(1);
    expect(version.Properties).toEqual({ FunctionName: 'transfer/Lambda' });
    expect(ready.named('AWS::Lambda::Version', alias.FunctionVersion)).toBe(version);
  });

  test('every endpoint of the carrier calls those instances, and may', () => {
    const { called, permitted } = calledIn(ready);
    expect(called).toEqual(ofCarrier.map(() => 'transfer/Lambda/Aliasready'));
    expect(permitted).toEqual(
      ofCarrier.map(() => [
        'apigateway.amazonaws.com',
        'lambda:InvokeFunction',
        'transfer/Lambda/Aliasready',
      ]),
    );
  });

  test('the alarms count what they do, because they watch the function with all its versions', () => {
    const watching = ready
      .list('AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties)
      .filter(({ Dimensions }) => Dimensions?.[0].Value === 'transfer/Lambda');
    expect(watching.map(({ MetricName }) => MetricName).sort()).toEqual(['Duration', 'Errors', 'Throttles']);
    for (const { Dimensions } of watching) {
      expect(Dimensions).toEqual([{ Name: 'FunctionName', Value: 'transfer/Lambda' }]);
    }
  });

  test('what is reserved is for callers alone', () => {
    const reserving = ready
      .list('AWS::Lambda::Function')
      .filter(({ Properties }) => Properties.ReservedConcurrentExecutions !== undefined);
    expect(reserving).toEqual([ready.named('AWS::Lambda::Function', 'transfer/Lambda')]);
    expect(reserving[0].Properties.ReservedConcurrentExecutions).toBe(50);
  });

  test('the checks find nothing', () => {
    expect(ready.report.pluginReports).toEqual([]);
  });
});
