"use strict";
/** What went wrong, in Spark's terms. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.FiresteelError = void 0;
exports.meant = meant;
/** An error of Spark or of Firesteel: a condition of the catalogue, and what it is about. */
class FiresteelError extends Error {
    name = "FiresteelError";
    /** The error class, such as `UNRESOLVED_COLUMN.WITH_SUGGESTION`. */
    condition;
    sqlState;
    parameters;
    contexts;
    operationId;
    /** What caused the error, nearest first. */
    causes;
    constructor(contents) {
        super(contents.message);
        this.condition = contents.condition;
        this.sqlState = contents.sqlState;
        this.parameters = contents.parameters;
        this.contexts = contents.contexts;
        this.operationId = contents.operationId;
        this.causes = contents.causes;
    }
    /** An argument that cannot be used, met before the core was asked. */
    static argument(call, argument, reason) {
        return new FiresteelError({
            condition: "FIRESTEEL_INVALID_ARGUMENT",
            message: `[FIRESTEEL_INVALID_ARGUMENT] The argument ${argument} of ${call} cannot be used: ${reason}.`,
            sqlState: null,
            parameters: { function: call, argument, reason },
            contexts: [],
            operationId: null,
            causes: [],
        });
    }
}
exports.FiresteelError = FiresteelError;
/** The error that a native call meant; whatever the core did not make is left as it is. */
function meant(error) {
    if (!(error instanceof Error) || !error.message.startsWith('{"')) {
        return error;
    }
    try {
        return new FiresteelError(JSON.parse(error.message));
    }
    catch {
        return error;
    }
}
