package dev.docent.api.problem;

import java.util.Optional;

/** A response that can be ended before it is complete. */
public interface EndableAnswer {

    /** {@return what ended it; empty as long as nothing has} */
    Optional<EndedAnswerException> ending();
}
