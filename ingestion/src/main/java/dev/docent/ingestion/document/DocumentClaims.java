package dev.docent.ingestion.document;

import java.time.Instant;
import java.util.Optional;

/** Handing out documents that wait, in the store itself, so that no two who ask at the same moment get the same one. */
interface DocumentClaims {

    /**
     * Puts the oldest waiting document of the first owner after this one, by id, who has any into a holder's hand, as
     * {@link Document#claimed} says.
     *
     * @return it as it is stored then, which may be a moment later; empty when none waits
     */
    Optional<Document> claimNext(String afterOwner, String holder, Instant now);
}
