/** The options of Spark's formats. Others may be given under Spark's names. */

/** The value of an option. `undefined` and `null` leave it out. */
export type OptionValue = string | number | boolean | null | undefined;

/** Options by Spark's names. */
export type FormatOptions = Record<string, OptionValue>;

/** Options that are texts, that are switched on or off, and that are numbers. */
type Texts<Names extends string> = { readonly [Name in Names]?: string | undefined };
type Flags<Names extends string> = { readonly [Name in Names]?: boolean | undefined };
type Numbers<Names extends string> = { readonly [Name in Names]?: number | undefined };

/** What readers and writers of a format know both. */
type Textual = Texts<"dateFormat" | "timestampFormat" | "encoding" | "lineSep">;
type Csv = Texts<"sep" | "quote" | "escape" | "nullValue" | "emptyValue" | "charToEscapeQuoteEscaping"> &
  Flags<"header" | "ignoreLeadingWhiteSpace" | "ignoreTrailingWhiteSpace">;
interface Xml extends Texts<"attributePrefix" | "valueTag" | "nullValue"> {
  /** The elements that are rows. */
  readonly rowTag?: string | undefined;
}

/** What readers of files know, whatever the format. */
export interface FileReadOptions extends Texts<"pathGlobFilter">, Flags<"recursiveFileLookup"> {
  /** The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files. */
  readonly schema?: string | undefined;
  /** Files changed before this moment: `2026-01-01T00:00:00`. */
  readonly modifiedBefore?: string | undefined;
  readonly modifiedAfter?: string | undefined;
  readonly [option: string]: OptionValue;
}

/** What is done with lines that do not fit the schema. */
export type ParseMode = "PERMISSIVE" | "DROPMALFORMED" | "FAILFAST";

interface TextualReadOptions
  extends FileReadOptions,
    Textual,
    Texts<"columnNameOfCorruptRecord" | "locale">,
    Flags<"multiLine">,
    Numbers<"samplingRatio"> {
  readonly mode?: ParseMode | undefined;
}

export interface CsvReadOptions
  extends TextualReadOptions,
    Csv,
    Texts<"comment" | "nanValue" | "positiveInf" | "negativeInf" | "unescapedQuoteHandling">,
    Flags<"inferSchema" | "enforceSchema">,
    Numbers<"maxColumns" | "maxCharsPerColumn"> {}

export interface JsonReadOptions
  extends TextualReadOptions,
    Flags<"primitivesAsString" | "prefersDecimal" | "dropFieldIfAllNull">,
    Flags<"allowComments" | "allowUnquotedFieldNames" | "allowSingleQuotes" | "allowNumericLeadingZero">,
    Flags<"allowBackslashEscapingAnyCharacter" | "allowUnquotedControlChars" | "allowNonNumericNumbers"> {}

export interface ParquetReadOptions
  extends FileReadOptions,
    Texts<"datetimeRebaseMode" | "int96RebaseMode">,
    Flags<"mergeSchema"> {}

export interface OrcReadOptions extends FileReadOptions, Flags<"mergeSchema"> {}

export interface TextReadOptions extends FileReadOptions, Texts<"lineSep"> {
  /** Each file is one row. */
  readonly wholetext?: boolean | undefined;
}

export interface XmlReadOptions
  extends TextualReadOptions,
    Xml,
    Texts<"rowValidationXSDPath" | "wildcardColName">,
    Flags<"excludeAttribute" | "ignoreSurroundingSpaces" | "ignoreNamespace" | "inferSchema"> {}

/** How a database's table is read. User and password are options too. */
export interface JdbcReadOptions {
  /** A column of numbers, dates or timestamps by whose ranges the rows are parted; its bounds leave no row out. */
  readonly partitionColumn?: string | undefined;
  readonly lowerBound?: string | number | undefined;
  readonly upperBound?: string | number | undefined;
  readonly numPartitions?: number | undefined;
  /** Conditions in SQL, a part each. */
  readonly predicates?: readonly string[] | undefined;
  readonly [option: string]: OptionValue | readonly string[];
}

/** What to do when there is data already: `error` raises and `ignore` does nothing. */
export type SaveMode = "append" | "overwrite" | "error" | "errorifexists" | "ignore";

/** What writers of files know, whatever the format, beside the options of the format. */
export interface FileWriteOptions {
  readonly mode?: SaveMode | undefined;
  /** A folder for each combination of these columns' values. */
  readonly partitionBy?: string | readonly string[] | undefined;
  readonly compression?: string | undefined;
  /** Cancels the write; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly [option: string]: OptionValue | readonly string[] | AbortSignal;
}

interface TextualWriteOptions extends FileWriteOptions, Textual {}

export interface CsvWriteOptions extends TextualWriteOptions, Csv, Flags<"escapeQuotes" | "quoteAll"> {}

export interface JsonWriteOptions extends TextualWriteOptions, Flags<"ignoreNullFields"> {}

export interface TextWriteOptions extends FileWriteOptions, Texts<"lineSep"> {}

export interface XmlWriteOptions extends TextualWriteOptions, Xml {
  /** The element around the rows. */
  readonly rootTag?: string | undefined;
}

/** Options as Spark writes them. */
export function optionTexts(options: FormatOptions): Record<string, string> {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given.map(([key, value]) => [key, String(value)]));
}

/** One name, or several. */
export function several(names: string | readonly string[] | undefined): string[] {
  return names === undefined ? [] : typeof names === "string" ? [names] : [...names];
}
