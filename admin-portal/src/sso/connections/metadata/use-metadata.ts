import { useMutation } from "@tanstack/react-query";
import { ReadSamlMetadataDocument, type SamlMetadataReadFragment } from "../../../gql/graphql.ts";
import { execute } from "../../../server/client.ts";

/** What was given, as it is kept, and what stands in it. */
export interface MetadataRead {
  readonly given: { readonly metadataUrl: string } | { readonly metadataXml: string };
  readonly metadata: SamlMetadataReadFragment;
}

/** Has the server read metadata, and keeps nothing of it. */
export function useMetadata() {
  return useMutation({
    mutationFn: async (given: MetadataRead["given"]): Promise<MetadataRead> => {
      const input = "metadataUrl" in given ? { url: given.metadataUrl } : { xml: given.metadataXml };
      return { given, metadata: (await execute(ReadSamlMetadataDocument, { input })).readSamlMetadata };
    },
  });
}
