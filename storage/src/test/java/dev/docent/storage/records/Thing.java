package dev.docent.storage.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** An aggregate with a value of every kind that aggregates have. */
@Aggregate("things")
public record Thing(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String name,
        Kind kind,
        boolean visible,
        long size,
        double share,
        @Nullable Details details,
        Instant createdAt) {

    public static final Instant MADE = Instant.parse("2026-11-21T02:28:38.123Z");

    public static Thing named(String name, Kind kind, @Nullable Details details) {
        return new Thing(RecordIds.next(), null, "owner", name, kind, true, 1L << 40, 0.25, details, MADE);
    }

    public Thing renamed(String other) {
        return new Thing(id, version, owner, other, kind, visible, size, share, details, createdAt);
    }

    public Thing madeAt(Instant time) {
        return new Thing(id, version, owner, name, kind, visible, size, share, details, time);
    }

    /** One of a few. */
    public enum Kind {
        PLAIN,
        FANCY
    }

    /** A value inside it, with lists, maps, other records and moments. */
    public record Details(List<Part> parts, Map<String, Object> more, Instant since) implements NestedValue {}

    /** A value inside that value. */
    public record Part(String name, int count) {}
}
