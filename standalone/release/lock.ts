/** One package of a lockfile, as far as it says what else it needs. */
export interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** A lockfile of npm: packages by the folder that they are installed in. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** The folders of everything that these packages need at run time, for every platform, as the lockfile resolves it. */
export function neededFrom(lock: Lock, names: readonly string[]): string[] {
  const needed = new Set<string>();
  const visit = (from: string, name: string) => {
    const path = resolve(lock, from, name);
    if (!path || needed.has(path)) return;
    needed.add(path);
    for (const each of needsOf(lock.packages[path]!)) visit(path, each);
  };
  for (const name of names) visit("", name);
  return [...needed].sort();
}

function needsOf({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }: LockedPackage) {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** As Node looks for a package: in the folder itself, then in each above it. */
function resolve({ packages }: Lock, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const path = `${folder ? `${folder}/` : ""}node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder) return null;
  }
}
