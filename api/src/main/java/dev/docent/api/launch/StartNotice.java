package dev.docent.api.launch;

import java.util.Optional;

/** Something that is said once when the service has started. */
public interface StartNotice {

    /** {@return the line, or nothing when there is nothing to say at this start} */
    Optional<String> line();
}
