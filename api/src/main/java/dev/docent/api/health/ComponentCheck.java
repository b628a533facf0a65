package dev.docent.api.health;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cheap check of one part of the service.
 *
 * @param name of the part in the API
 * @param adapter returns the name of the adapter in use; throws if the part is down
 * @param reason why the part is degraded, as a sentence; null if it is not
 */
record ComponentCheck(String name, Supplier<String> adapter, Supplier<@Nullable String> reason) {

    /** A check of a part that is never degraded. */
    ComponentCheck(String name, Supplier<String> adapter) {
        this(name, adapter, () -> null);
    }
}
