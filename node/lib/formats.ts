/** The options of Spark's formats. Others may be given under Spark's names. */

/** The value of an option. `undefined` and `null` leave it out. */
export type OptionValue = string | number | boolean | null | undefined;

/** Options by Spark's names. */
export type FormatOptions = Record<string, OptionValue>;

/** What readers of files know, whatever the format. */
export interface FileReadOptions {
  /** The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files. */
  readonly schema?: string | undefined;
  readonly pathGlobFilter?: string | undefined;
  readonly recursiveFileLookup?: boolean | undefined;
  /** Files changed before this moment: `2026-01-01T00:00:00`. */
  readonly modifiedBefore?: string | undefined;
  readonly modifiedAfter?: string | undefined;
  readonly [option: string]: OptionValue;
}

/** What is done with lines that do not fit the schema. */
export type ParseMode = "PERMISSIVE" | "DROPMALFORMED" | "FAILFAST";

interface TextualReadOptions extends FileReadOptions {
  readonly mode?: ParseMode | undefined;
  readonly columnNameOfCorruptRecord?: string | undefined;
  readonly dateFormat?: string | undefined;
  readonly timestampFormat?: string | undefined;
  readonly encoding?: string | undefined;
  readonly locale?: string | undefined;
  readonly lineSep?: string | undefined;
  readonly multiLine?: boolean | undefined;
  readonly samplingRatio?: number | undefined;
}

export interface CsvReadOptions extends TextualReadOptions {
  readonly sep?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: string | undefined;
  readonly comment?: string | undefined;
  readonly header?: boolean | undefined;
  readonly inferSchema?: boolean | undefined;
  readonly ignoreLeadingWhiteSpace?: boolean | undefined;
  readonly ignoreTrailingWhiteSpace?: boolean | undefined;
  readonly nullValue?: string | undefined;
  readonly nanValue?: string | undefined;
  readonly positiveInf?: string | undefined;
  readonly negativeInf?: string | undefined;
  readonly maxColumns?: number | undefined;
  readonly maxCharsPerColumn?: number | undefined;
  readonly charToEscapeQuoteEscaping?: string | undefined;
  readonly enforceSchema?: boolean | undefined;
  readonly emptyValue?: string | undefined;
  readonly unescapedQuoteHandling?: string | undefined;
}

export interface JsonReadOptions extends TextualReadOptions {
  readonly primitivesAsString?: boolean | undefined;
  readonly prefersDecimal?: boolean | undefined;
  readonly allowComments?: boolean | undefined;
  readonly allowUnquotedFieldNames?: boolean | undefined;
  readonly allowSingleQuotes?: boolean | undefined;
  readonly allowNumericLeadingZero?: boolean | undefined;
  readonly allowBackslashEscapingAnyCharacter?: boolean | undefined;
  readonly allowUnquotedControlChars?: boolean | undefined;
  readonly allowNonNumericNumbers?: boolean | undefined;
  readonly dropFieldIfAllNull?: boolean | undefined;
}

export interface ParquetReadOptions extends FileReadOptions {
  readonly mergeSchema?: boolean | undefined;
  readonly datetimeRebaseMode?: string | undefined;
  readonly int96RebaseMode?: string | undefined;
}

export interface OrcReadOptions extends FileReadOptions {
  readonly mergeSchema?: boolean | undefined;
}

export interface TextReadOptions extends FileReadOptions {
  /** Each file is one row. */
  readonly wholetext?: boolean | undefined;
  readonly lineSep?: string | undefined;
}

export interface XmlReadOptions extends TextualReadOptions {
  /** The elements that are rows. */
  readonly rowTag?: string | undefined;
  readonly excludeAttribute?: boolean | undefined;
  readonly attributePrefix?: string | undefined;
  readonly valueTag?: string | undefined;
  readonly ignoreSurroundingSpaces?: boolean | undefined;
  readonly rowValidationXSDPath?: string | undefined;
  readonly ignoreNamespace?: boolean | undefined;
  readonly wildcardColName?: string | undefined;
  readonly inferSchema?: boolean | undefined;
  readonly nullValue?: string | undefined;
}

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

interface TextualWriteOptions extends FileWriteOptions {
  readonly dateFormat?: string | undefined;
  readonly timestampFormat?: string | undefined;
  readonly encoding?: string | undefined;
  readonly lineSep?: string | undefined;
}

export interface CsvWriteOptions extends TextualWriteOptions {
  readonly sep?: string | undefined;
  readonly quote?: string | undefined;
  readonly escape?: string | undefined;
  readonly header?: boolean | undefined;
  readonly nullValue?: string | undefined;
  readonly emptyValue?: string | undefined;
  readonly escapeQuotes?: boolean | undefined;
  readonly quoteAll?: boolean | undefined;
  readonly ignoreLeadingWhiteSpace?: boolean | undefined;
  readonly ignoreTrailingWhiteSpace?: boolean | undefined;
  readonly charToEscapeQuoteEscaping?: string | undefined;
}

export interface JsonWriteOptions extends TextualWriteOptions {
  readonly ignoreNullFields?: boolean | undefined;
}

export interface TextWriteOptions extends FileWriteOptions {
  readonly lineSep?: string | undefined;
}

export interface XmlWriteOptions extends TextualWriteOptions {
  /** The elements that are rows, and the one around them. */
  readonly rowTag?: string | undefined;
  readonly rootTag?: string | undefined;
  readonly attributePrefix?: string | undefined;
  readonly valueTag?: string | undefined;
  readonly nullValue?: string | undefined;
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
