package dev.docent.api.audit;

import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries are listed.
 *
 * @param account whose data or credentials they concern; null for all
 * @param action null for all
 * @param from the first id; null for no bound
 * @param to the id after the last; null for no bound
 */
public record AuditSelection(
        @Nullable String account,
        @Nullable String action,
        @Nullable String from,
        @Nullable String to) {

    /** {@return the entries of a time} @param from null for no bound @param to exclusive; null for no bound */
    public static AuditSelection of(
            @Nullable String account, @Nullable AuditAction action, @Nullable Instant from, @Nullable Instant to) {
        return new AuditSelection(account, action == null ? null : action.text(), id(from), id(to));
    }

    private static @Nullable String id(@Nullable Instant time) {
        return time == null ? null : RecordIds.firstAt(time);
    }
}
