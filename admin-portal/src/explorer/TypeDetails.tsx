import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from "graphql";

interface Props {
  type: GraphQLNamedType;
  atCursor: boolean;
  onOpen(name: string): void;
}

interface Row {
  name: string;
  description?: string | null;
  args?: readonly GraphQLArgument[];
  type?: GraphQLType;
}

/** A type with its fields or values; every type that it names can be opened. */
export function TypeDetails({ type, atCursor, onOpen }: Props) {
  return (
    <Box sx={{ mt: 1 }}>
      <Box component="h2" sx={{ typography: "h2", m: 0 }}>
        {type.name}{" "}
        {atCursor && (
          <Box component="span" sx={{ color: "text.secondary", fontWeight: 400, fontSize: "0.8125rem" }}>
            at the cursor
          </Box>
        )}
      </Box>
      {type.description && <Box sx={{ color: "text.secondary" }}>{type.description}</Box>}
      <Box component="ul" sx={{ listStyle: "none", m: 0, mt: 1, p: 0, display: "grid", gap: 1 }}>
        {rowsOf(type).map((row) => (
          <Box component="li" key={row.name} sx={{ overflowWrap: "anywhere" }}>
            <Box component="code" sx={{ fontSize: "0.8125rem" }}>
              <strong>{row.name}</strong>
              {row.args && row.args.length > 0 && <Arguments args={row.args} onOpen={onOpen} />}
              {row.type && (
                <>
                  {": "}
                  <TypeLink type={row.type} onOpen={onOpen} />
                </>
              )}
            </Box>
            {row.description && <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{row.description}</Box>}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Arguments({ args, onOpen }: { args: readonly GraphQLArgument[]; onOpen(name: string): void }) {
  return (
    <>
      (
      {args.map((arg, index) => (
        <span key={arg.name}>
          {index > 0 && ", "}
          {arg.name}: <TypeLink type={arg.type} onOpen={onOpen} />
        </span>
      ))}
      )
    </>
  );
}

function TypeLink({ type, onOpen }: { type: GraphQLType; onOpen(name: string): void }) {
  return (
    <Link
      component="button"
      type="button"
      onClick={() => onOpen(getNamedType(type).name)}
      sx={{ font: "inherit", verticalAlign: "baseline" }}
    >
      {String(type)}
    </Link>
  );
}

function rowsOf(type: GraphQLNamedType): Row[] {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    return Object.values<Row>(type.getFields());
  if (isEnumType(type)) return type.getValues().map(({ name, description }) => ({ name, description }));
  return isUnionType(type) ? type.getTypes().map((member) => ({ name: "or", type: member })) : [];
}
