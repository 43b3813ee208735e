import type { HttpRouteProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { ClientRoute } from '../../functions/routes.ts';
import type { Settings } from '../settings.ts';

/** How a client shows that it may use a route. There is no way to have none. */
type Authorization = Required<Pick<HttpRouteProps, 'authorizer'>> &
  Pick<HttpRouteProps, 'authorizationScopes'>;

/**
 * By default a request is signed by an IAM principal, and IAM says which routes it may use. Where the stack knows who
 * issues tokens, a request brings one, and its scopes say it. Either way API Gateway checks, before any code of ours.
 */
export const makeAuthorization = ({
  jwtIssuer,
  jwtAudience,
}: Pick<Settings, 'jwtAudience' | 'jwtIssuer'>): ((route: ClientRoute) => Authorization) => {
  if (jwtIssuer === undefined || jwtAudience === undefined) {
    const signed = { authorizer: new HttpIamAuthorizer() };
    return () => signed;
  }
  const authorizer = new HttpJwtAuthorizer('Jwt', jwtIssuer, { jwtAudience: [...jwtAudience] });
  return ({ permission }) => ({ authorizer, authorizationScopes: [`callmask/${permission}`] });
};
