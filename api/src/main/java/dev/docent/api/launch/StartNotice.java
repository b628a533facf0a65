package dev.docent.api.launch;

import java.util.Optional;

/** A line of the start message. */
public interface StartNotice {

    /** {@return the line; empty if there is nothing to report at this start} */
    Optional<String> line();
}
