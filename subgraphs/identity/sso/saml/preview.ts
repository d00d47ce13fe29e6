import { notFound } from "../../../shared/lock.ts";
import type { IdentityContext } from "../../context.ts";
import { SsoMapped } from "../sso-test.types.ts";
import { mapped } from "./mapping.ts";
import { samlConnection } from "./saml-connection.service.ts";
import { mappingOf } from "./saml-connection.wanted.ts";
import type { PreviewSamlMapping } from "./saml-mapping.inputs.ts";

/** Who somebody with these attributes would be here, by the same rules as at a sign-in. */
export async function previewSamlMapping(ctx: IdentityContext, input: PreviewSamlMapping): Promise<SsoMapped> {
  if (!(await samlConnection(ctx, input.connectionId))) throw notFound();
  const { attributes, roleMapping, unknownRole, defaultRoles } = input;
  const rules = { mapping: mappingOf(input.mapping), roleMapping, unknownRole, defaultRoles };
  const { email, displayName, roles, active } = mapped(attributes, rules);
  return Object.assign(new SsoMapped(), { email, displayName, roles, active });
}
