package dev.docent.api.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A JSON string contains an unpaired surrogate, which cannot be encoded in UTF-8. */
public final class IllFormedTextException extends MismatchedInputException {

    public IllFormedTextException(JsonParser parser) {
        super(parser, "Not well-formed Unicode");
    }
}
