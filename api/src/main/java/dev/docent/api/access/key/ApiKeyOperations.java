package dev.docent.api.access.key;

import java.time.Instant;

/** Operations on API keys that the store executes as one statement. */
interface ApiKeyOperations {

    /** Records a use of a key, without a new version; a key that does not exist is ignored. */
    void markUsed(String id, Instant at);
}
