package dev.docent.api.access.key;

import dev.docent.api.access.KeyBudget;
import java.util.Optional;

/** Operations on the usage of keys that the store executes as one statement, so that nodes together keep to a budget. */
interface KeyUsageOperations {

    /**
     * Counts a request and the bytes of its body if the budget has room for both, and a token left.
     *
     * @param first the record of the day without usage, which is created if there is none
     * @return the usage with the request; empty if the budget has no room for it
     */
    Optional<KeyUsage> admit(KeyUsage first, KeyBudget budget, long bytes);

    /** Adds tokens to the record of a day; one that does not exist is ignored. */
    void add(String id, long tokens);
}
