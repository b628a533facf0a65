package dev.docent.api.idempotency;

import dev.docent.api.access.secret.DerivedKeys;
import dev.docent.api.access.secret.Seal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Encrypts answers for keeping, since some of them hold tokens and secrets. */
@Component
final class SealedAnswers {

    private final Seal seal;

    SealedAnswers(DerivedKeys keys) {
        this.seal = keys.seal("idempotent answers");
    }

    String seal(String id, byte[] answer) {
        return seal.close(id, answer);
    }

    /** {@return the answer, or empty when it was sealed with a key that is gone, or changed since} */
    Optional<byte[]> open(String id, String text) {
        return seal.open(id, text);
    }
}
