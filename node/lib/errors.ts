/** What went wrong, in Spark's terms. */

/** A place in a query's text or in a program that an error points to. Offsets are -1 when unknown. */
export interface QueryContext {
  readonly isSql: boolean;
  readonly objectType: string;
  readonly objectName: string;
  /** Zero-based offset of the first character. */
  readonly startIndex: number;
  /** Zero-based offset of the last character. */
  readonly stopIndex: number;
  readonly fragment: string;
  readonly callSite: string;
  readonly summary: string;
}

interface Contents {
  condition: string;
  message: string;
  sqlState: string | null;
  parameters: Record<string, string>;
  contexts: QueryContext[];
  operationId: string | null;
  causes: string[];
}

/** An error of Spark or of Firesteel: a condition of the catalogue, and what it is about. */
export class FiresteelError extends Error {
  override readonly name = "FiresteelError";
  /** The error class, such as `UNRESOLVED_COLUMN.WITH_SUGGESTION`. */
  readonly condition: string;
  readonly sqlState: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly contexts: readonly QueryContext[];
  readonly operationId: string | null;
  /** What caused the error, nearest first. */
  readonly causes: readonly string[];

  constructor(contents: Contents) {
    super(contents.message);
    this.condition = contents.condition;
    this.sqlState = contents.sqlState;
    this.parameters = contents.parameters;
    this.contexts = contents.contexts;
    this.operationId = contents.operationId;
    this.causes = contents.causes;
  }

  /** What is not done, met before the core was asked. */
  static unsupported(operation: string): FiresteelError {
    return new FiresteelError({
      condition: "UNSUPPORTED_OPERATION",
      message: `[UNSUPPORTED_OPERATION] ${operation} is not supported. SQLSTATE: 0A000`,
      sqlState: "0A000",
      parameters: { operation },
      contexts: [],
      operationId: null,
      causes: [],
    });
  }

  /** An argument that cannot be used, met before the core was asked. */
  static argument(call: string, argument: string, reason: string): FiresteelError {
    return new FiresteelError({
      condition: "FIRESTEEL_INVALID_ARGUMENT",
      message: `[FIRESTEEL_INVALID_ARGUMENT] The argument ${argument} of ${call} cannot be used: ${reason} SQLSTATE: 22023`,
      sqlState: "22023",
      parameters: { function: call, argument, reason },
      contexts: [],
      operationId: null,
      causes: [],
    });
  }
}

/** The error that a native call meant; whatever the core did not make is left as it is. */
export function meant(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('{"')) {
    return error;
  }
  try {
    return new FiresteelError(JSON.parse(error.message) as Contents);
  } catch {
    return error;
  }
}
