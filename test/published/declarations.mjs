/**
 * A program that exports what it gets from each public function, method and property, without writing types: what it
 * gets is named in its own declarations, so each type in the interface must have a name that programs can say.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const PACKAGE = "node_modules/wasm-mlp";

/** The program's text, from the types of the package that is installed in a folder. */
export function declarationProgram(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, PACKAGE, "package.json"), "utf8"));
  const entries = Object.entries(exports).filter(([path]) => !/\.js(on)?$/.test(path));
  const files = entries.map(([, { types }]) => join(folder, PACKAGE, types));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
  });
  const checker = program.getTypeChecker();
  return entries
    .flatMap(([path], index) => {
      const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(files[index])));
      const name = `entry${index}`;
      return [
        `import * as ${name} from "wasm-mlp${path.slice(1)}";`,
        ...symbols.flatMap((symbol) => usesOf(checker, symbol, name)),
      ];
    })
    .join("\n");
}

/** Exported constants, one for each thing that a program gets from a public symbol. */
function usesOf(checker, symbol, entry) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const name = `${entry}.${symbol.name}`;
  const prefix = name.replace(".", "_");
  const uses = [];
  if (target.flags & ts.SymbolFlags.Function) {
    uses.push(`export const ${prefix} = (...given: Parameters<typeof ${name}>) => ${name}(...given);`);
  }
  if (target.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) {
    const type = checker.getDeclaredTypeOfSymbol(target);
    const parameters = (type.typeParameters ?? []).map(() => "any");
    const written = parameters.length > 0 ? `${name}<${parameters.join(", ")}>` : name;
    for (const property of checker.getPropertiesOfType(type)) {
      if (!/^[a-z]\w*$/i.test(property.name) || isHidden(property, checker)) continue;
      uses.push(`export const ${prefix}_${property.name} = (value: ${written}) => value.${property.name};`);
    }
  }
  return uses;
}

/** What programs cannot reach, and what only the engine calls. */
function isHidden(property, checker) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isClosed = property.declarations?.some((declaration) => ts.getCombinedModifierFlags(declaration) & hidden);
  return isClosed || property.getJsDocTags(checker).some(({ name }) => name === "internal");
}
