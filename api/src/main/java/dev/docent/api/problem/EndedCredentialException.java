package dev.docent.api.problem;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown where an answer is written whose credential has ended since the request began. */
public final class EndedCredentialException extends IOException {

    public EndedCredentialException() {
        super("The credential has expired, was revoked, or no longer permits this call");
    }

    /** {@return the exception that caused the failure} */
    static Optional<EndedCredentialException> in(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> Optional.empty();
            case EndedCredentialException ended -> Optional.of(ended);
            default -> in(failure.getCause());
        };
    }
}
