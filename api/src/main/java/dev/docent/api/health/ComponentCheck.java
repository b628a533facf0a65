package dev.docent.api.health;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of the service, looked at cheaply.
 *
 * @param name as clients know it
 * @param adapter looks, and answers which adapter is in use; fails when the part is down
 * @param reason a sentence on what of it does not work although it is up; null when all does
 */
record ComponentCheck(String name, Supplier<String> adapter, Supplier<@Nullable String> reason) {

    /** A part that is up or down, and nothing between. */
    ComponentCheck(String name, Supplier<String> adapter) {
        this(name, adapter, () -> null);
    }
}
