package dev.docent.api.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A JSON string holds half of a surrogate pair: no text, and nothing that could be written out again. */
public final class IllFormedTextException extends MismatchedInputException {

    public IllFormedTextException(JsonParser parser) {
        super(parser, "Not well-formed Unicode");
    }
}
