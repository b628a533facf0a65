package dev.docent.api.access;

import java.util.Optional;

/**
 * A caller, and the budget that its requests count against.
 *
 * @param budget empty if there is none
 */
public record Authenticated(Caller caller, Optional<KeyBudget> budget) {

    /** {@return a caller without a budget} */
    public static Authenticated of(Caller caller) {
        return new Authenticated(caller, Optional.empty());
    }
}
