import type { HttpRouteProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { ClientEndpoint } from '../../functions/routes.ts';
import type { Settings } from '../settings.ts';

/** How clients are authorized. There is always an authorizer. */
type Authorization = Required<Pick<HttpRouteProps, 'authorizer'>> &
  Pick<HttpRouteProps, 'authorizationScopes'>;

/**
 * By default an IAM principal signs the request, and IAM says which endpoints it may use. With a JWT issuer, the request carries
 * a JWT, and its scopes say so. Either way API Gateway checks before our code runs.
 */
export const makeAuthorization = ({
  jwtIssuer,
  jwtAudience,
}: Pick<Settings, 'jwtAudience' | 'jwtIssuer'>): ((endpoint: ClientEndpoint) => Authorization) => {
  if (jwtIssuer === undefined || jwtAudience === undefined) {
    const signed = { authorizer: new HttpIamAuthorizer() };
    return () => signed;
  }
  const authorizer = new HttpJwtAuthorizer('Jwt', jwtIssuer, { jwtAudience: [...jwtAudience] });
  return ({ permission }) => ({ authorizer, authorizationScopes: [`callmask/${permission}`] });
};
